"""The marks Mozilla's Observatory gives an answer's headers, for the tests: from 100, A+ is 100 and more.

Bonuses count only while the penalties leave 90. A page without cookies is marked as one whose cookies are all
safe: the site's own are, and a scan meets them on the log-in page.
"""

from collections.abc import Mapping
from http.cookies import SimpleCookie

YEAR_HALF = 15_552_000
APART = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
CAREFUL = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def marks(headers: Mapping[str, str], cookies: SimpleCookie, *, redirects: bool) -> dict[str, int]:
    """Return what each test adds or takes."""
    policy = _directives(headers.get("Content-Security-Policy", ""))
    return {
        "policy": _policy(policy),
        "cookies": _cookies(cookies),
        "transport": 0 if _max_age(headers.get("Strict-Transport-Security", "")) >= YEAR_HALF else -20,
        "redirection": 0 if redirects else -20,
        "referrer": 5 if headers.get("Referrer-Policy") in CAREFUL else -5,
        "types": 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5,
        "frames": 5 if policy and policy.get("frame-ancestors") == ["'none'"] else -20,
        "sharing": -50 if headers.get("Access-Control-Allow-Origin") else 0,
        **{name: 10 if headers.get(name) == value else -5 for name, value in APART.items()},
    }


def score(headers: Mapping[str, str], cookies: SimpleCookie, *, redirects: bool = True) -> int:
    """Return the sum as the Observatory makes it."""
    found = marks(headers, cookies, redirects=redirects).values()
    after_penalties = 100 + sum(mark for mark in found if mark < 0)
    return after_penalties + (sum(mark for mark in found if mark > 0) if after_penalties >= 90 else 0)


def _directives(policy: str) -> dict[str, list[str]] | None:
    """Return a policy's directives, or None when it is missing or names one twice."""
    words = [part.split() for part in policy.split(";") if part.strip()]
    named = {name: sources for name, *sources in words}
    return named if words and len(named) == len(words) else None


def _policy(policy: dict[str, list[str]] | None) -> int:
    if policy is None:
        return -25
    sources = {source for directive in policy.values() for source in directive}
    if sources & {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:", "data:"}:
        return -20
    return 10 if policy.get("default-src") == ["'none'"] else 5


def _cookies(cookies: SimpleCookie) -> int:
    if any(not cookie["secure"] for cookie in cookies.values()):
        return -40
    tied = all(cookie["samesite"] and cookie["httponly"] for cookie in cookies.values())
    named = all(name.startswith("__Host-") and cookies[name]["path"] == "/" for name in cookies)
    return 5 if tied and named else -20


def _max_age(header: str) -> int:
    return next((int(part[8:]) for part in header.split("; ") if part.startswith("max-age=")), 0)
