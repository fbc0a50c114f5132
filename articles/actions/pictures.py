"""Keeping pictures: each once, however often it comes and by whatever way."""

from hashlib import sha256

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.models import Picture
from articles.pictures import Ready, ready
from articles.text import one_line

#: So much of a digest tells files apart in the name of a file.
TELLING = 32


def keep_picture(data: bytes, name: str, *, by: User | None = None) -> Picture:
    """Keep a picture and return it; one that was kept before is the same. Raises NotAPicture.

    A file that is gone from the storage is put there again.
    """
    digest = sha256(data).hexdigest()
    kept = Picture.objects.filter(digest=digest).first()
    if kept and default_storage.exists(str(kept.file)):
        return kept
    made = ready(data)
    picture = _unkept(digest, made, name)
    if not default_storage.exists(str(picture.file)):
        default_storage.save(str(picture.file), ContentFile(made.data))
    facts = {field: getattr(picture, field) for field in ("file", "name", "width", "height")}
    return Picture.objects.get_or_create(
        digest=digest, defaults=facts | {"added_at": timezone.now(), "added_by": by}
    )[0]


def foreseen_picture(data: bytes, name: str) -> Picture:
    """Return the picture that would be kept, and keep nothing. Raises NotAPicture."""
    digest = sha256(data).hexdigest()
    return Picture.objects.filter(digest=digest).first() or _unkept(digest, ready(data), name)


def _unkept(digest: str, made: Ready, name: str) -> Picture:
    file = f"{digest[:TELLING]}.{made.ending}"
    return Picture(digest=digest, file=file, name=one_line(name)[:200], width=made.width, height=made.height)
