"""The linked data (JSON-LD) of a page: what its publisher says about the article in so many words."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from articles.formats.html.likeness import contained, likeness
from articles.formats.html.pieces import words_of
from articles.formats.html.salvage import salvaged
from articles.formats.raw import HALVES, html_of
from articles.markup import escaped
from articles.text import one_line

Thing = dict[str, Any]

#: Things a page may describe before we stop reading: a story names far fewer.
MOST = 3000

COMMENTS = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$"
)
WEB = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
LOOSE_COMMA = re.compile(r",(?=\s*[}\]])")
ARTICLE = re.compile(r"article|posting|^report$|^review$|opinion|blog|^howto$", re.IGNORECASE)

#: Where linked data speaks of other stories than its page's, or of parts of it.
ELSEWHERE = frozenset(
    ["itemListElement", "hasPart", "isRelatedTo", "mentions", "liveBlogUpdate", "citation", "comment"]
)

#: A headline so like a name of the page is its own, and so is one that a name holds, if it has some words.
ALIKE, WITHIN, FEWEST = 0.6, 0.9, 3


def things(scripts: Iterable[str]) -> list[Thing]:
    """Return everything the scripts describe of their page, outermost first."""
    found: list[Thing] = []
    waiting: deque[Any] = deque(_parsed(script) for script in scripts)
    while waiting and len(found) < MOST:
        value = waiting.popleft()
        if isinstance(value, dict):
            found.append(value)
            waiting.extend(part for key, part in value.items() if key not in ELSEWHERE)
        elif isinstance(value, list):
            waiting.extend(value)
    return found


def article(things: list[Thing], names: list[str], addresses: list[str]) -> Thing:
    """Return the thing that is the article of the page of these names and addresses, the fullest first."""
    articles = [*filter(is_article, things)]
    own = [thing for thing in articles if _is_named(thing, names) or _lives_at(thing, addresses)]
    own = own or [thing for thing in articles if not words(thing.get("headline")) and not _addresses(thing)]
    return max(own, key=_fullness, default={})


def is_article(thing: Thing) -> bool:
    return any(map(ARTICLE.search, kinds(thing)))


def _is_named(thing: Thing, names: list[str]) -> bool:
    """Say whether a thing's headline is one of the names, cut short or with a site's name perhaps."""
    headline = words(thing.get("headline") or thing.get("name"))
    if any(likeness(headline, name) >= ALIKE for name in names):
        return True
    long = len(words_of(headline)) >= FEWEST
    return long and any(contained(headline, name) >= WITHIN for name in names)


def _lives_at(thing: Thing, addresses: list[str]) -> bool:
    own = {*map(_bare, addresses)}
    return any(_bare(address) in own for address in _addresses(thing))


def _addresses(thing: Thing) -> list[str]:
    page = thing.get("mainEntityOfPage")
    told = (thing.get("url"), thing.get("@id"), page, page.get("@id") if isinstance(page, dict) else "")
    return [address for address in told if isinstance(address, str) and WEB.match(address)]


def _bare(address: str) -> str:
    """Return an address without what may differ between two ways to one page."""
    return WEB.sub("", address.partition("#")[0].partition("?")[0]).rstrip("/").lower()


def body(thing: Thing) -> str:
    """Return the story as HTML where the data tells all of it: in one piece, or as steps of instructions."""
    told = thing.get("articleBody")
    return html_of(HALVES.sub("", told)) if isinstance(told, str) else "".join(_steps(thing))


def _steps(thing: Thing) -> Iterator[str]:
    steps = [step for step in _each(thing.get("step")) if isinstance(step, dict)]
    yield html_of(words(thing.get("description"))) if steps else ""
    for step in steps:
        yield f"<h2>{escaped(words(step))}</h2>"
        parts = (step, *_each(step.get("itemListElement")))
        yield from (html_of(words(part.get("text"))) for part in parts if isinstance(part, dict))


def kinds(thing: Thing) -> list[str]:
    kind = thing.get("@type")
    return [str(one) for one in kind] if isinstance(kind, list) else [str(kind)] if kind else []


def words(value: Any) -> str:
    """Return the plain words of a value, of the first when there are several."""
    return next(filter(None, map(_words, _each(value))), "")


def names(value: Any, things: list[Thing]) -> list[str]:
    """Return the names of the people a value speaks of, by name or by reference."""
    return [_words(one) or _referred(one, things) for one in _each(value)]


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _words(value: Any) -> str:
    """Return the words of one value; linked data may wrap them as a value or a name."""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    value = _each(value)[0] if _each(value) else ""
    return one_line(unescape(value)) if isinstance(value, str) else ""


def _referred(value: Any, things: list[Thing]) -> str:
    if not isinstance(value, dict):
        return ""
    same = (thing for thing in things if thing.get("@id") == value.get("@id") and thing.get("name"))
    return next((words(thing["name"]) for thing in same), "")


def _fullness(thing: Thing) -> int:
    return sum(
        bool(thing.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "description")
    )


def _parsed(script: str) -> Any:
    """Return what a script says; of a broken one, the plain fields that can still be read."""
    text = COMMENTS.sub("", COMMENTS.sub("", script))
    for attempt in (text, LOOSE_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    fields = salvaged(text)
    return {"@type": "Article"} | fields if fields else None
