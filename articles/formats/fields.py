"""A table's row, a JSON object or a front matter, read field by field into a record."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from articles.formats.columns import columns_of
from articles.formats.raw import Raw, html_of, joined_names

#: Wrappers that content stores put around the fields of a record.
WRAPPERS = ("node", "attributes", "fields", "_source", "article", "post", "item", "record", "doc")

#: Where an object keeps what it would show: WordPress's REST answers, authors, sections, localised values.
SHOWN = ("rendered", "html", "text", "value", "name", "title", "label", "content", "data", "href")

#: What systems call an article that readers must not see yet, or not any more.
UNSEEN = frozenset(
    {"draft", "auto-draft", "pending", "future", "private", "trash", "archived", "deleted", "unpublished"}
)
#: Numbers below are no moments (a year, a day count); numbers above count milliseconds.
A_DAY, IN_SECONDS = 86_400, 100_000_000_000

YES, NO = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


def unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record with what its wrappers hold beside its own fields."""
    inside = (record[name] for name in WRAPPERS if isinstance(record.get(name), dict))
    return next(({**record, **fields} for fields in inside), record)


def raw_of(record: Mapping[str, Any], name: str, place: str, told: Mapping[str, str]) -> Raw:
    """Return a record of a source; without an id or address of its own its key is where it stands."""
    said = {field: said_of(record, field, columns) for field, columns in columns_of(record, told).items()}
    own = said.get("key") or said.get("url")
    source = f"{name}#{own or place}"
    raw = Raw(source=source, key=own or source, body=html_of(said.pop("body", "")))
    for field in said.keys() - {"key"}:
        setattr(raw, field, said[field])
    return raw


def said_of(record: Mapping[str, Any], field: str, columns: Iterable[str]) -> str:
    """Return what the first of some columns says that says anything."""
    said = (spelled(record.get(column), field) for column in columns)
    return next((words for words in said if words.strip() and not _is_switch(words, field)), "")


def is_article(record: Any, told: Mapping[str, str]) -> bool:
    """Say whether a value is an object with a headline and a body."""
    if not isinstance(record, dict):
        return False
    columns = columns_of(record, told)
    return all(said_of(record, field, columns.get(field, ())) for field in ("headline", "body"))


def is_unseen(record: Mapping[str, Any]) -> bool:
    """Say whether a record is a draft, waits for its day, or was taken down."""
    status = spelled(record.get("status"), "").strip().casefold()
    switches = {name: spelled(record.get(name), "").strip().casefold() for name in ("draft", "published")}
    return status in UNSEEN or switches["draft"] in YES or switches["published"] in NO


def spelled(value: Any, field: str) -> str:
    """Return a value of any shape as the text it would be shown as."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return _listed(value, field)
    if isinstance(value, dict):
        return next((text for name in SHOWN if (text := spelled(value.get(name), field))), "")
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: ""}[value]
    return moment(value) if field == "published" else str(value)


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
    texts = [text for value in values if (text := spelled(value, field).strip())]
    if field == "byline":
        return joined_names(texts)
    return "\n\n".join(texts) if field == "body" else "".join(texts[:1])


def _is_switch(words: str, field: str) -> bool:
    """Tell `published: true`, which is no date."""
    return field == "published" and words.strip().casefold() in YES | NO
