"""Three-way merge of an article's words, block by block: theirs come in, ours stay, a clash is told."""

from articles.diff import edits
from articles.merge.blocks import merged_blocks
from articles.merge.choices import Choice, Clash, either, neither, ours_first, theirs_first
from articles.merge.elements import elements
from articles.words import Words

__all__ = ["Choice", "Clash", "elements", "merged", "neither", "ours_first", "repeated", "theirs_first"]

#: Shorter words stand everywhere and tell nothing.
TELLING = 3


def merged(base: Words, ours: Words, theirs: Words, choice: Choice = neither) -> Words:
    """Return the words with both sides' changes since the base; where they meet it is as chosen."""
    return Words(
        str(either(base.headline, ours.headline, theirs.headline, choice)),
        str(either(base.standfirst, ours.standfirst, theirs.standfirst, choice)),
        _body(base.body, ours.body, theirs.body, choice),
    )


def repeated(base: Words, ours: Words, theirs: Words) -> list[tuple[str, str]]:
    """Return what was put right here and still stands in theirs: the words there, and the words here."""
    found: dict[str, str] = {}
    for edit in edits(base.text, ours.text):
        was = base.text[edit.start : edit.end].strip()
        if len(was) >= TELLING and theirs.text.count(was) >= base.text.count(was):
            found[was] = edit.words.strip()
    return list(found.items())


def _body(base: str, ours: str, theirs: str, choice: Choice) -> str:
    def woven(ours: str, theirs: str) -> str:
        return "".join(merged_blocks(elements(base), elements(ours), elements(theirs), choice))

    return str(either(base, ours, theirs, woven))
