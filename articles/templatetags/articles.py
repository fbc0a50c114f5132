"""How pages show articles: the list of sections, the words with where their blocks start."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.models import Section
from articles.words import Words

register = template.Library()


@register.simple_tag
def sections() -> list[Section]:
    """Every section, in the paper's order."""
    return list(Section.objects.all())


@register.filter
def rendered(words: Words) -> SafeString:
    """An article's body, each text block saying where it starts; canonical bodies were cleaned when saved."""
    return mark_safe(words.rendered())  # noqa: S308 - nothing but canonical() makes a body
