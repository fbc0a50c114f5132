"""The words of an article at one version: headline, standfirst and body as one text, changed in place."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from articles.diff import Edit, edits
from articles.markup import EMPTIED, canonical, escaped, leaves, plain
from articles.text import UNSAFE, Block, joined, laid_out, one_line

#: A character of a text block as the canonical form writes it, or a tag that stands between.
UNIT = re.compile(r"(<[^>]*>)|&(?:amp|lt|gt);|[^<&]", re.DOTALL)


class CannotChange(ValueError):
    """New words that do not fit where the old ones stand: why, and what to do instead."""


@dataclass(frozen=True)
class Words:
    """Headline and standfirst as plain text, body as canonical HTML; never changed, only replaced."""

    headline: str
    standfirst: str
    body: str

    @classmethod
    def of(cls, headline: str, standfirst: str, html: str) -> "Words":
        """Return words in canonical form from whatever was typed or imported."""
        return cls(one_line(headline), one_line(standfirst), canonical(html))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        head = [("headline", self.headline), ("standfirst", self.standfirst)]
        return laid_out(head + [(leaf[1], plain(leaf[3])) for leaf in leaves(self.body)])

    @cached_property
    def text(self) -> str:
        """The text that every offset counts in, in code points."""
        return joined(self.blocks)

    @property
    def digest(self) -> str:
        """SHA-256 of the words, markup included, in hexadecimal."""
        parts = json.dumps([self.headline, self.standfirst, self.body], ensure_ascii=False)
        return hashlib.sha256(parts.encode()).hexdigest()

    def block_at(self, start: int) -> Block | None:
        """Return the text block in which an offset lies."""
        return next((block for block in self.blocks if block.start <= start <= block.end), None)

    def rendered(self) -> str:
        """Return the body with where each of its text blocks starts, for the browser to count from."""
        starts = iter(self.blocks[len(self.blocks) - len(list(leaves(self.body))) :])
        done, html = 0, []
        for leaf in leaves(self.body):
            opening_end = leaf.start(3) - 1
            html += [self.body[done:opening_end], f' data-at="{next(starts).start}"']
            done = opening_end
        return "".join([*html, self.body[done:]])

    def marked(self, start: int, end: int) -> "Words":
        """Return headline, standfirst and body as HTML with text [start, end) in `<mark>`, to show."""
        pieces = [escaped(block.text) for block in self.blocks if block.kind in {"headline", "standfirst"}]
        matches = list(leaves(self.body))
        body, head = self.body, len(pieces)
        for i in reversed(range(len(self.blocks))):
            block = self.blocks[i]
            at, to = max(0, start - block.start), min(end, block.end) - block.start
            if at >= to:
                continue
            if i < head:
                pieces[i] = _with_mark(pieces[i], at, to)
            else:
                leaf = matches[i - head]
                body = body[: leaf.start(3)] + _with_mark(leaf[3], at, to) + body[leaf.end(3) :]
        return Words(pieces[0], pieces[1] if head > 1 else "", body)

    def changed(self, start: int, end: int, new: str) -> "Words":
        """Return the words with text [start, end) replaced, the markup around and inside it kept.

        Every line of the new words takes the place of the same line of the old: a change never makes or
        takes away a paragraph. Raises CannotChange when it would, or when a paragraph would be left empty.
        """
        start, end, new = fitted(self.text, start, end, new)
        after = self.text[:start] + new + self.text[end:]
        made = self
        for edit in reversed(list(_line_edits(self.text[start:end], new, start))):
            made = made._edited(edit)
        if made.text != after:
            raise CannotChange("The new words do not fit the markup. Edit the article itself instead.")
        return made

    def _edited(self, edit: Edit) -> "Words":
        """Return the words after one small edit that lies inside one block."""
        block = next(b for b in self.blocks if b.start <= edit.start and edit.end <= b.end)
        at, to = edit.start - block.start, edit.end - block.start
        if block.kind in {"headline", "standfirst"}:
            changed = block.text[:at] + edit.words + block.text[to:]
            return Words(**{**self._parts(), block.kind: changed})
        inside = self.blocks.index(block) - (len(self.blocks) - len(list(leaves(self.body))))
        leaf = list(leaves(self.body))[inside]
        inner = _spliced(leaf[3], at, to, edit.words)
        body = self.body[: leaf.start(3)] + inner + self.body[leaf.end(3) :]
        return Words(**{**self._parts(), "body": body})

    def _parts(self) -> dict[str, str]:
        return {"headline": self.headline, "standfirst": self.standfirst, "body": self.body}


def fitted(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Return span and words so that spaces stay single: those typed at the ends go, a deletion takes one.

    Raises CannotChange when the number of lines differs or a line would be left empty.
    """
    lines = [
        " ".join(UNSAFE.sub("", line).split(" ")).strip() for line in new.replace("\r\n", "\n").split("\n")
    ]
    old_lines = text[start:end].split("\n")
    if len(lines) != len(old_lines):
        raise CannotChange(
            f"The marked words run over {len(old_lines)} lines and the new words over {len(lines)}. "
            "Keep the line breaks as they are, or edit the article itself."
        )
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    if not all(_around(lines, i, before, after) for i in range(len(lines))):
        raise CannotChange(
            "This would leave an empty paragraph. Take the paragraph out in the article itself."
        )
    new = "\n".join(lines)
    if new:
        return start, end, new
    return *_with_one_space(before, after, start, end), new


def _around(lines: list[str], i: int, before: str, after: str) -> str:
    """Return what line i of the new words will stand among, to see whether anything is left there."""
    return (before if i == 0 else "") + lines[i] + (after if i == len(lines) - 1 else "")


def _with_one_space(before: str, after: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a deletion widened by the space that would be left double or hanging."""
    if before.endswith(" ") and (not after or after[0] in " ,.;:!?)»”’"):
        return start - 1, end
    if after.startswith(" ") and not before:
        return start, end + 1
    return start, end


def _line_edits(old: str, new: str, start: int) -> Iterator[Edit]:
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


def _spliced(inner: str, at: int, to: int, words: str) -> str:
    """Return a text block's inner HTML with its characters [at, to) replaced, every tag kept."""
    signs = [unit for unit in UNIT.finditer(inner) if not unit[1]]
    gone = signs[at:to]
    place = gone[0].start() if gone else _entry(signs, at, words, len(inner))
    cuts = [(place, place, escaped(words)), *((sign.start(), sign.end(), "") for sign in gone)]
    for start, end, new in sorted(cuts, key=lambda cut: cut[:2], reverse=True):
        inner = inner[:start] + new + inner[end:]
    while EMPTIED.search(inner):
        inner = EMPTIED.sub("", inner)
    return inner


def _with_mark(inner: str, at: int, to: int) -> str:
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
