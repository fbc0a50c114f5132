"""What the environment says, checked: a value that cannot be meant is refused by its name, in a sentence."""

import os
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")

DATABASES = ("sqlite", "postgres", "postgresql")
CACHES = ("redis", "rediss", "unix")

#: How many pages a process keeps in its memory, of about 20 kB each: 40 MB when it is full.
PAGES_KEPT = 2_000

#: How long a page waits for the shared cache before it is made without, in seconds.
PATIENCE = 0.5


def given(name: str, default: str = "") -> str:
    """Return what the environment says, or the default when it says nothing."""
    return os.environ.get(name) or default


def listed(name: str, default: str = "") -> list[str]:
    """Return a comma-separated setting as a list."""
    return [part.strip() for part in given(name, default).split(",") if part.strip()]


def flag(name: str, default: bool = False) -> bool:
    """Return whether a setting is on."""
    said = given(name, YES[0] if default else NO[0]).strip().lower()
    if said not in YES + NO:
        raise _refused(name, said, "neither on nor off. Write 1 or 0.")
    return said in YES


def number(name: str, default: int, most: int = 10**9) -> int:
    """Return a whole number of nothing or more."""
    said = given(name, str(default)).strip()
    if not (said.isascii() and said.isdigit() and int(said) <= most):
        raise _refused(name, said, f"no whole number from 0 to {most}.")
    return int(said)


def chosen(name: str, default: str, among: Collection[str]) -> str:
    """Return one of the words that a setting may be."""
    said = given(name, default)
    if said not in among:
        raise _refused(name, said, f"not known here. Choose one of: {', '.join(among)}.")
    return said


def zone(name: str, default: str) -> str:
    """Return the name of a time zone."""
    said = given(name, default)
    try:
        ZoneInfo(said)
    except (KeyError, OSError, ValueError) as problem:
        raise _refused(name, said, "no time zone. Write one such as Asia/Baku.") from problem
    return said


def site(name: str, default: str) -> str:
    """Return the address of a site: scheme and host, no slash at its end."""
    said = given(name, default).rstrip("/")
    parts = urlsplit(said)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise _refused(name, said, "no address of a site. Write one such as https://news.example.org.")
    return said


def database(name: str, default: str) -> dict[str, Any]:
    """Return a database as Django names it; its address may hold a password and is not repeated."""
    said = given(name, default)
    try:
        if said.partition(":")[0] not in DATABASES:
            raise ValueError
        return dict(dj_database_url.parse(said, conn_max_age=600, conn_health_checks=True))
    except ValueError as problem:
        raise ImproperlyConfigured(
            f"{name} is no address of a database we know. "
            "Write sqlite:////srv/news.sqlite3 or postgres://user:password@host/name."
        ) from problem


def cache(name: str, prefix: str) -> dict[str, Any]:
    """Return where made pages are kept: in this process, or where a setting says, apart from other sites'."""
    said = given(name)
    if not said:
        memory = "django.core.cache.backends.locmem.LocMemCache"
        return {"BACKEND": memory, "OPTIONS": {"MAX_ENTRIES": PAGES_KEPT}}
    if urlsplit(said).scheme not in CACHES:
        raise ImproperlyConfigured(f"{name} is no address of a cache we know. Write redis://host:6379/1.")
    patience = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    shared = "newsroom.caching.SharedCache"
    return {"BACKEND": shared, "LOCATION": said, "KEY_PREFIX": prefix, "OPTIONS": patience}


def _refused(name: str, said: str, why: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} is “{said}”, which is {why}")
