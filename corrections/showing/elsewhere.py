"""Where else the words of a fix stand, each place with its sentence and with what to look at twice."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Article
from articles.search import articles_with
from corrections.actions.sweep import exchanged, places
from corrections.anchoring import Span
from corrections.models import Fix
from corrections.severity import Reason, change_guard
from corrections.wording import REASONS

#: How many articles that may hold the words are read, and how many places are shown.
READ, SHOWN = 300, 100

#: How much of the text is shown on either side.
AROUND = 80

#: What makes a place another matter than the first: said there, or led to from there.
DOUBTFUL = (Reason.SPEECH, Reason.LINK, Reason.HEADLINE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where the words stand that a fix has put right elsewhere."""

    article: Article
    span: Span
    reads: str
    would_read: str
    doubts: tuple[str, ...]
    is_other_language: bool

    @property
    def key(self) -> str:
        """What names the place in a form: the article, the revision it was looked at in, and where."""
        assert self.article.current is not None
        return f"{self.article.pk}.{self.article.current.number}.{self.span.start}"


def spots(fix: Fix) -> list[Spot]:
    """Return the places in live articles, best hits first; its own article is one of them."""
    wrong, right = exchanged(fix)
    found: list[Spot] = []
    for article in articles_with(wrong, READ):
        found += _in_article(article, wrong, right, fix.article.language)
    return found[:SHOWN]


def _in_article(article: Article, wrong: str, right: str, language: str) -> Iterator[Spot]:
    assert article.current is not None
    words = article.current.words
    for span in places(words.text, wrong, right):
        before = _tail(words.text[max(0, span.start - AROUND) : span.start])
        after = _head(words.text[span.end : span.end + AROUND])
        reasons = change_guard(words, words.changed(span.start, span.end, right), span.start).reasons
        yield Spot(
            article,
            span,
            reads=f"{before}{wrong}{after}",
            would_read=f"{before}{right}{after}",
            doubts=tuple(str(REASONS[reason]) for reason in reasons if reason in DOUBTFUL),
            is_other_language=article.language != language,
        )


def _tail(text: str) -> str:
    """Return the end of the block that a place stands in, from a whole word on."""
    line = text.rpartition("\n")[2]
    return f"… {line.partition(' ')[2]}" if len(line) == AROUND else line


def _head(text: str) -> str:
    line = text.partition("\n")[0]
    return f"{line.rpartition(' ')[0]} …" if len(line) == AROUND else line
