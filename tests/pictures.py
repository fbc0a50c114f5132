"""Pictures made for tests."""

from io import BytesIO

from PIL import Image


def photograph(size: tuple[int, int] = (640, 420), kind: str = "JPEG", mode: str = "RGB", **how) -> bytes:
    """Return a picture of grains, which no two sizes share."""
    file = BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(file, kind, **how)
    return file.getvalue()
