"""Reading canonical HTML: its tags, its text blocks, their words."""

import re
from collections.abc import Iterator

TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
LEAF = re.compile(
    r'<(p|h2|h3|pre|li|td|th|figcaption|caption)((?: [a-z]+="[^"]*")*)>'
    r"(?=[^<]|<(?:a|em|strong|b|i|sub|sup|code)[ >])([^<]*+(?:<(?!/\1>)[^<]*+)*+)</\1>"
)
EMPTIED = re.compile(r"<(a|em|strong|b|i|sub|sup|code)(?: [^>]*)?></\1>")


def escaped(text: str) -> str:
    """Return text as the canonical form spells it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(inner: str) -> str:
    """Return the words of a stretch of canonical HTML that holds inline tags only."""
    words = TAG.sub("", inner) if "<" in inner else inner
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") if "&" in words else words


def leaves(body: str) -> Iterator[re.Match[str]]:
    """Yield each text block of a canonical body: groups are tag, attributes and inner HTML."""
    return LEAF.finditer(body)
