"""The pictures of a body: where they lie, and what is put in their places."""

import re
from collections.abc import Mapping
from html import unescape

PICTURE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"[^>]*>')
FIGURE = re.compile(r"<figure>((?:[^<]|<(?!/figure>))*+)</figure>")
CAPTION = re.compile(r"<figcaption>(?:[^<]|<(?!/figcaption>))*+</figcaption>")


def picture_addresses(body: str) -> list[str]:
    """Return the address of each picture of a body that may have pictures from elsewhere, each once."""
    return list(dict.fromkeys(unescape(found[1]) for found in PICTURE.finditer(body)))


def first_picture(body: str) -> str:
    """Return the address of a body's first picture, or nothing when it has none."""
    found = PICTURE.search(body)
    return unescape(found[1]) if found else ""


def illustrated(body: str, tags: Mapping[str, str], *, captions: bool) -> str:
    """Return a body with the tag of each picture that is found under its address, its own words for `alt`.

    Pictures that are not found go; `captions` says whether the caption of one that is gone stays. What comes
    back is brought into canonical form by whoever keeps it.
    """

    def picture(found: re.Match[str]) -> str:
        tag = tags.get(unescape(found[1]), "")
        return tag.replace(' alt=""', f' alt="{found[2]}"', 1)

    def figure(found: re.Match[str]) -> str:
        inside = PICTURE.sub(picture, found[1])
        if not captions and PICTURE.search(found[1]) and not PICTURE.search(inside):
            inside = CAPTION.sub("", inside)
        return f"<figure>{inside}</figure>"

    return FIGURE.sub(figure, body)
