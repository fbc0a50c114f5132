"""Pictures that a page keeps for browsers without scripts, where nothing else shows them."""

from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from articles.formats.html.image import IMAGES, address, is_small


def uncover(noscripts: Iterable[HtmlElement]) -> None:
    """Give pictures without an address the one that stands for browsers without scripts."""
    for noscript in noscripts:
        hidden = [image for image in noscript.iter(*IMAGES) if address(image) and not is_small(image)]
        shown = _shown(noscript) if hidden else None
        if shown is None:
            for image in hidden:
                noscript.addprevious(noscript.makeelement("img", dict(image.attrib)))
        elif not address(shown):
            shown.set("src", address(hidden[0]))


def _shown(noscript: HtmlElement) -> HtmlElement | None:
    """Return the picture that scripts would show instead: right before, right after, or around."""
    near = (noscript.getparent(), noscript.getprevious(), noscript.getnext())
    return next((image for place in near[1:] if (image := _alone(place)) is not None), _itself(near[0]))


def _itself(element: HtmlElement | None) -> HtmlElement | None:
    return element if element is not None and element.tag in IMAGES else None


def _alone(element: HtmlElement | None) -> HtmlElement | None:
    """Return the picture that an element is, or that is all it holds."""
    if element is None or element.tag == "noscript":
        return None
    inside = [*islice(element.iter(*IMAGES), 2)]
    return inside[0] if len(inside) == 1 and not "".join(element.itertext()).strip() else None
