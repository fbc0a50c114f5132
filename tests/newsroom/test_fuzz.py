"""Whatever a stranger sends to whatever address, it is never our mistake: no answer is a 5xx."""

import string
from io import BytesIO

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ADDRESSES = (
    "/",
    "/sections/world/",
    "/articles/unrest-in-almaty/",
    "/articles/unrest-in-almaty/history/",
    "/articles/unrest-in-almaty/report/",
    "/articles/unrest-in-almaty/report/known/",
    "/articles/{}/",
    "/reports/{}/",
    "/corrections/",
    "/corrections/{}/",
    "/corrections/feed.atom",
    "/corrections.csv",
    "/policy/",
    "/search/",
    "/feed.atom",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/admin/login/",
    "/admin/{}",
    "/{}",
)
FIELDS = "revision once quote words proposed kind comment source name email credit website opened".split()
ASKED = "page from to q at revision start end section language next e stand done".split()
KINDS = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "multipart/form-data; boundary=x",
    "application/json",
    "",
)
HEADERS = "host cookie accept accept-language if-none-match if-modified-since range referer origin".split()

SIGNS = st.sampled_from(
    ["\0", "²", "%00", "%ED%A0%80", "\ud800", "\u202e", "'", '"', "<", "\n", "9" * 40, "-1", "ə"]
)
WORDS = st.lists(SIGNS | st.text(max_size=8), max_size=4).map("".join)
BYTES = WORDS.map(lambda words: words.encode("utf-8", "surrogatepass"))
PAIRS = st.lists(st.tuples(st.sampled_from(FIELDS + ASKED), WORDS), max_size=5)
HEADER = st.text(st.characters(max_codepoint=255), max_size=60) | st.sampled_from(
    ['a="\\000\\377"', "*/*;q=x", "en;q=9,²", 'W/"', "bytes=0-0,-1", "Thu, 99 Foo 9999", "[::", "," * 99]
)


def quoted(words: str) -> str:
    """Return words as they stand in a query; what may stand there unescaped, sometimes does."""
    kept = string.ascii_letters + string.digits + "%<'\""
    return "".join(
        s if s in kept else "".join(f"%{b:02X}" for b in s.encode("utf-8", "surrogatepass")) for s in words
    )


def joined(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{name}={quoted(words)}" for name, words in pairs)


@pytest.mark.django_db
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    address=st.sampled_from(ADDRESSES),
    filling=WORDS,
    method=st.sampled_from(["GET", "POST", "HEAD", "PUT", "OPTIONS", "TRACE", "\xff"]),
    query=PAIRS.map(joined) | WORDS.map(quoted),
    kind=st.sampled_from(KINDS),
    body=PAIRS.map(joined).map(str.encode) | BYTES,
    headers=st.dictionaries(st.sampled_from(HEADERS), HEADER, max_size=3),
    short=st.integers(0, 3),
)
def test_no_request_of_a_stranger_is_our_mistake(
    unrest, address, filling, method, query, kind, body, headers, short
):
    stranger = Client(raise_request_exception=False)
    meta = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    meta |= {"QUERY_STRING": query, "wsgi.input": BytesIO(body), "CONTENT_TYPE": kind}
    path = address.format(filling).encode("utf-8", "surrogatepass").decode("latin-1")
    length = {"CONTENT_LENGTH": str(len(body) + max(0, short - 2))}
    answer = stranger.request(PATH_INFO=path, REQUEST_METHOD=method, **length, **meta)
    assert answer.status_code < 500
