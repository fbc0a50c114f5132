"""How pages show articles: sections, words with where their blocks start, times with their zone."""

import re
from datetime import datetime
from itertools import count

from django import template
from django.conf import settings
from django.template.defaultfilters import date
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, pgettext

from articles.models import Article, Section
from articles.words import Words

register = template.Library()

#: How much of the lead story stands on the front page, in characters.
OPENING = 700


#: How a paragraph of text begins: it has an id, so that a notice on “paragraph 3” can lead there.
PARAGRAPH = re.compile(r'<p data-at="\d+"')

#: How a picture begins, and how one that is further down, which is fetched when it comes near.
PICTURE, LATER_PICTURE = "<img ", '<img loading="lazy" decoding="async" '


@register.simple_tag
def sections() -> list[Section]:
    """Every section, in the paper's order."""
    return list(Section.objects.all())


@register.simple_tag
def paper() -> str:
    """The paper's name, for pages made without a request."""
    return str(settings.SITE["name"])


@register.simple_tag
def today() -> str:
    """The date of the paper: today, with its weekday."""
    return _written(timezone.localtime(), pgettext("date of the paper", "l, j E Y"))


@register.filter
def rendered(words: Words) -> SafeString:
    """An article's body, each text block saying where it starts; canonical bodies were cleaned when saved."""
    html = words.rendered().replace("<table>", _table_start()).replace("</table>", "</table></div>")
    numbers = count(1)
    html = PARAGRAPH.sub(lambda start: f'{start[0]} id="p{next(numbers)}"', html)
    first, *more = html.split(PICTURE)
    html = PICTURE.join([first, LATER_PICTURE.join(more)]) if more else first
    return mark_safe(html)  # noqa: S308 - nothing but canonical() makes a body


@register.filter
def opening(article: Article) -> list[str]:
    """The first paragraphs of a story, for the place where it leads."""
    assert article.current is not None
    shown: list[str] = []
    for block in article.current.words.blocks:
        if block.kind == "p" and sum(map(len, shown)) < OPENING:
            shown.append(block.text)
    return shown


@register.filter
def moment(when: datetime) -> SafeString:
    """A time as people here write it, with its zone, for machines too."""
    local = timezone.localtime(when)
    shape = pgettext("date and time", "j E Y, H:i")
    written = f"{_written(local, shape)} {_zone(local)}"
    return format_html('<time datetime="{}">{}</time>', local.isoformat("T", "seconds"), written)


@register.filter
def day(when: datetime) -> SafeString:
    """A date as people here write it."""
    local = timezone.localtime(when)
    written = _written(local, pgettext("date", "j E Y"))
    return format_html('<time datetime="{}">{}</time>', local.isoformat("T", "seconds"), written)


def _table_start() -> str:
    """Return what a table stands in, so that a wide one scrolls by itself, with the keyboard too."""
    return format_html(
        '<div class="table" role="region" tabindex="0" aria-label="{}"><table>', gettext("Table")
    )


def _written(local: datetime, style: str) -> str:
    """Return a date; Azerbaijani writes its months small, which Django does not know."""
    text, month = date(local, style), date(local, "E")
    return text.replace(month, month.replace("İ", "i").lower()) if get_language() == "az" else text


def _zone(local: datetime) -> str:
    """Return the zone as every reader knows it: UTC+4, UTC−3:30."""
    offset = local.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
