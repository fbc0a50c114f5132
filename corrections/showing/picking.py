"""Words that an editor picks in the article, so that a case without a place of its own is decided on them."""

import re
from dataclasses import dataclass
from functools import cached_property

from corrections.anchoring import Span
from corrections.policy import hard_quote_limit

#: So many places are shown to choose from, each with so much of the text on either side.
SHOWN, AROUND = 20, 60

#: How a browser writes the end of a paragraph in what was marked there.
LINE_END = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where the words stand, with what stands around them in the same line."""

    start: int
    before: str
    after: str


@dataclass(frozen=True)
class Picking:
    """What an editor looks for in an article's text; `at` is the start of the place chosen of several."""

    text: str
    typed: str = ""
    at: str = ""

    @property
    def words(self) -> str:
        return LINE_END.sub("\n", self.typed).strip()[: hard_quote_limit()]

    @cached_property
    def spots(self) -> list[Spot]:
        """Return where the very words stand, first ones first."""
        if not self.words:
            return []
        found = list(re.finditer(re.escape(self.words), self.text))[:SHOWN]
        return [Spot(match.start(), *self._around(match)) for match in found]

    @property
    def span(self) -> Span | None:
        """The only place, or the one that was chosen; None when there is none, or it is still to choose."""
        starts = [spot.start for spot in self.spots]
        chosen = [start for start in starts if len(starts) == 1 or str(start) == self.at]
        return Span(chosen[0], chosen[0] + len(self.words)) if chosen else None

    def _around(self, match: re.Match[str]) -> tuple[str, str]:
        before, after = self.text[: match.start()][-AROUND:], self.text[match.end() :][:AROUND]
        return before.rpartition("\n")[2], after.partition("\n")[0]
