"""New words fitted to the place of the old ones, so that white space stays as the canonical form has it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.text import UNSAFE, WHITESPACE, Block

LINE_END = re.compile(r"\r\n?|\n")

#: What stands close to the word before it: where that word goes, the space between goes along.
CLOSE = tuple(" ,.;:!?)»”’")


#: Why new words do not fit, by what a door calls it to say it in another language.
NO_PLACE, LINES, EMPTY, MARKUP, HEADLINE = "no place", "lines", "empty", "markup", "headline"

SENTENCES = {
    NO_PLACE: "There is no such place in the text. Reload the page and mark the words again.",
    LINES: "Marked: {old}; typed: {new}. Keep the line breaks as they are, or edit the article itself.",
    EMPTY: "This would leave an empty paragraph. Take the paragraph out in the article itself.",
    MARKUP: "The new words do not fit the markup. Edit the article itself instead.",
    HEADLINE: "This would make the headline too long to keep. Shorten it.",
}


class CannotChange(ValueError):
    """New words that do not fit where the old ones stand: why, and of lines how many there were and are."""

    def __init__(self, why: str, old: int = 0, new: int = 0) -> None:
        self.why, self.old, self.new = why, old, new
        super().__init__(SENTENCES[why].format(old=_lines(old), new=_lines(new)))


def _lines(number: int) -> str:
    return "1 line" if number == 1 else f"{number} lines"


@dataclass(frozen=True, slots=True)
class Line:
    """One line in which words change: what stays before them, the words, what stays after them."""

    before: str
    words: str
    after: str

    @property
    def whole(self) -> str:
        return self.before + self.words + self.after

    def folded(self, typed: str) -> "Line":
        """Return the line with what was typed, every space in it single; a deletion takes one along.

        A space at an end of it stays where it parts two words, or where one stood before.
        """
        typed = WHITESPACE.sub(" ", typed)
        new = typed.strip(" ")
        left = typed[:1] == " " and (self.words[:1] == " " or self.before[-1:].isalnum())
        right = typed[-1:] == " " and (self.words[-1:] == " " or self.after[:1].isalnum())
        if new:
            return Line(self.before, " " * left + new + " " * right, self.after)
        if left and right:
            return Line(self.before, " ", self.after)
        hanging = self.before.endswith(" ") and self.after.startswith(CLOSE)
        return Line(self.before[:-1] if hanging else self.before, "", self.after)

    def trimmed(self, *, starts: bool, ends: bool) -> "Line":
        """Return the line without white space at its ends, where a block, or its folded line, has none."""
        before, words, after = self.before, self.words, self.after
        if starts and not before:
            words = words.lstrip()
            after = after if words else after.lstrip()
        if ends and not after:
            words = words.rstrip()
            before = before if words else before.rstrip()
        return Line(before, words, after)


def fitted(text: str, start: int, end: int, new: str, blocks: Sequence[Block] = ()) -> tuple[int, int, str]:
    """Return span and words so that spaces stay single; what is preformatted stays as it is typed.

    Which words are preformatted, the blocks of the text tell. Raises CannotChange when there is no such
    place, when the number of lines differs, or when a line would be left empty.
    """
    if not 0 <= start <= end <= len(text):
        raise CannotChange(NO_PLACE)
    old_lines, new_lines = text[start:end].split("\n"), LINE_END.split(UNSAFE.sub("", new))
    if len(new_lines) != len(old_lines):
        raise CannotChange(LINES, len(old_lines), len(new_lines))
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    at, last, lines = start - len(before), len(old_lines) - 1, []
    for i in range(len(old_lines)):
        line = Line(before if i == 0 else "", old_lines[i], after if i == last else "")
        lines.append(_fitted_line(line, new_lines[i], at, blocks))
        at += len(line.whole) + 1
    start, end = start - len(before) + len(lines[0].before), end + len(after) - len(lines[last].after)
    return start, end, "\n".join(line.words for line in lines)


def _fitted_line(line: Line, typed: str, at: int, blocks: Sequence[Block]) -> Line:
    """Return a line of the text, which starts at an offset, with what was typed in place of its words."""
    block = next((block for block in blocks if block.start <= at <= block.end), None)
    if block and block.kind == "pre":
        starts, ends = at == block.start, at + len(line.whole) == block.end
        made = Line(line.before, typed, line.after).trimmed(starts=starts, ends=ends)
    else:
        made = line.folded(typed).trimmed(starts=True, ends=True)
    if line.whole.strip() and not made.whole.strip():
        raise CannotChange(EMPTY)
    return made
