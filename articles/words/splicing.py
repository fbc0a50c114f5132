"""Words changed inside a text block's markup: small edits, every tag around and between them kept."""

import re
from collections.abc import Iterator, Sequence

from articles.diff import Edit, edits
from articles.markup import canonical, escaped, plain

#: A character of a text block as the canonical form writes it, or a tag that stands between.
UNIT = re.compile(r"(<[^>]*>)|&(?:amp|lt|gt);|[^<&]", re.DOTALL)


def line_edits(old: str, new: str, start: int) -> Iterator[Edit]:
    """Yield the small edits of each line, in order, with offsets in the whole text."""
    for old_line, new_line in zip(old.split("\n"), new.split("\n"), strict=True):
        for edit in edits(old_line, new_line):
            narrow = _narrowed(old_line[edit.start : edit.end], edit.words)
            yield Edit(start + edit.start + narrow.start, start + edit.start + narrow.end, narrow.words)
        start += len(old_line) + 1


def _narrowed(gone: str, come: str) -> Edit:
    """Return a change of a word as the change of its letters: what both share in front and behind stays."""
    most = min(len(gone), len(come))
    head = next((i for i in range(most) if gone[i] != come[i]), most)
    tail = next((i for i in range(most - head) if gone[-1 - i] != come[-1 - i]), most - head)
    return Edit(head, len(gone) - tail, come[head : len(come) - tail])


def spliced(inner: str, changes: Sequence[Edit], kind: str) -> str:
    """Return a text block's inner HTML with small edits made and its tags in canonical form again.

    A block that was not canonical before keeps its words to the letter, and so its form.
    """
    for edit in reversed(changes):
        inner = _put_in(inner, edit)
    tag = "pre" if kind == "pre" else "p"
    tidy = canonical(f"<{tag}>{inner}</{tag}>").removeprefix(f"<{tag}>").removesuffix(f"</{tag}>")
    return tidy if plain(tidy) == plain(inner) else inner


def _put_in(inner: str, edit: Edit) -> str:
    """Return a text block's inner HTML with its characters [start, end) replaced, every tag kept."""
    signs = [unit for unit in UNIT.finditer(inner) if not unit[1]]
    gone = signs[edit.start : edit.end]
    place = gone[0].start() if gone else _entry(signs, edit.start, edit.words, len(inner))
    cuts = [(place, place, escaped(edit.words)), *((sign.start(), sign.end(), "") for sign in gone)]
    for start, end, new in sorted(cuts, key=lambda cut: cut[:2], reverse=True):
        inner = inner[:start] + new + inner[end:]
    return inner


def with_mark(inner: str, at: int, to: int) -> str:
    """Return a text block's inner HTML with its characters [at, to) marked, between the tags there."""
    html: list[str] = []
    place = 0
    for unit in UNIT.finditer(inner):
        inside = not unit[1] and at <= place < to
        html.append(f"<mark>{unit[0]}</mark>" if inside else unit[0])
        place += not unit[1]
    return "".join(html).replace("</mark><mark>", "")


def _entry(signs: list[re.Match[str]], at: int, words: str, end: int) -> int:
    """Return where inserted words enter: a word's continuation stays in its markup, others go outside."""
    if at == len(signs):
        return signs[-1].end() if signs else end
    continues = at > 0 and words[:1].isalnum() and signs[at - 1][0].isalnum()
    return signs[at - 1].end() if continues else signs[at].start()
