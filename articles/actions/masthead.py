"""Every change of a section by hand: its name, its address, its place in the masthead of every page."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.masthead import forget
from articles.models import Section
from articles.text import on_one_line, one_line


@transaction.atomic
def add_section(name: str, slug: str, *, position: int = 0) -> Section:
    """Open a new section at an address."""
    transaction.on_commit(forget, robust=True)
    return Section.objects.create(name=one_line(name), slug=slug, position=position)


@transaction.atomic
def change_section(section: Section, **facts: Any) -> None:
    """Give a section another name, address or position; every page that names it is made anew."""
    transaction.on_commit(forget, robust=True)
    Section.objects.filter(pk=section.pk).update(modified_at=timezone.now(), **on_one_line(facts))
    section.refresh_from_db()
