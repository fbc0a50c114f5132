"""Sections by the names that sources give them."""

from collections.abc import Iterable

from django.db.models import Q

from articles.actions.addresses import address
from articles.models import Section
from articles.text import one_line

#: What the column holds at most; a longer name is cut.
LONGEST_SECTION = 80


def sections(names: Iterable[str]) -> dict[str, Section]:
    """Return the section of each name, made when it is new; one whose address was changed keeps its name.

    A name that makes no address, such as a dash, is none of a section.
    """
    lines = {name: one_line(name) for name in {*names}}
    slugs = {line: slug for line in lines.values() if (slug := address(line))}
    known = list(Section.objects.filter(Q(slug__in=slugs.values()) | Q(name__in=slugs))) if slugs else []
    by_slug, by_name = {one.slug: one for one in known}, {one.name: one for one in known}
    for name, slug in sorted(slugs.items()):
        if name not in by_name and slug not in by_slug:
            by_slug[slug], _made = Section.objects.get_or_create(slug=slug, defaults={"name": name})
    found = {line: by_name.get(line) or by_slug[slug] for line, slug in slugs.items()}
    return {name: found[line] for name, line in lines.items() if line in found}
