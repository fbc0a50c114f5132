"""What a server needs before it may start."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]", "::1", "0.0.0.0"})  # noqa: S104 - named, not bound

#: As Django's own check for deployment has it.
KEY_LENGTH, KEY_LETTERS = 50, 5
SET_KEY = "Set it to 50 random characters."


def why_not() -> str:
    """Return why the server must not start, in a sentence, or nothing when it may."""
    return next(_reasons(), "")


def _reasons() -> Iterator[str]:
    key, serves_others = settings.SECRET_KEY, not LOCAL.issuperset(settings.ALLOWED_HOSTS)
    if not settings.SECRET_KEY_GIVEN:
        yield f"SECRET_KEY is not set, so nobody's log-in would survive a restart. {SET_KEY}"
    if not settings.DEBUG and (len(key) < KEY_LENGTH or len(set(key)) < KEY_LETTERS):
        yield f"SECRET_KEY is easy to guess. {SET_KEY}"
    if settings.DEBUG and serves_others:
        yield "DEBUG shows errors to everybody, and its key is known. Unset it, or serve only this machine."
    if serves_others and urlsplit(settings.SITE_URL).hostname in LOCAL:
        yield (
            f"SITE_URL is “{settings.SITE_URL}”, so letters would lead readers to their own machines. "
            "Set it to the public address, such as https://news.example.org."
        )
    if not (
        settings.DEBUG or settings.DATABASE_GIVEN or Path(settings.DATABASES["default"]["NAME"]).exists()
    ):
        yield (
            "DATABASE_URL is not set, and there is no db.sqlite3 beside the code. "
            "Set it to where the articles are, or make a database with manage.py migrate."
        )
