import gzip
import zlib
from io import BytesIO

import pytest

from articles.formats.draft import Draft, Fault, Options, Unreadable
from articles.formats.warc import read

STORY = "".join(
    f"<p>Paragraph {n} tells how the bridge was built over the river by many hands.</p>" for n in range(8)
)
HEADLINE = "The new bridge is open"
PAGE = f"<html lang=en><title>{HEADLINE}</title><h1>{HEADLINE}</h1>{STORY}</html>".encode()
HTML = "text/html; charset=utf-8"


def record(address, block, kind="response"):
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body=PAGE, status="200 OK", kind=HTML, more=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def found(crawl):
    return list(read(BytesIO(crawl), "crawl.warc", Options()))


def chunked(body, size=500):
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"


CRAWL = (
    record("", b"software: none\r\n", kind="warcinfo")
    + record("https://daily.example/a", answer())
    + record("https://daily.example/x.png", answer(b"\x89PNG", kind="image/png"))
    + record("https://daily.example/gone", answer(b"Gone", status="404 Not Found"))
    + record("https://daily.example/b", answer())
)


def test_only_good_answers_of_html_are_articles():
    drafts = [one for one in found(CRAWL) if isinstance(one, Draft)]
    assert [one.key for one in drafts] == ["https://daily.example/a", "https://daily.example/b"]
    assert drafts[0].source == "crawl.warc#https://daily.example/a"
    assert drafts[0].headline == HEADLINE


def test_other_answers_are_skipped_and_named():
    faults = [one for one in found(CRAWL) if isinstance(one, Fault)]
    assert [one.record for one in faults] == ["https://daily.example/x.png", "https://daily.example/gone"]
    assert all(one.skipped for one in faults)
    assert "404" in faults[1].message


def test_a_crawl_may_be_compressed_as_a_whole_or_record_by_record():
    single = record("https://daily.example/a", answer())
    assert found(gzip.compress(CRAWL)) == found(CRAWL)
    assert len(found(gzip.compress(single) + gzip.compress(single))) == 2


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (chunked(PAGE), "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (zlib.compress(PAGE), "Content-Encoding: deflate\r\n"),
        (chunked(gzip.compress(PAGE)), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (PAGE, "Content-Encoding: gzip\r\n"),
        (PAGE, "Transfer-Encoding: chunked\r\n"),
    ],
)
def test_an_answer_is_unpacked_as_it_was_sent_or_already_was(body, more):
    assert isinstance(found(record("https://daily.example/a", answer(body, more=more)))[0], Draft)


def test_an_unknown_compression_is_said():
    (fault,) = found(record("https://daily.example/a", answer(more="Content-Encoding: br\r\n")))
    assert "“br”" in fault.message


def test_a_saved_resource_is_a_page_too():
    block = record("https://daily.example/a", PAGE, kind="resource")
    assert isinstance(found(block.replace(b"\r\n\r\n", b"\r\nContent-Type: text/html\r\n\r\n", 1))[0], Draft)


def test_a_page_without_a_story_is_skipped_with_the_reason():
    (fault,) = found(record("https://daily.example/login", answer(b"<title>Log in</title><h1>Log in</h1>")))
    assert fault.skipped
    assert "holds no story" in fault.message


@pytest.mark.parametrize("crawl", [CRAWL[:-300], gzip.compress(CRAWL)[:-20], CRAWL + b"junk\r\n"])
def test_what_stands_before_a_break_is_read_and_the_break_is_told(crawl):
    *before, last = found(crawl)
    assert isinstance(before[0], Draft)
    assert "ends early" in last.message
    assert not last.skipped


def test_what_is_no_crawl_is_refused():
    with pytest.raises(Unreadable, match="no WARC crawl"):
        found(b"<html>")
    with pytest.raises(Unreadable, match="is empty"):
        found(b"")


def test_a_block_of_false_length_does_no_harm():
    wild = CRAWL.replace(b"Content-Length: 16", b"Content-Length: -5")
    assert isinstance(found(wild)[-1], Fault)
