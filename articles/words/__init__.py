"""The words of an article at one version: headline, standfirst and body as one text, changed in place."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from articles.diff import Edit
from articles.markup import canonical, escaped, leaves, plain
from articles.markup.illustrations import first_picture
from articles.text import Block, joined, laid_out, one_line
from articles.words.fitting import MARKUP, CannotChange, fitted
from articles.words.splicing import line_edits, spliced, with_mark

__all__ = ["CannotChange", "Words", "fitted"]


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

    @property
    def picture(self) -> str:
        """The address of the first picture, or nothing when there is none."""
        return first_picture(self.body)

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
                pieces[i] = with_mark(pieces[i], at, to)
            else:
                leaf = matches[i - head]
                body = body[: leaf.start(3)] + with_mark(leaf[3], at, to) + body[leaf.end(3) :]
        return Words(pieces[0], pieces[1] if head > 1 else "", body)

    def changed(self, start: int, end: int, new: str) -> "Words":
        """Return the words with text [start, end) replaced, the markup around and inside it kept.

        Every line of the new words takes the place of the same line of the old: a change never makes or
        takes away a paragraph. Raises CannotChange when it would, when a paragraph would be left empty, or
        when there is no such place.
        """
        start, end, new = fitted(self.text, start, end, new, self.blocks)
        changes, made = list(line_edits(self.text[start:end], new, start)), self
        for i in reversed(range(len(self.blocks))):
            made = made._with_block(i, changes)
        if made.text != self.text[:start] + new + self.text[end:]:
            raise CannotChange(MARKUP)
        return made

    def _with_block(self, i: int, changes: Sequence[Edit]) -> "Words":
        """Return the words with those of the small edits made that lie inside one block."""
        block = self.blocks[i]
        edits = [
            Edit(edit.start - block.start, edit.end - block.start, edit.words)
            for edit in changes
            if block.start <= edit.start and edit.end <= block.end
        ]
        if not edits:
            return self
        if block.kind in {"headline", "standfirst"}:
            return replace(self, **{block.kind: plain(spliced(escaped(block.text), edits, "p"))})
        leaf = list(leaves(self.body))[i - len(self.blocks)]
        inner = spliced(leaf[3], edits, leaf[1])
        return replace(self, body=self.body[: leaf.start(3)] + inner + self.body[leaf.end(3) :])
