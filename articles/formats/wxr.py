"""WordPress exports (WXR): published posts are articles; drafts, pages, pictures and menus are skipped."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from articles.formats.draft import Draft, Fault, Options
from articles.formats.paragraphs import autop
from articles.formats.raw import Raw, drafted
from articles.formats.shortcodes import without_shortcodes
from articles.formats.xml import Element, Source, local, parts, text_in

RECORDS, ABOUT = frozenset({"item"}), frozenset({"author", "base_blog_url", "language"})

#: Fill-in values of WordPress for "no date yet" and for "no section chosen".
NO_DATE = "0000-00-00"
NO_SECTION = frozenset({"uncategorized", "без рубрики", "без категорії", "kateqoriyasız", "genel"})


@dataclass(slots=True)
class Site:
    """What an export says of the whole site, before its posts."""

    address: str = ""
    language: str = ""
    authors: dict[str, str] = field(default_factory=dict)


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield the published posts of an export, and a word on everything else in it."""
    source, site = Source(stream, name, options), Site()
    for element in source.elements(RECORDS, ABOUT):
        if isinstance(element, Fault):
            yield element
        elif local(element) == "item":
            yield _post(element, source, site)
        elif (parent := element.getparent()) is not None and local(parent) == "channel":
            _note(element, site)


def _note(element: Element, site: Site) -> None:
    if local(element) == "base_blog_url":
        site.address = text_in(element)
    elif local(element) == "language":
        site.language = text_in(element)
    else:
        author = _texts(element)
        site.authors[author.get("author_login", "")] = author.get("author_display_name", "")


def _post(element: Element, source: Source, site: Site) -> Draft | Fault:
    post = _texts(element)
    number, login = post.get("wp:post_id", ""), post.get("dc:creator", "")
    key = _key(post, site)
    raw = Raw(
        source=f"{source.name}#{number or key}",
        key=key,
        headline=post.get("title", ""),
        body=body_of(post.get("content:encoded", "")),
        standfirst=post.get("excerpt:encoded", ""),
        section=_section(element),
        byline=site.authors.get(login) or login,
        language=site.language,
        published=_published(post),
        url=post.get("link", ""),
        warnings=source.text.news(),
    )
    if message := _unwanted(post):
        return raw.fault(message, skipped=True)
    return drafted(_closed(raw) if post.get("wp:post_password") else raw, from_feed=True)


def _key(post: Mapping[str, str], site: Site) -> str:
    """Return the post's number at its site; the guid changes when a site moves and may stand twice."""
    number = post.get("wp:post_id")
    if number and site.address:
        return f"{site.address}/?p={number}"
    return post.get("guid") or number or post.get("link", "")


def _closed(raw: Raw) -> Raw:
    """Return a post behind a password as strangers see it: the headline alone."""
    note = "Its text needs a password; it was left out."
    return replace(raw, body="", standfirst="", warnings=(*raw.warnings, note))


def body_of(content: str) -> str:
    """Return the body of a post as HTML: paragraphs marked, captions kept, shortcodes and buttons gone."""
    return autop(without_shortcodes(content))


def _texts(element: Element) -> dict[str, str]:
    return {name: text_in(found[0]) for name, found in parts(element).items()}


def _unwanted(post: Mapping[str, str]) -> str:
    kind, status = post.get("wp:post_type") or "post", post.get("wp:status") or "publish"
    if kind != "post":
        return f"It is of the type “{kind}”, no post; skipped."
    return f"Its status is “{status}”, not published; skipped." if status != "publish" else ""


def _section(element: Element) -> str:
    """Return the first category that says something."""
    terms = parts(element).get("category", ())
    names = (text_in(term) for term in terms if term.get("domain", "category") == "category")
    return next((name for name in names if name.casefold() not in NO_SECTION), "")


def _published(post: Mapping[str, str]) -> str:
    gmt = post.get("wp:post_date_gmt", "")
    dates = (f"{gmt} UTC" if gmt else "", post.get("pubDate", ""), post.get("wp:post_date", ""))
    return next((date for date in dates if date and not date.startswith(NO_DATE) and "-0001" not in date), "")
