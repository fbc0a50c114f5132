"""Source HTML to a clean canonical body, and from the body to its blocks.

Canonical form: a closed vocabulary, white space runs folded to one space and none at a block's ends, a
newline before each `<br>`, no empty block, no text outside a block, our own spelling of every tag. A block's
`textContent` in a browser is therefore exactly its stored text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

import nh3

from articles.text import UNSAFE, WHITESPACE

INLINE = frozenset({"a", "em", "strong", "b", "i", "sub", "sup", "code"})
LEAVES = frozenset({"p", "h2", "h3", "pre"})
HOLDERS = frozenset({"li", "td", "th", "figcaption", "caption", "blockquote"})
FRAMES = frozenset({"ul", "ol", "table", "thead", "tbody", "tfoot", "tr", "figure"})

#: Tags that only say where a paragraph ends, and what they are called here.
RENAMED = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "dt": "p", "dd": "p", "address": "p"}
BOUNDARIES = frozenset(
    "div section article main header footer aside nav details summary dl center hgroup form fieldset".split()
)
UNHEARD = frozenset(
    "script style noscript template iframe object embed svg math textarea select button title head audio video"
    .split()
)

#: Which parent a tag needs; anything else is read as a mere boundary, so that no word is lost.
PARENTS = {
    "li": {"ul", "ol"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "caption": {"table"},
    "figcaption": {"figure"},
}

ATTRIBUTES = {
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "ol": ("start",),
}

#: How deep containers may stand in each other; deeper ones are opened up, their words kept.
DEEPEST = 8

TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
LEAF = re.compile(
    r'<(p|h2|h3|pre|li|td|th|figcaption|caption)((?: [a-z]+="[^"]*")*)>'
    r"(?=[^<]|<(?:a|em|strong|b|i|sub|sup|code)[ >])(.*?)</\1>",
    re.DOTALL,
)
EMPTIED = re.compile(r"<(a|em|strong|b|i|sub|sup|code)(?: [^>]*)?></\1>")


def escaped(text: str) -> str:
    """Return text as the canonical form spells it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(inner: str) -> str:
    """Return the words of a stretch of canonical HTML that holds inline tags only."""
    return TAG.sub("", inner).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def leaves(body: str) -> Iterator[re.Match[str]]:
    """Yield each text block of a canonical body: groups are tag, attributes and inner HTML."""
    return LEAF.finditer(body)


def canonical(html: str) -> str:
    """Return any HTML as a clean canonical body; what may run or load is gone, every word is kept."""
    clean = nh3.clean(
        html,
        tags=set(_HEARD),
        clean_content_tags=set(UNHEARD),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )
    shape = _Shape()
    done = 0
    for tag in TAG.finditer(clean):
        shape.words(clean[done : tag.start()])
        shape.tag(tag[2], closing=bool(tag[1]), attributes=tag[3])
        done = tag.end()
    shape.words(clean[done:])
    return shape.finished()


def paragraphs(text: str) -> str:
    """Return plain text as a canonical body: a blank line starts a paragraph, a line end is a space."""
    return canonical("".join(f"<p>{escaped(part)}</p>" for part in re.split(r"\n\s*\n", text)))


_HEARD = (
    INLINE | LEAVES | HOLDERS | FRAMES | BOUNDARIES | frozenset(RENAMED) | frozenset({"br", "hr", "img"})
)


@dataclass(slots=True)
class _Box:
    """A container that is still open: its tag as written, and what stands in it so far."""

    tag: str
    opening: str = ""
    inside: list["str | _Leaf"] = field(default_factory=list)

    def html(self) -> str:
        """Return the container closed, or nothing when it holds nothing and its table does not need it."""
        if self.tag in HOLDERS and self.tag != "blockquote" and len(self.inside) == 1:
            only = self.inside[0]
            if isinstance(only, _Leaf) and only.tag == "":
                return f"{self.opening}{only.inner}</{self.tag}>"
        filled = "".join(part if isinstance(part, str) else part.html() for part in self.inside)
        return f"{self.opening}{filled}</{self.tag}>" if filled or self.tag in {"td", "th"} else ""


@dataclass(slots=True)
class _Leaf:
    """A finished text block; without a tag of its own it may become its holder's only text."""

    tag: str
    inner: str

    def html(self) -> str:
        tag = self.tag or "p"
        return f"<{tag}>{self.inner}</{tag}>"


class _Shape:
    """Builds the canonical form tag by tag, so that no depth of nesting can exhaust it."""

    def __init__(self) -> None:
        self.boxes = [_Box("")]
        self.leaf = ""
        self.parts: list[str] = []
        self.inline: list[tuple[str, str]] = []
        self.space = True
        self.breaks = 0
        self.pictures: list[str] = []

    def words(self, escaped_words: str) -> None:
        """Take a stretch of text, folding its white space into what stands before it."""
        text = UNSAFE.sub("", unescape(escaped_words).replace("\r\n", "\n"))
        if self.leaf != "pre":
            text = WHITESPACE.sub(" ", text)
            text = text.lstrip(" ") if self.space or self.breaks else text
        if not text or (text.isspace() and not self.parts):
            return
        self._start()
        self.parts.append(escaped(text))
        self.space = text.endswith(" ")

    def tag(self, name: str, *, closing: bool, attributes: str) -> None:
        """Take a tag: part of a line, a picture, or the limit of a block."""
        if name in INLINE:
            self._inline(name, closing, attributes)
        elif name == "br":
            self._break()
        elif name == "img":
            self.pictures += _picture(attributes)
            self._settle_pictures()
        else:
            self._block(RENAMED.get(name, name), closing, attributes)

    def finished(self) -> str:
        self._flush()
        while len(self.boxes) > 1:
            self._close(self.boxes[-1].tag)
        return "".join(part if isinstance(part, str) else part.html() for part in self.boxes[0].inside)

    def _inline(self, name: str, closing: bool, attributes: str) -> None:
        opening = _opening(name, attributes)
        if closing:
            if name in (tag for tag, _ in self.inline):
                self._end_inline(name)
        elif opening != "<a>" and len(self.inline) < DEEPEST:
            self.inline.append((name, opening))
            if self.parts:
                self._pending_break()
                self.parts.append(opening)

    def _end_inline(self, name: str) -> None:
        at = max(i for i, (tag, _) in enumerate(self.inline) if tag == name)
        reopened = self.inline[at + 1 :]
        if self.parts:
            self.parts += [f"</{tag}>" for tag, _ in reversed(self.inline[at:])]
            self.parts += [opening for _, opening in reopened]
        self.inline[at:] = reopened

    def _break(self) -> None:
        if self.leaf == "pre" and self.parts:
            self.parts.append("\n")
        elif self.parts:
            self.breaks += 1

    def _start(self) -> None:
        if not self.parts:
            self.parts = [opening for _, opening in self.inline]
        self._pending_break()

    def _pending_break(self) -> None:
        """Write the line break that is due; two or more of them end the paragraph, as old pages mean it."""
        if self.breaks > 1 and self.leaf in {"", "p"}:
            leaf = self.leaf
            self._flush()
            self.leaf, self.parts = leaf, [opening for _, opening in self.inline]
        elif self.breaks:
            _strip_end(self.parts)
            self.parts.append("\n<br>")
            self.space = True
        self.breaks = 0

    def _flush(self) -> None:
        """Put the finished text block into its container."""
        if self.leaf == "pre":
            _strip_start(self.parts)
        _strip_end(self.parts)
        inner = "".join(self.parts) + "".join(f"</{tag}>" for tag, _ in reversed(self.inline) if self.parts)
        inner = _without_empty(inner)
        if inner and not plain(inner).strip():
            inner = ""
        if inner:
            self._holder().inside.append(_Leaf(self.leaf, inner))
        self.leaf, self.parts, self.space, self.breaks = "", [], True, 0
        self._settle_pictures()

    def _settle_pictures(self) -> None:
        """Put pictures after the paragraph they stood in, each in a figure."""
        if self.pictures and not self.parts:
            framed = [p if self.boxes[-1].tag == "figure" else f"<figure>{p}</figure>" for p in self.pictures]
            self._holder().inside += framed
            self.pictures = []

    def _holder(self) -> _Box:
        """Return the container that may hold a paragraph here."""
        top = self.boxes[-1]
        if top.tag in {"ul", "ol"}:
            top = _Box("li", "<li>")
            self.boxes.append(top)
        fitting = (box for box in reversed(self.boxes) if box.tag in HOLDERS or box.tag in {"", "figure"})
        return next(fitting)

    def _block(self, name: str, closing: bool, attributes: str) -> None:
        self._flush()
        if name in LEAVES:
            self.leaf = "" if closing or self._caption_only() else name
        elif name == "hr":
            self._holder().inside.append("<hr>")
        elif closing:
            self._close(name)
        elif name in HOLDERS or name in FRAMES:
            self._open(name, attributes)

    def _caption_only(self) -> bool:
        return self.boxes[-1].tag in {"figcaption", "caption"}

    def _open(self, name: str, attributes: str) -> None:
        while self.boxes[-1].tag == "li" and name == "li":
            self._close("li")
        if name in {"ul", "ol", "table", "blockquote", "figure"}:
            self._holder()
        if len(self.boxes) <= DEEPEST and self._fits(name):
            self.boxes.append(_Box(name, _opening(name, attributes)))

    def _fits(self, name: str) -> bool:
        """Say whether a container may stand here: tables need rows, rows cells, captions their figure."""
        top = self.boxes[-1].tag
        if name in PARENTS:
            return top in PARENTS[name]
        if name == "figure":
            return top in {"", "blockquote", "li", "td", "th"}
        return top in {"", "li", "td", "th", "blockquote", "figure"}

    def _close(self, name: str) -> None:
        """Close the nearest open container of that name and all that stand in it."""
        if name not in (box.tag for box in self.boxes[1:]):
            return
        while True:
            box = self.boxes.pop()
            html = box.html()
            if html:
                self.boxes[-1].inside.append(html)
            if box.tag == name:
                return


def _opening(name: str, attributes: str) -> str:
    """Return the opening tag in our own spelling: known attributes only, in one order."""
    given = {key: unescape(value) for key, value in ATTRIBUTE.findall(attributes)}
    kept = [(key, _safe(key, given[key])) for key in ATTRIBUTES.get(name, ()) if key in given]
    return f"<{name}{''.join(f' {key}={_quoted(value)}' for key, value in kept if value)}>"


def _safe(key: str, value: str) -> str:
    value = UNSAFE.sub("", WHITESPACE.sub(" ", value)).strip()
    if key in {"width", "height", "colspan", "rowspan", "start"}:
        return value if re.fullmatch(r"[0-9]{1,4}", value) else ""
    return value


def _quoted(value: str) -> str:
    return '"' + escaped(value).replace('"', "&quot;") + '"'


def _picture(attributes: str) -> list[str]:
    """Return the picture when it is ours to serve; one from elsewhere would tell it who reads here."""
    opening = _opening("img", attributes)
    ours = re.search(r' src="/(?!/)', opening)
    return [opening] if ours else []


def _strip_end(parts: list[str]) -> None:
    """Take white space off the end of a line, looking past the tags that close there."""
    for i in range(len(parts) - 1, -1, -1):
        if not parts[i].startswith("<"):
            parts[i] = parts[i].rstrip()
        if parts[i] and not parts[i].startswith("<"):
            return
        if parts[i] == "\n<br>":
            parts[i] = ""


def _strip_start(parts: list[str]) -> None:
    """Take blank lines off the start of a preformatted block; a browser would drop the first itself."""
    for i, part in enumerate(parts):
        if not part.startswith("<"):
            parts[i] = part.lstrip("\n\r\t \f")
            if parts[i]:
                return


def _without_empty(inner: str) -> str:
    """Return the line without inline tags that hold nothing."""
    fewer = EMPTIED.sub("", inner)
    while fewer != inner:
        inner, fewer = fewer, EMPTIED.sub("", fewer)
    return inner
