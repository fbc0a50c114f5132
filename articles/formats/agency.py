"""What news agencies call their items: which can be articles, and which they want printed."""

#: Kinds of item that can be an article, and states in which an agency wants it printed.
WRITTEN = frozenset({"text", "composite", ""})
USABLE = frozenset({"usable", ""})


def unwanted(kind: str, status: str) -> str:
    """Return why an item of a kind and a status, in small letters, is no article; nothing when it is one."""
    if kind not in WRITTEN:
        return f"It is a {kind}, no text; skipped."
    return f"The agency calls it “{status}”; skipped." if status not in USABLE else ""
