"""One picture of a page: the address that shows it, its size, its words for who cannot see it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin

from lxml.html import HtmlElement

from articles.formats.html.chrome import names
from articles.text import one_line

IMAGES = ("img", "amp-img")

#: Where a page that loads its pictures late keeps their address, and where it lists them by size.
LATE = ("data-src", "data-lazy-src", "data-original", "data-original-src", "data-lazy", "data-retina-src")
SETS = ("srcset", "data-srcset", "data-lazy-srcset")

#: Pictures narrower or lower than this are icons, portraits of authors, or pixels that count readers.
SMALL = 100

#: Addresses longer than this hold the picture itself.
LONGEST = 2000

PIXELS = re.compile(r"\s*(\d{1,9})(?:\.\d*)?(?:px)?\s*")
STYLE = re.compile(r"(?<![-\w])(?:(?:width|height)\s*:\s*(\d{1,9})(?:\.\d*)?px|display\s*:\s*(none))")
WEB = re.compile(r"(?i)https?://|(?![\s]*[a-z][a-z0-9+.-]*:)")
CONTROLS = re.compile(r"[\x00-\x1f]")
CANDIDATE = re.compile(r"[\s,]*+(\S++)((?<!,)[^,]*+)?")
SIZE = re.compile(r"\d{1,9}(?:\.\d{1,9})?")

FILE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?)$")

#: A file of these words alone keeps the place of a picture; at least one of the first must be there.
BLANK = frozenset("blank leer missing spacer placeholder lazy lazyload transparent pixel dummy 1x1".split())
FILLER = frozenset("image img picture photo default grey gray white loading loader load bg pic".split())

#: An address that asks for so small a picture shows its colours until the picture comes.
PREVIEW = re.compile(r"[?&](?:(?:im)?width|w|height|h)=\d{1,2}(?:&|$)")

#: What is a mark or a portrait by its own name, or by its file's.
MARK = re.compile(
    r"(?:^|[\W_])(?:logos?|icons?|avatars?|gravatar|emojis?|smil(?:ey|ie)s?|badges?|buttons?|btn|sprites?|tracking|"
    r"tracker|spacer|headshot|userpic|profile-?(?:pic(?:ture)?|image|photo)|banner)(?:$|[\W_])",
    re.IGNORECASE,
)
MARKED_FILE = re.compile(
    r"/(?:icons?|emojis?|smil(?:ey|ie)s|avatars?|logos?|buttons?|badges?|sprites?|ads?|newsletters?|authors?|autoren|"
    r"profiles?)/|gravatar\.com/|"
    r"/(?:logo|icon|avatar|favicon|sprite|btn|button|emoji|pixel|badge|share)(?:[-_.][^/]*)?$|"
    r"(?:icon|[-_](?:logo|avatar))(?:[-_]\w{1,9})?\.(?:png|gif|webp)$|\.svg$",
    re.IGNORECASE,
)


def address(image: HtmlElement) -> str:
    """Return the address that shows the picture as it is saved, or largest; nothing when none does."""
    told = (image.get(attribute) for attribute in ("src", *LATE))
    real = (place for place in map(_clean, told) if place and not _keeps_place(place))
    return next(real, "") or _largest(_sets(image))


def resolved(place: str, base: str) -> str:
    """Return an address as seen from where the page says its addresses begin."""
    try:
        return urljoin(base, place) if base else place
    except ValueError:
        return ""


def alt(image: HtmlElement) -> str:
    return one_line(image.get("alt") or "")


def pixels(image: HtmlElement, side: str) -> int | None:
    """Return how wide or high a picture says it is; what only says its shape says nothing."""
    found = PIXELS.fullmatch(image.get(side) or "")
    return int(found[1]) if found and image.get("layout") != "responsive" else None


def is_small(image: HtmlElement) -> bool:
    """Say whether a picture is declared too small to be the story's, or not to be seen."""
    sides = (pixels(image, "width"), pixels(image, "height"))
    styled = STYLE.findall(image.get("style") or "")
    return any(side is not None and side < SMALL for side in sides) or any(
        hidden or int(side) < SMALL for side, hidden in styled
    )


def is_mark(image: HtmlElement, place: str) -> bool:
    """Say whether a picture is a logo, an icon or a portrait, by its own name or by its file's."""
    named = MARK.search(names(image, "class", "id", "role", "data-testid", "itemprop"))
    return named is not None or MARKED_FILE.search(_path(place)) is not None


def is_same(one: str, other: str) -> bool:
    """Say whether two addresses show one picture, in two sizes perhaps."""
    return one == other or (_bare(one) == _bare(other) and is_file(one))


def is_file(place: str) -> bool:
    """Say whether an address is that of a file with a picture in it."""
    return FILE.search(_bare(place)) is not None


def _sets(image: HtmlElement) -> Iterator[str]:
    """Yield what lists the picture in several sizes: its own, then those of the element around it."""
    yield from (image.get(attribute) or "" for attribute in SETS)
    picture = next(image.iterancestors("picture"), None)
    for source in picture.iter("source") if picture is not None else ():
        yield from (source.get(attribute) or "" for attribute in SETS)


def _largest(sets: Iterator[str]) -> str:
    found = [one for listed in sets for one in _candidates(listed) if one[1] and not _keeps_place(one[1])]
    return max(found, key=lambda one: one[0], default=(0.0, ""))[1]


def _candidates(listed: str) -> Iterator[tuple[float, str]]:
    """Yield each address of a list, commas in it and all, with the size that it is said to have."""
    for place, size in CANDIDATE.findall(listed.strip(" \t\r\n\f,")):
        found = SIZE.search(size)
        yield float(found[0]) if found else 1.0, _clean(place.rstrip(","))


def _clean(place: str | None) -> str:
    """Return an address without what browsers overlook, nothing when it is none of a file or of the web."""
    clean = CONTROLS.sub("", place or "").strip()
    return clean if len(clean) <= LONGEST and WEB.match(clean) else ""


def _keeps_place(place: str) -> bool:
    """Say whether an address shows only what stands there until the picture comes."""
    path = _path(place).lower()
    name, _, kind = path.rpartition("/")[2].rpartition(".")
    words = [word for word in re.split(r"[\W_]+", name) if not word.isdigit()]
    if "placeholder" in path or PREVIEW.search(place):
        return True
    return not BLANK.isdisjoint(words) and (kind == "gif" or BLANK.union(FILLER).issuperset(words))


def _path(place: str) -> str:
    return unquote(_bare(place))


def _bare(place: str) -> str:
    """Return an address without its query and fragment."""
    return place.partition("#")[0].partition("?")[0]
