"""What says that a picture on a page is not its story's: the boxes around it, its links, its company."""

import re

from lxml.html import HtmlElement

from articles.formats.html.chrome import NAMED, NAMES, TAGS, is_aside, names
from articles.formats.html.image import is_file

#: Boxes of pictures that are no story's: of its author, of other stories.
FOREIGN = re.compile(
    r"(?:^|[\W_])(?:authors?|bylines?|bio|contributors?|columnists?|avatars?|logos?|teasers?|banners?)(?:$|[\W_])",
    re.IGNORECASE,
)

#: Names of furniture by which pictures of a story go as well.
OWN = re.compile(r"[\W_]*(?:(?:img)?captions?|credits?|copyright|tags?|widget|ads)[\W_]*", re.IGNORECASE)

#: Elements that hold no picture of the story; a figure does, and a button that shows it larger.
OUTSIDE = (TAGS | {"form"}) - {"figure", "figcaption", "button"}

#: Where links lead that only show the picture larger.
ALBUM = re.compile(r"(?i)attachment|/photos?/|/gallery/|/images?/|File:|lightbox|^\s*#|^javascript:|^\s*$")


def is_foreign(element: HtmlElement) -> bool:
    """Say whether an element around a picture says that the story is not inside it."""
    if element.tag in OUTSIDE or is_aside(element) or element.get("rel") == "author":
        return True
    said = names(element, *NAMED)
    if said.isspace():
        return False
    furniture = (name for name in NAMES.findall(said) if not OWN.fullmatch(name))
    return FOREIGN.search(said) is not None or next(furniture, None) is not None


def leads_elsewhere(link: HtmlElement) -> bool:
    """Say whether a link leads to something else than the picture in it."""
    place = link.get("href") or ""
    return link.tag == "a" and not is_file(place) and ALBUM.search(place) is None
