"""Bodies kept as trees of typed nodes, as HTML.

So do Strapi, Sanity, Contentful, Arc, Ghost and WordPress keep them, and ProseMirror, Slate, Lexical,
Draft.js and Editor.js for many others. All say of each node what it is, and keep in it a text or more nodes.
"""

import json
import re
from collections.abc import Mapping
from html import escape, unescape
from itertools import groupby
from typing import Any

from articles.formats.commonmark import HTML
from articles.formats.mobiledoc import html_of_mobiledoc
from articles.formats.raw import TAGS, html_of
from articles.markup import escaped

Node = Mapping[str, Any]

#: Where a node says what it is, where it keeps what belongs to it, more nodes, or a text.
KINDS = ("tag", "listItem", "style", "nodeType", "_type", "blockName", "__component", "kind", "type")
APART = ("data", "attrs", "fields")
INSIDE = ("children", "content_elements", "content", "blocks", "innerBlocks", "items", "nodes")
TEXTS = ("text", "content", "value", "body", "html", "innerHTML", "markdown")
ADDRESSES = ("url", "href", "uri")
ROOTS = ("root", "document", "json", "raw", *INSIDE)

#: What nodes are called and what they are in HTML; the first that fits. Pictures, embeds and boxes are none.
CALLED = {
    "": re.compile(r"embed|pull_?quote|table"),
    "br": re.compile(r"line_?break|hard_?break"),
    "h2": re.compile(r"head|^h[1-6]$"),
    "li": re.compile(r"list_?item|^lic?$|^bullet$|^number$"),
    "ul": re.compile(
        r"^(?:core_)?list$|(?:ordered|bullet(?:ed)?|number(?:ed)?|check|task|[ou]l)_?list$|^[ou]l$"
    ),
    "blockquote": re.compile(r"quote|^(?:core_|extended_)?aside$"),
    "pre": re.compile(r"code|preformatted"),
    "a": re.compile(r"^(?:hyper|auto)?link$|^a$"),
    "md": re.compile(r"markdown"),
    "leaf": re.compile(r"^(?:extended_)?text$|^span$"),
    "p": re.compile(r"paragraph|^p$|text|^(?:core_)?block$|unstyled|normal|html|freeform|^raw$"),
}
NUMBERED = re.compile(r"(?i)(?<!un)ordered|\bnumber|\bol\b|\btrue\b")
SMALL = re.compile(r"[3-6]|three|four|five|six")


def html_of_tree(value: Any) -> str:
    """Return the body that a value, or its JSON, holds as a tree; nothing when it is none."""
    try:
        value = json.loads(value) if isinstance(value, str) else value
        nodes = _root(value)
        return _blocks(nodes) if nodes else html_of_mobiledoc(value)
    except (ValueError, RecursionError):
        return ""


def _root(value: Any) -> list[Any]:
    """Return the outermost nodes of a tree, or none when it is no tree."""
    if isinstance(value, list):
        return value if any(isinstance(node, dict) and _kind(node) for node in value) else []
    if not isinstance(value, dict):
        return []
    return next((nodes for name in ROOTS if (nodes := _root(value.get(name)))), [])


def _kind(node: Node) -> str:
    """Return what a node is in HTML; nothing when we do not know its kind, or it shows no words."""
    said = [node[name] for name in KINDS if isinstance(node.get(name), str) and node[name]]
    for name in said:
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])|[\W_]+", "_", name).lower()
        called = next((html for html, names in CALLED.items() if names.search(kind)), None)
        if called is not None and ":" not in name:
            return called
    return "leaf" if not said and isinstance(node.get("text"), str) else ""


def _whole(node: Node) -> Node:
    """Return a node with what it keeps apart beside its own."""
    apart = [node[name] for name in APART if isinstance(node.get(name), dict)]
    return {name: value for part in (*apart, node) for name, value in part.items()}


def _inside(node: Node) -> list[Any]:
    return next((nodes for name in INSIDE if isinstance(nodes := node.get(name), list)), [])


def _text(node: Node) -> str:
    return next((text for name in TEXTS if isinstance(text := node.get(name), str) and text.strip()), "")


def _blocks(nodes: list[Any]) -> str:
    """Return what stands one below the other; items of a list that no node holds together are one list."""
    parts = groupby(nodes, _list_of_item)
    return "".join(
        _around("".join(map(_item, part)), tag) if tag else "".join(map(_block, part)) for tag, part in parts
    )


def _list_of_item(node: Any) -> str:
    """Return the list that an item which stands alone belongs in; nothing for what is no item."""
    return _list_tag(node) if isinstance(node, dict) and _kind(node) == "li" else ""


def _list_tag(node: Node) -> str:
    """Return what a list, or the list of an item, is in HTML."""
    whole = _whole(node)
    said = " ".join(str(whole.get(name, "")) for name in ("ordered", "listType", *KINDS))
    return "ol" if NUMBERED.search(said) else "ul"


def _block(node: Any) -> str:
    """Return what stands where a paragraph could: a paragraph, a heading, a list, a quotation."""
    if isinstance(node, list):
        return _blocks(node)
    if not isinstance(node, dict):
        return f"<p>{html_of(node)}</p>" if isinstance(node, str) else ""
    called, tag, node = _kind(node), _list_tag(node), _whole(node)
    if called in {"", "blockquote"}:
        return _around(_in_box(node) or (_marked(_text(node)) if called else ""), called)
    if called == "md":
        return str(HTML.render(_text(node)))
    if called == "ul":
        return _around("".join(map(_item, _inside(node))), tag)
    if called == "li":
        return _around(_item(node), tag)
    return _around(_words(node), _heading(node) if called == "h2" else "pre" if called == "pre" else "p")


def _around(html: str, tag: str) -> str:
    return f"<{tag}>{html}</{tag}>" if tag else html


def _heading(node: Node) -> str:
    said = " ".join(str(node.get(name, "")) for name in ("level", *KINDS))
    return "h3" if SMALL.search(said) else "h2"


def _in_box(node: Node) -> str:
    """Return what a quotation, a column or a group holds: words, or blocks of its own."""
    inside = _inside(node)
    kinds = {_kind(one) for one in inside if isinstance(one, dict)}
    return _around(_words(node), "p") if kinds & {"leaf", "a"} else _block(inside)


def _item(node: Any) -> str:
    """Return an item of a list; Editor.js keeps the items below it beside its words."""
    if not isinstance(node, dict):
        return _around(_inline(node), "li")
    below = node.get("items") if isinstance(node.get("content"), str) else None
    items = "".join(map(_item, below)) if isinstance(below, list) else ""
    words = _marked(_text(node)) if items else _words(_whole(node))
    return _around(words + (items and _around(items, "ul")), "li")


def _words(node: Node) -> str:
    """Return the words of a block, whether in nodes or as a text that may hold tags."""
    inside = _inside(node)
    return "".join(map(_inline, inside)) if inside else _marked(_text(node))


def _inline(node: Any) -> str:
    """Return what stands among the words of a block; a paragraph there only ends its line."""
    if not isinstance(node, dict):
        return _marked(node) if isinstance(node, str) else ""
    called, node = _kind(node), _whole(node)
    if called in {"br", "p"}:
        return f"{_words(node)}<br>"
    if called not in {"leaf", "a", ""}:
        return _block(node)
    words = "".join(map(_inline, _inside(node))) or escaped(_text(node))
    links = [node] if called == "a" else [*map(_whole, _marks(node))]
    address = next(
        (link[name] for link in links for name in ADDRESSES if isinstance(link.get(name), str)), ""
    )
    return f'<a href="{escape(address)}">{words}</a>' if links else words


def _marks(node: Node) -> list[Node]:
    """Return what makes a link of words in ProseMirror's trees."""
    marks = node.get("marks")
    return (
        [one for one in marks if isinstance(one, dict) and _kind(one) == "a"]
        if isinstance(marks, list)
        else []
    )


def _marked(text: str) -> str:
    """Return a text that may hold tags or entities as HTML."""
    return text if TAGS.search(text) else escaped(unescape(text))
