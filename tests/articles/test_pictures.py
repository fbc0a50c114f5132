"""Pictures as we publish them: what comes in, what is made of it, what is refused."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import ExifTags, Image, ImageChops

from articles.pictures import BOX, LARGEST, NotAPicture, ready
from tests.pictures import photograph

CAMERA = b"Camera No. 7"


def camera(**more: int) -> Image.Exif:
    """Return what a camera writes into a picture."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = CAMERA.decode()
    for name, value in more.items():
        exif[ExifTags.Base[name]] = value
    return exif


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(
    ("kind", "mode", "ending"),
    [
        ("JPEG", "RGB", "jpg"),
        ("JPEG", "L", "jpg"),
        ("JPEG", "CMYK", "jpg"),
        ("MPO", "RGB", "jpg"),
        ("PNG", "P", "png"),
        ("PNG", "RGBA", "png"),
        ("PNG", "LA", "png"),
        ("PNG", "1", "png"),
        ("PNG", "I;16", "png"),
        ("GIF", "P", "png"),
        ("WEBP", "RGB", "webp"),
        ("WEBP", "RGBA", "webp"),
        ("AVIF", "RGB", "webp"),
    ],
)
def test_every_kind_becomes_one_that_browsers_show(kind, mode, ending):
    made = ready(photograph(kind=kind, mode=mode))
    assert (made.ending, made.width, made.height) == (ending, 640, 420)
    assert opened(made.data).size == (640, 420)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_is_told_of_who_took_it(kind):
    told = {"exif": camera(), "xmp": b"<x>" + CAMERA + b"</x>"} if kind != "PNG" else {"exif": camera()}
    came = photograph(kind=kind, **told, **({"comment": CAMERA} if kind == "JPEG" else {}))
    assert CAMERA in came
    assert CAMERA not in ready(came).data


def test_a_photograph_that_fits_keeps_its_details():
    came = photograph(exif=camera(), quality=95)
    change = ImageChops.difference(opened(came), opened(ready(came).data))
    assert max(high for _low, high in change.getextrema()) < 8


def test_a_camera_held_sideways_gives_an_upright_picture():
    made = ready(photograph(exif=camera(Orientation=6)))
    assert (made.width, made.height) == (420, 640)


def test_a_large_picture_is_made_smaller_in_proportion():
    made = ready(photograph((4000, 3000)))
    assert (made.width, made.height) == (2000, 1500)
    tall = ready(photograph((1000, 9000), "PNG", "P"))
    assert tall.height == BOX[1]


def test_a_picture_that_moves_stands_still():
    file = BytesIO()
    frames = [Image.new("P", (200, 200), colour) for colour in (1, 2, 3)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    assert getattr(opened(ready(file.getvalue()).data), "n_frames", 1) == 1


def test_what_can_be_seen_through_stays_so():
    clear = Image.new("P", (100, 100), 0)
    file = BytesIO()
    clear.save(file, "GIF", transparency=0)
    assert opened(ready(file.getvalue()).data).getpixel((5, 5))[3] == 0


def bomb() -> bytes:
    """Return a small file that says it is a picture of 3.6 thousand million pixels."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"0" * 1000)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "no JPEG"),
        (photograph(kind="BMP"), "no JPEG"),
        (photograph()[:3000], "damaged"),
        (photograph(kind="PNG")[:500], "damaged"),
        (bomb(), "too many pixels"),
        (b"\xff\xd8\xff" + b"0" * LARGEST, "larger than 20 MB"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(data, why):
    with pytest.raises(NotAPicture, match=why):
        ready(data)
