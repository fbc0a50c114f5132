"""What machines that watch the site are told: by number too, over plain HTTP, and in the right words."""

from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.test import Client

from newsroom import health


@pytest.fixture
def watch(db) -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_it_is_told_at_any_host_and_without_https(watch, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    answer = watch.get(path, headers={"host": "10.0.0.7:8000"})
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)


def test_a_site_that_is_ready_says_what_it_looked_at(watch):
    told = watch.get("/readyz").content.decode().splitlines()
    assert told == ["database: ok", "tables: ok", "writing: ok", "cache: ok"]


def test_a_site_without_its_tables_is_not_ready_and_yet_there(watch, monkeypatch):
    health._missing.cache_clear()
    monkeypatch.setattr("newsroom.health.MigrationExecutor.migration_plan", lambda *_: ["0001"])
    assert b"tables: not ok" in watch.get("/readyz").content
    assert watch.get("/readyz").status_code == 503
    assert watch.get("/healthz").status_code == 200
    health._missing.cache_clear()


def test_a_database_that_is_gone_is_said_in_a_word(watch, monkeypatch, caplog):
    def gone():
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("newsroom.health.connection", SimpleNamespace(cursor=gone))
    answer = watch.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"database: not ok\n")
    assert "server closed the connection" in caplog.text


def test_a_database_that_only_reads_is_not_ready(watch, monkeypatch):
    monkeypatch.setattr(health, "WRITES_NOTHING", "UPDATE no_such_table SET a = 1")
    assert b"writing: not ok" in watch.get("/readyz").content


def test_without_the_cache_it_is_ready_all_the_same(watch, monkeypatch):
    monkeypatch.setattr("newsroom.health.cache.get", lambda *_: None)
    answer = watch.get("/readyz")
    assert (answer.status_code, b"cache: away" in answer.content) == (200, True)
