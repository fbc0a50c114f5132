"""Mobiledoc, the tree in which Ghost kept its posts until 2023, as HTML."""

from collections.abc import Mapping
from typing import Any

from articles.formats.commonmark import HTML
from articles.markup import escaped


def html_of_mobiledoc(document: Any) -> str:
    """Return the body that a Mobiledoc holds as HTML, or nothing when the value is none."""
    sections = document.get("sections") if isinstance(document, dict) else None
    if not isinstance(sections, list):
        return ""
    return "".join(_section(section, document) for section in sections if isinstance(section, list))


def _section(section: list[Any], document: Mapping[str, Any]) -> str:
    match section:
        case [1, str(tag), list(markers), *_]:
            return _tagged(tag, _words(markers))
        case [3, str(tag), list(items), *_]:
            return _tagged(tag, "".join(f"<li>{_words(item)}</li>" for item in items))
        case [10, int(number), *_]:
            cards = document.get("cards")
            return _card(cards[number]) if isinstance(cards, list) and 0 <= number < len(cards) else ""
    return ""


def _tagged(tag: str, inside: str) -> str:
    name = tag if tag.isalnum() else "p"
    return f"<{name}>{inside}</{name}>"


def _words(markers: list[Any]) -> str:
    """Return the words of a section; a marker that is no text is a line break."""
    said = (marker[3] for marker in markers if isinstance(marker, list) and len(marker) > 3)
    return "".join(escaped(words) if isinstance(words, str) else "<br>" for words in said)


def _card(card: Any) -> str:
    match card:
        case ["markdown" | "card-markdown", {"markdown": str(text)}]:
            return str(HTML.render(text))
        case ["html", {"html": str(html)}]:
            return html
    return ""
