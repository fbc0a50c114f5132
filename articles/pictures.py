"""A picture as we publish it: of a known kind, no larger than a page shows it, silent about its maker.

A camera writes into a picture when and where it was taken, and with what; we keep none of that. Of a moving
picture we keep the first: what moves by itself must be stoppable (WCAG 2.2, 2.2.2).
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageOps

#: What may come in, as Pillow calls it, and what is made of it.
KINDS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "GIF": "PNG", "WEBP": "WEBP", "AVIF": "WEBP"}
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}

#: The most that is opened: bytes, and pixels once it is unpacked.
LARGEST, MOST_PIXELS = 20_000_000, 50_000_000

#: How wide and how high a picture may be on a page, for screens of two pixels to a point.
BOX = (2000, 4000)

#: How Pillow writes each kind; a JPEG that is not made over keeps its own tables, and so nearly every detail.
WRITTEN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 85, "progressive": True, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85},
}

#: The colours that each kind can hold.
MODES = {
    "JPEG": {"L", "RGB"},
    "PNG": {"1", "L", "LA", "P", "RGB", "RGBA"},
    "WEBP": {"RGB", "RGBA"},
}

TOO_MANY = "it has too many pixels to open. Make it smaller."


class NotAPicture(ValueError):
    """What came is no picture that we can show: why, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A picture ready for the page: its bytes, the ending of its name, its size in pixels."""

    data: bytes
    ending: str
    width: int
    height: int


def ready(data: bytes) -> Ready:
    """Return a picture as we publish it; raises NotAPicture for what is none, or too large to open."""
    if len(data) > LARGEST:
        raise NotAPicture(f"it is larger than {LARGEST // 1_000_000} MB. Make it smaller.")
    try:
        return _ready(data)
    except NotAPicture:
        raise
    except Image.DecompressionBombError as problem:
        raise NotAPicture(TOO_MANY) from problem
    except (OSError, SyntaxError, ValueError) as problem:
        raise NotAPicture("it is no JPEG, PNG, GIF, WebP or AVIF picture, or it is damaged.") from problem


def _ready(data: bytes) -> Ready:
    with Image.open(BytesIO(data), formats=[kind for kind in KINDS if kind != "MPO"]) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise NotAPicture(TOO_MANY)
        kind = KINDS[str(opened.format)]
        colours = opened.info.get("icc_profile") if opened.mode in {"L", "RGB", "RGBA"} else None
        image = opened if _is_as_it_should_be(opened) else _made_over(opened, kind)
        image.info = {}  # what else the file says, a writer might copy
        how = WRITTEN[kind] | ({"quality": "keep"} if image is opened else {})
        file = BytesIO()
        image.save(file, kind, icc_profile=colours, **how)
        return Ready(file.getvalue(), ENDINGS[kind], image.width, image.height)


def _is_as_it_should_be(opened: Image.Image) -> bool:
    """Say whether a picture is a photograph that can be written again without being made anew."""
    usual = opened.format == "JPEG" and opened.mode in MODES["JPEG"]
    return usual and _fits(opened) and not _is_turned(opened)


def _is_turned(opened: Image.Image) -> bool:
    return int(opened.getexif().get(ExifTags.Base.Orientation, 1)) != 1


def _made_over(opened: Image.Image, kind: str) -> Image.Image:
    """Return the picture upright, within the box, in colours that its kind can hold."""
    image = ImageOps.exif_transpose(opened)
    if image.mode not in MODES[kind] or "transparency" in image.info or not _fits(image):
        image = image.convert("RGBA" if kind != "JPEG" and image.has_transparency_data else "RGB")
    image.thumbnail(BOX, Image.Resampling.LANCZOS)
    return image


def _fits(image: Image.Image) -> bool:
    return image.width <= BOX[0] and image.height <= BOX[1]
