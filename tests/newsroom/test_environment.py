"""What the environment may say: a value that cannot be meant is refused by its name, in a sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.environment import cache, chosen, database, flag, number, site, zone


@pytest.mark.parametrize(
    ("said", "means"),
    [("1", 1), ("true", 1), ("YES", 1), ("on", 1), ("", 0), ("0", 0), ("false", 0), ("No", 0), ("off", 0)],
)
def test_a_flag_is_said_in_many_ways(monkeypatch, said, means):
    monkeypatch.setenv("HTTPS", said)
    assert flag("HTTPS") is bool(means)


REFUSED = [
    (flag, ("HTTPS",), "maybe"),
    (number, ("EMAIL_PORT", 25), "x"),
    (number, ("EMAIL_PORT", 25, 65535), "70000"),
    (number, ("TRUSTED_PROXIES", 0), "one"),
    (number, ("TRUSTED_PROXIES", 0), "-1"),
    (chosen, ("LOG_LEVEL", "WARNING", ("INFO", "WARNING")), "loud"),
    (zone, ("TIME_ZONE", "UTC"), "Atlantis/Capital"),
    (zone, ("TIME_ZONE", "UTC"), "../etc/passwd"),
    (site, ("SITE_URL", "http://127.0.0.1"), "news.example.org"),
    (site, ("SITE_URL", "http://127.0.0.1"), "https://news.example.org/paper"),
    (database, ("DATABASE_URL", "sqlite:///a"), "foo"),
    (database, ("DATABASE_URL", "sqlite:///a"), "mysql://a@b/c"),
    (database, ("DATABASE_URL", "sqlite:///a"), "postgres://a:b@c:port/d"),
    (cache, ("CACHE_URL", ""), "memcached://localhost"),
]


@pytest.mark.parametrize(("read", "asked", "said"), REFUSED)
def test_what_cannot_be_meant_is_refused_by_name(monkeypatch, read, asked, said):
    monkeypatch.setenv(asked[0], said)
    with pytest.raises(ImproperlyConfigured, match=rf"^{asked[0]} is .+\.$"):
        read(*asked)


def test_a_password_in_an_address_is_not_repeated(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://me:secret@host:port/name")
    with pytest.raises(ImproperlyConfigured) as refused:
        database("DATABASE_URL", "")
    assert "secret" not in str(refused.value)


def test_the_address_of_the_site_ends_without_a_slash(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://news.example.org/")
    assert site("SITE_URL", "") == "https://news.example.org"


def test_a_shared_cache_keeps_sites_apart(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "redis://127.0.0.1:6379/1")
    assert cache("CACHE_URL", "https://a.example")["KEY_PREFIX"] == "https://a.example"
