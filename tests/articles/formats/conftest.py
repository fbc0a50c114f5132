"""Reads a small source given as text or bytes, as `import_articles` reads a file."""

import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from articles.formats import read_as
from articles.formats.draft import Draft, Fault, Options

NOW = datetime(2026, 5, 27, tzinfo=UTC)

Found = list[Draft | Fault]


@pytest.fixture
def found_in() -> Callable[..., Found]:
    """Return all that a source holds: found_in(source, name="…", as_="csv", headline="column")."""

    def found(
        source: str | bytes, name: str = "source", as_: str = "", encoding: str = "", **told: str
    ) -> Found:
        data = source.encode() if isinstance(source, str) else source
        return list(read_as(as_, io.BytesIO(data), name, Options(encoding, told), NOW))

    return found


@pytest.fixture
def only(found_in) -> Callable[..., Draft]:
    """Return the one draft that a source holds."""

    def draft(*args: str | bytes, **options: str) -> Draft:
        (found,) = found_in(*args, **options)
        assert isinstance(found, Draft), found
        return found

    return draft


@pytest.fixture
def fault(found_in) -> Callable[..., Fault]:
    """Return the one fault among what a source holds."""

    def fault(*args: str | bytes, **options: str) -> Fault:
        (found,) = [one for one in found_in(*args, **options) if isinstance(one, Fault)]
        return found

    return fault
