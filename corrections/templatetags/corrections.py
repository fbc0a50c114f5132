"""How articles' pages show corrections: the form, the box, and word diffs."""

from typing import Any

from django import template

from articles.diff import pieces
from articles.models import Article
from corrections.forms import ReportForm
from corrections.models import Notice

register = template.Library()


@register.inclusion_tag("corrections/_report_form.html")
def report_form(article: Article) -> dict[str, Any]:
    """The dialog in which readers report a mistake; it holds no token, so the page can be cached."""
    assert article.current is not None
    return {"article": article, "form": ReportForm(initial={"revision": article.current.number})}


@register.inclusion_tag("corrections/_box.html")
def corrections_of(article: Article, place: str) -> dict[str, Any]:
    """The article's corrections box, at the top or the foot of the page."""
    notices = Notice.objects.standing().filter(article=article, supersedes=None).newest_first()
    return {"notices": [n for n in notices if n.rule.place == place], "place": place, "article": article}


@register.inclusion_tag("corrections/_diff.html")
def word_diff(old: str, new: str) -> dict[str, Any]:
    """What changed between two texts, with inserted and removed words told apart by more than colour."""
    return {"pieces": pieces(old, new)}

