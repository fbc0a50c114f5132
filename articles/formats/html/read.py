"""Saved web pages: one article a page, or a sentence that says why it is none."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml.html import HtmlElement

from articles.formats.draft import Draft, Fault, Options, Unreadable
from articles.formats.flags import flagged
from articles.formats.html import credits, linked
from articles.formats.html.body import story
from articles.formats.html.byline import byline
from articles.formats.html.guide import told
from articles.formats.html.headline import heading_of, headline
from articles.formats.html.page import LARGEST, Page, page
from articles.formats.html.pictures import figures
from articles.formats.html.pieces import Piece
from articles.formats.html.standfirst import standfirst
from articles.formats.html.when import published
from articles.formats.html.written import html
from articles.formats.language import language_of
from articles.formats.raw import LONGEST_HEADLINE
from articles.markup import canonical, leaves, plain

#: A story has at least so many letters; shorter pages are notices. With fewer than are enough, what else the
#: page may hold of a story is looked at: its summary, its linked data.
SHORTEST, ENOUGH = 100, 120

#: What is so far made of links is a list of stories, no story.
MOSTLY = 0.7
LINKED = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield the article of a saved page."""
    yield article(stream.read(LARGEST + 1), name, options.encoding)


def article(data: bytes, name: str, encoding: str = "", url: str = "") -> Draft:
    """Return the article that a page's bytes hold; its address may be known from elsewhere."""
    source = page(data, encoding)
    heading = heading_of(source)
    title, media = flagged(headline(source, heading))
    summary, words, said = _words(source, heading, title)
    _refuse(title, words, said)
    language = credits.language(source) or language_of(said)
    address = url or credits.address(source)
    return Draft(
        source=name,
        key=url or (address if credits.names_a_page(address) else name),
        headline=title,
        standfirst=summary,
        body=words,
        section=credits.section(source),
        byline=byline(source, heading),
        language=language,
        published=published(source, heading, source.root.get("lang") or language),
        media=media,
        url=address,
        warnings=(source.warning,) if source.warning else (),
    )


def _words(source: Page, heading: HtmlElement | None, title: str) -> tuple[str, str, str]:
    """Return the summary, the body and what it says; the body may be the summary, or linked data."""
    holding = told(source)
    titles = [piece for piece in source.pieces if piece.stands_in(heading)]
    summary = standfirst(source, heading, title, holding)
    for known in (summary, []):
        words = _body(source, holding, [*titles, *known], title)
        said = _plain(words)
        if len(said) >= ENOUGH:
            return " ".join(piece.text for piece in known), words, said
    words = canonical(linked.body(source.article)) or words
    return "", words, _plain(words)


def _body(source: Page, holding: list[Piece], known: list[Piece], title: str) -> str:
    """Return the story with its pictures, wherever those are."""
    found = story(source.pieces, holding, known, title)
    return canonical(html(found, figures(source, found, known)), elsewhere=True)


def _refuse(title: str, words: str, said: str) -> None:
    """Raise when a page holds no article, and say what it lacks."""
    if not title:
        raise Unreadable("It has no headline. Import a page that holds one article.")
    if len(title) > LONGEST_HEADLINE:
        raise Unreadable(
            f"The headline “{title[:40]}…” is longer than {LONGEST_HEADLINE} characters. Cut it."
        )
    if len(said) < SHORTEST:
        raise Unreadable(f"“{title}” holds no story. Import a page that holds one article.")
    if len(plain("".join(LINKED.findall(words)))) > len(said) * MOSTLY:
        raise Unreadable(f"“{title}” is a list of links. Import a page that holds one article.")


def _plain(words: str) -> str:
    """Return the words of a body without those under its pictures."""
    return " ".join(plain(leaf[3]) for leaf in leaves(words) if leaf[1] != "figcaption")
