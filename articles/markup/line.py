"""One text block while it is being read: its words, its inline tags, its line breaks."""

from dataclasses import dataclass, field
from html import unescape

from articles.markup.reading import EMPTIED, escaped, plain
from articles.markup.tags import opening
from articles.markup.vocabulary import DEEPEST
from articles.text import WHITESPACE, safe

BREAK = "\n<br>"


@dataclass(slots=True)
class Line:
    """A text block that is still open; inline tags left open go on in the next one."""

    tag: str = ""
    parts: list[str] = field(default_factory=list)
    inline: list[tuple[str, str]] = field(default_factory=list)
    space: bool = True
    breaks: int = 0

    @property
    def ends_paragraph(self) -> bool:
        """Two line breaks or more end a paragraph, as old pages mean them."""
        return self.breaks > 1 and self.tag in {"", "p"}

    def folded(self, escaped_words: str) -> str:
        """Return a stretch of words with its white space folded into what stands before it."""
        text = safe(unescape(escaped_words))
        if self.tag == "pre":
            return text
        text = WHITESPACE.sub(" ", text)
        return text.lstrip(" ") if self.space or self.breaks else text

    def add(self, text: str) -> None:
        """Take words, after the line break that is due before them."""
        if not self.parts:
            self.parts = [tag for _, tag in self.inline]
        if self.breaks:
            _strip_end(self.parts)
            self.parts.append(BREAK)
            text = text.lstrip(" ")
            self.breaks = 0
        self.parts.append(escaped(text))
        self.space = text.endswith(" ")

    def tagged(self, name: str, attributes: str, *, closing: bool) -> None:
        """Take an inline tag; links to nowhere and tags nested too deep are left out."""
        tag = opening(name, attributes)
        if closing and name in (open_name for open_name, _ in self.inline):
            self._close(name)
        elif not closing and tag != "<a>" and len(self.inline) < DEEPEST:
            self.inline.append((name, tag))
            self.parts += [tag] if self.parts else []

    def broken(self) -> None:
        """Take a line break; what it breaks is known when words follow."""
        if self.parts and self.tag == "pre":
            self.parts.append("\n")
        elif self.parts:
            self.breaks += 1

    def finished(self) -> str:
        """Return the block's inner HTML, trimmed and closed, or nothing when it holds no words."""
        _strip_start(self.parts)
        _strip_end(self.parts)
        closing = [f"</{name}>" for name, _ in reversed(self.inline)] if self.parts else []
        inner = _without_empty("".join(self.parts + closing))
        return inner if plain(inner).strip() else ""

    def _close(self, name: str) -> None:
        at = max(i for i, (open_name, _) in enumerate(self.inline) if open_name == name)
        reopened = self.inline[at + 1 :]
        if self.parts:
            self.parts += [f"</{open_name}>" for open_name, _ in reversed(self.inline[at:])]
            self.parts += [tag for _, tag in reopened]
        self.inline[at:] = reopened


def _strip_end(parts: list[str]) -> None:
    """Take white space off the end of a line, looking past the tags that close there."""
    for i in range(len(parts) - 1, -1, -1):
        if parts[i].startswith("<"):
            continue
        parts[i] = "" if parts[i] == BREAK else parts[i].rstrip()
        if parts[i]:
            return


def _strip_start(parts: list[str]) -> None:
    """Take white space off the start of a block; of a preformatted one a browser would drop a line itself."""
    for i, part in enumerate(parts):
        if part.startswith("<"):
            continue
        parts[i] = part.lstrip()
        if parts[i]:
            return


def _without_empty(inner: str) -> str:
    """Return the line without inline tags that hold nothing."""
    fewer = EMPTIED.sub("", inner)
    while fewer != inner:
        inner, fewer = fewer, EMPTIED.sub("", fewer)
    return inner
