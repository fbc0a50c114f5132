"""A record as its source spells it, and the draft or the fault that it makes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from html import unescape
from typing import Any

import nh3

from articles.formats.dates import COUNTED, instant
from articles.formats.decode import DIRECTIONS
from articles.formats.draft import Draft, Fault
from articles.formats.language import language_of
from articles.formats.memory import MEMORY
from articles.formats.paragraphs import autop, paragraphs_of, parted
from articles.markup import canonical, escaped, leaves, plain
from articles.text import UNSAFE, one_line

#: No headline in use is longer; what is has swallowed a text.
LONGEST_HEADLINE = 500

#: The language of a text shows in its first lines.
SAMPLE = 600

ADDRESS = re.compile(r"(?i)https?://[^\s<>\"]+")
LANGUAGE = re.compile(r"(?i)[a-z]{2,3}(?![a-z])")
COUNTRY = re.compile(r"(?i)[a-z]{2,3}[-_][a-z]{2}(?![a-z])")
#: Halves of letters, such as a cut emoji leaves behind: no file and no database takes one.
HALVES = re.compile("[\ud800-\udfff]")

MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<!|&#?\w+;")

#: What only looks like the beginning of a tag, as in “fares <US$5”: none closes before the next.
NO_TAG = re.compile(r"<(?![a-zA-Z/!][^<>]*>|!--)")
TAGS = re.compile(
    r"(?i)</?(?:p|div|br|hr|a|b|i|u|s|em|strong|span|small|font|center|su[bp]|code|cite|q|del|ins|mark|h[1-6]|[uod]l"
    r"|li|d[td]|blockquote|figure|img|video|audio|iframe|script|style|table|t[rdh]|pre|section|article|body)\b[^<>]*>"
)
HEADING = re.compile(r"(?is)\s*(?:<(?:header|div|section|article)\b[^>]*>\s*)*<h[12]\b[^>]*>(.*?)</h[12]>")
CUT_SHORT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*$")


@dataclass(slots=True)
class Raw:
    """The fields of one record: `body` is HTML of any kind, all others are words, possibly marked up."""

    source: str
    key: str
    headline: str = ""
    body: str = ""
    standfirst: str = ""
    section: str = ""
    byline: str = ""
    language: str = ""
    published: str = ""
    url: str = ""
    line: int | None = None
    warnings: tuple[str, ...] = ()

    def fault(self, message: str, *, skipped: bool = False) -> Fault:
        raw = self.whole()
        return Fault(raw.source, message, raw.line, raw.key, skipped)

    def whole(self) -> "Raw":
        """Return the record without halves of letters."""
        broken = [name for name in FIELDS if HALVES.search(getattr(self, name))]
        mended: dict[str, Any] = {name: HALVES.sub("", getattr(self, name)) for name in broken}
        return replace(self, **mended) if mended else self


#: What tells whether a record is as it was; the line it stands in does not.
FIELDS = tuple(field.name for field in fields(Raw) if field.name not in {"line", "warnings"})


def drafted(raw: Raw, *, from_feed: bool = False) -> Draft | Fault:
    """Return the record as a draft, or as a fault when it lacks a headline or a body.

    What comes from a feed was published as it is: it may be a headline alone, and its summary the
    beginning of its body.
    """
    raw, memory = raw.whole(), MEMORY.get()
    seen = memory.digest(getattr(raw, name) for name in FIELDS)
    if memory.knows(seen):
        return Draft(raw.source, one_line(raw.key), words(raw.headline), body="", seen=seen, same=True)
    draft = _cleaned(raw, from_feed)
    return draft if isinstance(draft, Fault) or draft.warnings else replace(draft, seen=seen)


def _cleaned(raw: Raw, from_feed: bool) -> Draft | Fault:
    headline, body = words(raw.headline), canonical(raw.body, elsewhere=True)
    if message := _wanting(headline, body or from_feed):
        return raw.fault(message)
    language = _language(raw.language) or language_of(f"{headline} {plain(body[: 2 * SAMPLE])}"[:SAMPLE])
    draft = Draft(
        source=raw.source,
        key=one_line(raw.key),
        headline=headline,
        body=body,
        standfirst=_standfirst(raw, headline, body if from_feed else ""),
        section=words(raw.section),
        byline=words(raw.byline),
        language=language,
        published=instant(raw.published, _custom(raw.language) or language) if raw.published else None,
        url=_address(raw.url),
    )
    return replace(draft, warnings=(*raw.warnings, *_doubts(raw, draft)))


def words(marked_up: str) -> str:
    """Return the words of a field on one line: no tags, nothing that turns the text, entities as letters."""
    if MARKUP.search(marked_up):
        marked_up = unescape(nh3.clean(NO_TAG.sub("&lt;", marked_up), tags=set()))
    return one_line(DIRECTIONS.sub("", marked_up))


def html_of(text: str) -> str:
    """Return text that may or may not be HTML as HTML, its paragraphs where blank lines or line ends are."""
    if not TAGS.search(text):
        plain_text = unescape(text) if MARKUP.search(text) else text
        return "".join(f"<p>{escaped(part)}</p>" for part in paragraphs_of(plain_text) if part)
    return parted(text) if re.search(r"(?i)<(?:p|div|br)\b", text) else autop(text)


def without_headline(html: str, headline: str) -> str:
    """Return a body without a first heading that only says the headline again."""
    first = HEADING.match(html)
    return html[first.end() :] if first and _letters(words(first[1])) == _letters(words(headline)) else html


def joined_names(names: Iterable[str]) -> str:
    """Return names as a byline, each once."""
    return ", ".join(dict.fromkeys(name.strip() for name in names if name.strip()))


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _wanting(headline: str, body: str | bool) -> str:
    if not headline:
        return "The record has no headline. Add it, or name its field with --map headline=FIELD."
    if len(headline) > LONGEST_HEADLINE:
        return f"The headline “{headline[:40]}…” is longer than {LONGEST_HEADLINE} characters. Cut it."
    if not body:
        return f"“{headline}” has no body text. Add it, or name its field with --map body=FIELD."
    return ""


def _standfirst(raw: Raw, headline: str, body: str) -> str:
    """Return the standfirst unless it says the headline again, or the beginning of this body."""
    standfirst = words(raw.standfirst)
    letters = _letters(CUT_SHORT.sub("", standfirst))
    beginning = " ".join(plain(leaf[3]) for leaf in leaves(body[: 2 * len(standfirst) + 1000]))
    repeated = _letters(beginning[: 2 * len(standfirst)]).startswith(letters)
    return "" if repeated or letters == _letters(headline) else standfirst


def _language(tag: str) -> str:
    """Return the language of a tag such as en-GB, or nothing when it is none."""
    found = LANGUAGE.match(tag.strip())
    return found[0].lower() if found else ""


def _custom(tag: str) -> str:
    """Return a language with its country, which says how dates are written there: en-US is en-us."""
    found = COUNTRY.match(tag.strip())
    return found[0].lower().replace("_", "-") if found else ""


def _address(url: str) -> str:
    """Return a web address, or nothing when it is of a kind that must not be a link."""
    url = unescape(url.strip()) if "&amp;" in url else url.strip()
    return url if ADDRESS.fullmatch(url) else ""


def _doubts(raw: Raw, draft: Draft) -> Iterator[str]:
    """Yield a sentence for each thing the source gave that the draft could not take as it was."""
    if draft.published is None and (date := words(raw.published)):
        yield f"The date “{date[:60]}” is impossible or unclear and was left empty."
    elif COUNTED.fullmatch(raw.published):
        yield f"The date “{raw.published}” was taken for a count of seconds or milliseconds since 1970."
    if ":" in raw.url and not draft.url:
        yield f"“{words(raw.url)[:60]}” is no web address and was left out."
    if UNSAFE.search(raw.headline) or UNSAFE.search(raw.body):
        yield "Control characters were taken out of the text."
    if not draft.body:
        yield "There is no text under the headline."
