"""What an import brings: new articles as they were read, and the sections they would need or have made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.actions.addresses import address
from articles.actions.arrivals import LONGEST_LANGUAGE
from articles.actions.facts import byline_of
from articles.actions.sections import LONGEST_SECTION
from articles.intake import Line
from articles.models import Article, Section, Source
from articles.text import one_line
from articles.words import Words

#: What becomes of a record that leaves an article with other words or facts.
WRITTEN = frozenset({"created", "updated", "merged"})


@dataclass(frozen=True, slots=True)
class Arriving:
    """A new article as it was read: its words, and all else in an article that nobody has stored."""

    article: Article
    words: Words
    url: str


def arriving(lines: Iterable[Line], shelves: Mapping[str, Section]) -> list[Arriving]:
    """Return new articles as they would stand here."""
    return [
        Arriving(_unstored(line, shelves), line.plan.theirs, line.draft.url)
        for line in lines
        if line.plan and line.draft
    ]


def sections_for(lines: Iterable[Line], known: Sequence[Section]) -> dict[str, Section]:
    """Return the section of each name that the lines bring; one without a number is not there yet."""
    by_slug, by_name = {one.slug: one for one in known}, {one.name: one for one in known}
    found = {}
    for name in sorted({_section_name(line) for line in lines}):
        if slug := address(name):
            found[name] = by_name.get(name) or by_slug.setdefault(slug, Section(name=name, slug=slug))
    return found


def new_among(shelves: Mapping[str, Section]) -> list[Section]:
    """Return the sections that are not there yet, each once."""
    return list({one.slug: one for one in shelves.values() if one.pk is None}.values())


def with_articles(lines: Sequence[Line]) -> list[tuple[Line, Article | None]]:
    """Return the lines with the articles that were written; asked for all at once."""
    keys = [line.record for line in lines if line.action in WRITTEN]
    found = Source.objects.filter(key__in=keys).select_related("article").only("key", "article__slug")
    articles = {source.key: source.article for source in found} if keys else {}
    return [(line, articles.get(line.record) if line.action in WRITTEN else None) for line in lines]


def _unstored(line: Line, shelves: Mapping[str, Section]) -> Article:
    assert line.draft is not None
    return Article(
        section=shelves.get(_section_name(line)),
        language=one_line(line.draft.language)[:LONGEST_LANGUAGE] or "en",
        byline=byline_of(line.draft),
        published_at=line.draft.published,
    )


def _section_name(line: Line) -> str:
    """Return the section that a line puts its article in; nothing when it leaves it where it is."""
    if line.action == "created" and line.draft:
        return one_line((line.draft.into or line.draft.section)[:LONGEST_SECTION])
    return one_line(line.plan.facts.get("section", "")) if line.plan else ""
