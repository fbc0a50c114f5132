"""A shared cache that is away: every page still comes, and the log says so once a minute."""

import logging
import socket

import pytest
from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.test import override_settings

from articles.masthead import KEY, sections_now
from newsroom import caching
from newsroom.caching import SharedCache


@pytest.fixture
def dead_cache(monkeypatch):
    """A cache at a port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setattr(SharedCache, "away_until", 0.0)
    monkeypatch.setattr(SharedCache, "quiet_until", 0.0)
    monkeypatch.setattr(caching, "ALONE", 0)
    there = {"BACKEND": "newsroom.caching.SharedCache", "LOCATION": f"redis://127.0.0.1:{port}/1"}
    with override_settings(CACHES={"default": there}):
        yield caches["default"]


@pytest.mark.parametrize("address", ["/", "/articles/unrest-in-almaty/", "/policy/", "/feed.atom"])
def test_pages_come_without_the_cache(aysel, unrest, dead_cache, address):
    assert [aysel.get(address).status_code for _ in range(2)] == [200, 200]


def test_what_is_asked_of_it_counts_as_a_miss(dead_cache):
    assert (dead_cache.get("a", 7), dead_cache.set("a", 1), dead_cache.delete("a")) == (7, None, False)


def test_the_log_says_so_once_a_minute(dead_cache, caplog):
    with caplog.at_level(logging.WARNING, "newsroom.caching"):
        for _ in range(5):
            dead_cache.get("a")
    assert len(caplog.records) == 1
    assert "does not answer" in caplog.text


def test_it_is_left_alone_for_a_while(dead_cache, monkeypatch):
    asked = []
    monkeypatch.setattr(caching, "ALONE", 10)
    monkeypatch.setattr(type(dead_cache).__base__, "get", lambda *_: asked.append(1) or 1 / 0)
    monkeypatch.setattr(caching, "RedisError", ZeroDivisionError)
    assert [dead_cache.get("a"), dead_cache.get("a")] == [None, None]
    assert len(asked) == 1


def test_the_sections_outlive_pages_that_nobody_asks_for(unrest):
    assert isinstance(caches["default"], LocMemCache)
    most = cache._max_entries
    assert most > 1000
    sections_now()
    for n in range(2 * most):
        cache.set(f"page-{n}", "")
        if n % 100 == 0:
            sections_now()
    assert cache.get(KEY) is not None
