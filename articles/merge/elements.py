"""The top-level elements of a canonical body, and their words."""

import re

#: Top-level elements of a canonical body; containers never close and open again inside one another's end.
TOP = re.compile(r"<hr>|<(p|h2|h3|pre|ul|ol|blockquote|table|figure)\b")

TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"\w+")


def elements(body: str) -> list[str]:
    """Return the top-level elements of a canonical body."""
    found: list[str] = []
    at = 0
    while at < len(body):
        end = _end_of_element(body, at)
        found.append(body[at:end])
        at = end
    return found


def words_of(element: str) -> list[str]:
    """Return the words of an element; one that has none, such as a picture, is a word itself."""
    return WORD.findall(TAG.sub(" ", element)) or [element]


def _end_of_element(body: str, at: int) -> int:
    opening = TOP.match(body, at)
    if opening is None or opening[1] is None:
        return at + len("<hr>")
    depth = 0
    for tag in re.compile(rf"<(/?){opening[1]}\b[^>]*>").finditer(body, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(body)
