"""A table's row, a JSON object or a front matter, read field by field into a record."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from articles.formats.columns import bare_name, columns_of
from articles.formats.nodes import html_of_tree
from articles.formats.raw import Raw, html_of, joined_names

#: Wrappers that content stores put around the fields of a record.
WRAPPERS = ("node", "attributes", "fields", "_source", "article", "post", "item", "record", "doc")

#: Where an object keeps what it would show: WordPress's REST answers, authors, sections, localised values.
SHOWN = (
    *("text", "value", "name", "title", "label", "content", "data", "href"),
    *("attributes", "basic", "by", "primary_section", "sections"),
)

#: What a value in several languages is kept by: en, pt-BR, zh_Hans.
LOCALE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")

#: Fields of names, which a number is not.
NAMED = frozenset({"byline", "section"})

#: What the two parts of a person's name are called where each is a field of its own.
PART = re.compile(r"(?i)(?:author[ _]?)?(?:(first|given)|(?:last|family|sur))[ _]?name")

#: What systems call an article that readers must not see yet, or not any more.
UNSEEN = frozenset(
    {"draft", "auto-draft", "pending", "future", "private", "trash", "archived", "deleted", "unpublished"}
)

#: Columns that say whether readers may see an article, as `bare_name` spells them, and of what each speaks.
SAYING = {"status": "state", "state": "state", "workflow_state": "state", "moderation_state": "state"} | {
    "draft": "draft",
    "is_draft": "draft",
    "published": "published",
    "is_published": "published",
}

#: Numbers below are no moments (a year, a day count); numbers above count milliseconds.
A_DAY, IN_SECONDS = 86_400, 100_000_000_000

DIGIT = re.compile(r"\d")
YES, NO = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


def unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record with what its wrappers hold beside its own fields."""
    inside = (record[name] for name in WRAPPERS if isinstance(record.get(name), dict))
    whole = next(({**record, **fields} for fields in inside), record)
    return {**whole, **_embedded(whole["_embedded"])} if isinstance(whole.get("_embedded"), dict) else whole


def _embedded(beside: Mapping[str, Any]) -> dict[str, Any]:
    """Return the author and the categories that WordPress's REST answers name beside their numbers."""
    groups = beside.get("wp:term")
    terms = [term for group in groups for term in group or ()] if isinstance(groups, list) else []
    categories = [term for term in terms if isinstance(term, dict) and term.get("taxonomy") == "category"]
    named = {"author": beside.get("author"), "categories": categories}
    return {name: value for name, value in named.items() if value}


def raw_of(record: Mapping[str, Any], name: str, place: str, told: Mapping[str, str]) -> Raw:
    """Return a record of a source; without an id or address of its own its key is where it stands."""
    said = {field: said_of(record, field, columns) for field, columns in columns_of(record, told).items()}
    said["byline"] = said.get("byline") or full_name(record)
    own = said.get("key") or said.get("url")
    source = f"{name}#{own or place}"
    raw = Raw(source=source, key=own or source, body=html_of(said.pop("body", "")))
    for field in said.keys() - {"key"}:
        setattr(raw, field, said[field])
    return raw


def said_of(record: Mapping[str, Any], field: str, columns: Iterable[str]) -> str:
    """Return what the first of some columns says that says anything."""
    said = (spelled(record.get(column), field) for column in columns)
    return next((words for words in said if words.strip() and not _is_none(words, field)), "")


def full_name(person: Mapping[str, Any]) -> str:
    """Return a name whose two parts are fields of their own."""
    found = ((PART.fullmatch(name), said) for name, said in person.items() if isinstance(said, str))
    parts = {bool(part[1]): said.strip() for part, said in found if part}
    return f"{parts.get(True, '')} {parts.get(False, '')}".strip()


def fields_of_article(record: Any, told: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the fields with a record's headline and body; none when it is no article."""
    if not isinstance(record, dict):
        return ()
    columns = columns_of(record, told)
    saying = (
        next((name for name in columns.get(field, ()) if said_of(record, field, [name])), "")
        for field in ("headline", "body")
    )
    found = tuple(saying)
    return found if all(found) else ()


def is_unseen(record: Mapping[str, Any]) -> bool:
    """Say whether a record is a draft, waits for its day, or was taken down, whatever the spelling."""
    said: dict[str, set[str]] = {}
    for name, value in record.items():
        if (column := bare_name(name)) in SAYING:
            said.setdefault(SAYING[column], set()).add(spelled(value, "").strip().casefold())
    states, drafts, published = (said.get(of, set()) for of in ("state", "draft", "published"))
    unseen = states & UNSEEN or drafts & YES or published & NO
    return bool(unseen) or _is_draft_of_strapi(record)


def _is_draft_of_strapi(record: Mapping[str, Any]) -> bool:
    """Tell a record of Strapi that was never published; elsewhere an empty date says nothing."""
    of_strapi = ("attributes" in record or "documentId" in record) and {"createdAt", "updatedAt"} <= set(
        record
    )
    return of_strapi and "publishedAt" in record and record["publishedAt"] is None


def spelled(value: Any, field: str) -> str:
    """Return a value of any shape as the text it would be shown as."""
    if isinstance(value, str):
        is_tree = field == "body" and value.startswith(("{", "[{"))
        return (html_of_tree(value) if is_tree else "") or value
    if isinstance(value, list):
        return _listed(value, field)
    if isinstance(value, dict):
        return _shown(value, field)
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: ""}[value]
    if field in NAMED:
        return ""
    return moment(value) if field == "published" else str(value)


def _shown(value: Mapping[str, Any], field: str) -> str:
    """Return what an object would be shown as: its text, its tree, its name, its first language."""
    marked_up = spelled(value.get("rendered") or value.get("html"), field)
    tree = html_of_tree(value) if field == "body" and not marked_up else ""
    shown = (text for name in SHOWN if (text := spelled(value.get(name), field)))
    text = marked_up or tree or next(shown, "") or full_name(value) or _localised(value, field)
    return "" if field == "published" and not DIGIT.search(text) else text


def _localised(value: Mapping[str, Any], field: str) -> str:
    """Return the first text of a value kept by language."""
    of_languages = all(map(LOCALE.fullmatch, value)) and value.keys() != {"id"}  # Indonesian, or a number
    said = value.values() if of_languages else ()
    texts = (spelled(one, field) for one in said if isinstance(one, (str, list, dict)))
    return next(filter(None, texts), "")


def moment(value: Any) -> str:
    """Return a number of seconds or milliseconds since 1970 as a date, anything else as it is spelled."""
    if not isinstance(value, (int, float)) or abs(value) < A_DAY:
        return str(value or "")
    seconds = value / 1000 if abs(value) > IN_SECONDS else value
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return str(value)


def _listed(values: list[Any], field: str) -> str:
    """Return the texts of a list: names side by side, paragraphs below each other, else the first."""
    if field == "body" and (tree := html_of_tree(values)):
        return tree
    texts = [text for value in values if (text := spelled(value, field).strip())]
    if field == "byline":
        return joined_names(texts)
    return "\n\n".join(texts) if field == "body" else "".join(texts[:1])


def _is_none(words: str, field: str) -> bool:
    """Tell `published: true`, which is no date, and a number, which names nobody."""
    words = words.strip()
    return words.isdigit() if field in NAMED else field == "published" and words.casefold() in YES | NO
