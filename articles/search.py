"""The one place that knows the search index: FTS5 in SQLite, a text search vector in PostgreSQL.

Both hold folded words, so that İ/ı, ё/е, accents and width make no difference, and both find by the start of
a word, because most of our languages put their endings there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from articles.models import Article
from articles.text import bare, folded
from articles.words import Words

#: A word as both engines see it; what stands between is white space to them.
WORD = re.compile(r"[^\W_]+")

#: What is indexed of one article, in characters; PostgreSQL takes a vector of at most 1 MB.
MOST_INDEXED = 200_000

#: How many words of a question are looked for.
MOST_WORDS = 12

#: A shorter word must stand in the text as it is: nearly every text has a word that starts with it.
SHORTEST_START = 3

#: How many characters of the article a result shows around its first hit.
SHOWN = 240

SQLITE_KEEP = "INSERT OR REPLACE INTO articles_search (rowid, headline, words) VALUES (%s, %s, %s)"
POSTGRES_KEEP = """
INSERT INTO articles_search (article_id, vector) VALUES (%s,
  setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'D'))
ON CONFLICT (article_id) DO UPDATE SET vector = EXCLUDED.vector
"""
#: The hits come first and the articles to them: left to itself SQLite searches anew for every article.
SQLITE_FIND = """
WITH hits AS MATERIALIZED (
  SELECT rowid, rank FROM articles_search WHERE articles_search MATCH %s AND rank MATCH 'bm25(8.0, 1.0)')
SELECT hits.rowid, count(*) OVER () FROM hits
CROSS JOIN articles_article AS article ON article.id = hits.rowid AND article.status = 'live'
ORDER BY hits.rank, article.shown_at DESC LIMIT %s OFFSET %s
"""
POSTGRES_FIND = """
SELECT found.article_id, count(*) OVER () FROM articles_search AS found
JOIN articles_article AS article ON article.id = found.article_id AND article.status = 'live',
to_tsquery('simple', %s) AS question WHERE vector @@ question
ORDER BY ts_rank(vector, question) DESC, article.shown_at DESC LIMIT %s OFFSET %s
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, and a stretch of it: its parts, True where a word was asked for."""

    article: Article
    snippet: tuple[tuple[str, bool], ...]


def keep(article: Article, words: Words) -> None:
    """Put an article's current words in the index, in the caller's transaction."""
    keep_all([(article, words)])


def keep_all(pairs: Iterable[tuple[Article, Words]]) -> None:
    """Put the current words of many articles in the index at once."""
    statement = POSTGRES_KEEP if connection.vendor == "postgresql" else SQLITE_KEEP
    with connection.cursor() as cursor:
        cursor.executemany(statement, [_row(article, words) for article, words in pairs])


def _row(article: Article, words: Words) -> tuple[int, str, str]:
    rest = " ".join(block.text for block in words.blocks[1:])[:MOST_INDEXED]
    return article.pk, _indexed(words.headline), _indexed(rest)


def found(question: str, *, start: int, most: int) -> tuple[list[Hit], int]:
    """Return the articles that hold every word asked for, best first, and how many there are in all."""
    words = asked(question)
    keys, in_all = _keys(words, start, most)
    return [_hit(article, words) for article in _read(keys)], in_all


def articles_with(question: str, most: int) -> list[Article]:
    """Return so many articles that hold every word asked for, or a word that starts with it, best first."""
    return _read(keys_with(question, most))


def keys_with(question: str, most: int) -> list[int]:
    """Return the keys of so many such articles."""
    return _keys(asked(question), 0, most)[0]


def asked(question: str) -> list[str]:
    """Return the words of a question as the index has them."""
    return WORD.findall(folded(question))[:MOST_WORDS]


def _read(keys: list[int]) -> list[Article]:
    articles = Article.objects.with_words().in_bulk(keys)
    return [articles[key] for key in keys if key in articles]


def _keys(words: list[str], start: int, most: int) -> tuple[list[int], int]:
    """Return the live articles that hold these words, from the one at `start` on, and how many do in all."""
    if not words:
        return [], 0
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(
            POSTGRES_FIND if postgres else SQLITE_FIND, [_expression(words, postgres), most, start]
        )
        rows = cursor.fetchall()
    return [key for key, _in_all in rows], rows[0][1] if rows else 0


def _indexed(text: str) -> str:
    return " ".join(WORD.findall(bare(text)))


def _expression(words: list[str], postgres: bool) -> str:
    """Return the question in the engine's language; words are letters and digits, so none breaks out."""
    if postgres:
        return " & ".join(f"{word}:*" if len(word) >= SHORTEST_START else word for word in words)
    return " ".join(f'"{word}"*' if len(word) >= SHORTEST_START else f'"{word}"' for word in words)


def _hit(article: Article, words: list[str]) -> Hit:
    assert article.current is not None
    blocks = article.current.words.blocks
    return Hit(article, tuple(_snippet(" ".join(block.text for block in blocks[1:]), words)))


def _snippet(text: str, words: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield the stretch of a text around the first word asked for, cut where such words begin and end."""
    first = next(_standing(text, words), None)
    start = max(0, first[0] - SHOWN // 3) if first else 0
    start = text.find(" ", start) + 1 if start else 0
    end = _end(text, start + SHOWN)
    done = start
    yield "… " if start else "", False
    for at, to in _standing(text, words, start, end):
        yield from ((text[done:at], False), (text[at:to], True))
        done = to
    yield text[done:end] + (" …" if end < len(text) else ""), False


def _standing(
    text: str, words: list[str], start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield where words that were asked for stand in a text, one after the other."""
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        if _is_asked(match[0], words):
            yield match.span()


def _end(text: str, end: int) -> int:
    """Return where a stretch ends so that no word is cut."""
    space = text.find(" ", end)
    return space if 0 <= space < end + SHOWN else min(end, len(text))


def _is_asked(word: str, words: list[str]) -> bool:
    as_asked = folded(word)
    return any(
        as_asked == word or (len(word) >= SHORTEST_START and as_asked.startswith(word)) for word in words
    )
