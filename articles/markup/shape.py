"""The canonical form of a body, built tag by tag, so that no depth of nesting can exhaust it."""

from dataclasses import dataclass, field

from articles.markup.line import Line
from articles.markup.tags import opening, picture
from articles.markup.vocabulary import DEEPEST, FRAMES, HOLDERS, INLINE, LEAVES, PARENTS, RENAMED, ROOMY


@dataclass(slots=True)
class Box:
    """A container that is still open: its tag as written, and what stands in it so far."""

    tag: str
    opening: str = ""
    inside: list["str | Leaf"] = field(default_factory=list)

    def html(self) -> str:
        """Return the container closed, or nothing when it holds nothing and its table does not need it."""
        if self.tag in HOLDERS and self.tag != "blockquote" and len(self.inside) == 1:
            only = self.inside[0]
            if isinstance(only, Leaf) and only.tag == "":
                return f"{self.opening}{only.inner}</{self.tag}>"
        filled = self.filled()
        return f"{self.opening}{filled}</{self.tag}>" if filled or self.tag in {"td", "th"} else ""

    def filled(self) -> str:
        return "".join(part if isinstance(part, str) else part.html() for part in self.inside)


@dataclass(slots=True)
class Leaf:
    """A finished text block; without a tag of its own it may become its holder's only text."""

    tag: str
    inner: str

    def html(self) -> str:
        tag = self.tag or "p"
        return f"<{tag}>{self.inner}</{tag}>"


class Shape:
    """What has been read so far: the open containers, the open text block, pictures still to be placed."""

    def __init__(self, *, elsewhere: bool = False) -> None:
        self.boxes = [Box("")]
        self.line = Line()
        self.elsewhere = elsewhere
        self.pictures: list[str] = []

    def words(self, escaped_words: str) -> None:
        """Take a stretch of text."""
        text = self.line.folded(escaped_words)
        if not text or (text.isspace() and not self.line.parts):
            return
        if self.line.ends_paragraph:
            self._flush(self.line.tag)
        self.line.add(text)

    def tag(self, name: str, *, closing: bool, attributes: str) -> None:
        """Take a tag: part of a line, a picture, or the limit of a block."""
        if name in INLINE:
            self.line.tagged(name, attributes, closing=closing)
        elif name == "br":
            self.line.broken()
        elif name == "img":
            self.pictures += picture(attributes, elsewhere=self.elsewhere)
            self._settle_pictures()
        else:
            self._block(RENAMED.get(name, name), closing, attributes)

    def finished(self) -> str:
        """Return the whole body, every container closed."""
        self._flush()
        while len(self.boxes) > 1:
            self._close(self.boxes[-1].tag)
        return self.boxes[0].filled()

    def _flush(self, next_tag: str = "") -> None:
        """Put the finished text block into its container, and begin the next."""
        inner = self.line.finished()
        if inner:
            self._holder().inside.append(Leaf(self.line.tag, inner))
        self.line = Line(next_tag, inline=self.line.inline)
        self._settle_pictures()

    def _settle_pictures(self) -> None:
        """Put pictures after the paragraph they stood in, each in a figure."""
        if self.pictures and not self.line.parts:
            self._holder()
            place = self._nearest({*ROOMY, "figure"})
            framed = [p if place.tag == "figure" else f"<figure>{p}</figure>" for p in self.pictures]
            place.inside += framed
            self.pictures = []

    def _holder(self) -> Box:
        """Return the container that may hold a paragraph here; a list gets an item for it."""
        if self.boxes[-1].tag in {"ul", "ol"}:
            self.boxes.append(Box("li", "<li>"))
        return self._nearest({*HOLDERS, "figure", ""})

    def _nearest(self, tags: set[str]) -> Box:
        return next(box for box in reversed(self.boxes) if box.tag in tags)

    def _block(self, name: str, closing: bool, attributes: str) -> None:
        self._flush()
        if name in LEAVES:
            captioned = self.boxes[-1].tag in {"figcaption", "caption"}
            self.line.tag = "" if closing or captioned else name
        elif name == "hr":
            self._holder()
            self._nearest({*ROOMY}).inside.append("<hr>")
        elif closing:
            self._close(name)
        elif name in HOLDERS or name in FRAMES:
            self._open(name, attributes)

    def _open(self, name: str, attributes: str) -> None:
        while self.boxes[-1].tag == "li" and name == "li":
            self._close("li")
        if name in {"ul", "ol", "table", "blockquote", "figure"}:
            self._holder()
        if len(self.boxes) <= DEEPEST and self._fits(name):
            self.boxes.append(Box(name, opening(name, attributes)))

    def _fits(self, name: str) -> bool:
        """Say whether a container may stand here: tables need rows, rows cells, captions their figure."""
        top = self.boxes[-1].tag
        if name in PARENTS:
            return top in PARENTS[name]
        return top in ROOMY or (top == "figure" and name != "figure")

    def _close(self, name: str) -> None:
        """Close the nearest open container of that name and all that stand in it."""
        if name not in (box.tag for box in self.boxes[1:]):
            return
        while True:
            box = self.boxes.pop()
            self.boxes[-1].inside += [html] if (html := box.html()) else []
            if box.tag == name:
                return
