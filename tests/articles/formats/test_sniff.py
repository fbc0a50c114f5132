"""Content decides what a source is; its name only where the content leaves it open."""

import pytest

from articles.formats import FORMATS, sniffed
from articles.formats.draft import Unreadable

BEGINNINGS = {
    "warc": ["WARC/1.0\r\nWARC-Type: response\r\n"],
    "wxr": ['<?xml version="1.0"?><!-- x --><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>'],
    "feed": [
        '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss version="2.0"><channel>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/">',
        '{"version": "https://jsonfeed.org/version/1", "items": []}',
    ],
    "nitf": ["<?xml version='1.0'?><nitf><head>"],
    "newsml": ['<newsItem guid="a">', "<newsMessage>", "<NewsML>"],
    "ghost": ['{"db": [{"meta": {"exported_on": 1}}]}'],
    "ninjs": [
        '{"uri": "urn:a", "versioncreated": "2024-03-05"}',
        '[{"uri": "urn:a", "pubStatus": "usable"}]',
    ],
    "json": ['{"title": "A"}', '[\n {"title": "A"}]', '{"title": "A"}\n{"title": "B"}\n'],
    "markdown": ["---\ntitle: A\n---\n", "+++\ntitle = 'A'\n+++\n", '---json\n{"title": "A"}\n---\n'],
    "html": [
        "<!DOCTYPE html><title>A</title>",
        "<!-- saved -->\n<html>",
        "<div><p>A</p><p>B</p><p>C</p></div>",
    ],
    "csv": [
        "id,headline,body\n" + "".join(f"{n},Ferry {n},<p>It sails.</p>\n" for n in range(5)),
        "title,body,date\nA,B,C\n",
        "Заголовок;Текст;Дата\n",
        "sep=;\na;b\n",
    ],
    "dump": [
        "Ferry returns\n\nHome | News\n\nIt crossed the bay again.\n",
        "[ Not now ] [ Yes please ]\nFerry\n",
    ],
}


@pytest.mark.parametrize(
    ("kind", "start"), [(kind, start) for kind in BEGINNINGS for start in BEGINNINGS[kind]]
)
@pytest.mark.parametrize("name", ["", "a.txt", "a.html", "a.csv.gz"])
def test_content_decides(kind, start, name):
    if kind != "dump" or name in {"", "a.txt"}:
        assert sniffed(start.encode(), name) == kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_hides_nothing(encoding):
    assert sniffed("title,body\nA,B\n".encode(encoding), "") == "csv"


@pytest.mark.parametrize(
    ("name", "kind"), [("a.md", "markdown"), ("a.csv", "csv"), ("a.htm", "html"), ("a", "dump")]
)
def test_a_name_decides_what_content_leaves_open(name, kind):
    assert sniffed(b"# Ferry\n\nIt crossed the bay.\n", name) == kind


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"\x89PNG\r\n", "PNG"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "zip"),
        (b"\xd0\xcf\x11\xe0", "Word"),
        (b"<svg><path/></svg>", "kind"),
        (b"<?xml version='1.0'?><svg/>", "XML of another kind, “svg”"),
        (bytes(range(256)), "binary"),
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
    ],
)
def test_what_is_refused_is_called_by_its_name(found_in, start, what):
    if what != "kind":
        with pytest.raises(Unreadable, match=what):
            found_in(start, "a.html")


def test_an_unknown_format_names_those_we_have(found_in):
    with pytest.raises(Unreadable, match=r"No format is called “xlm”\. Choose one of: csv, dump"):
        found_in("A", as_="xlm")


def test_staff_may_overrule_the_content(only):
    assert only("title: x,body\n\n# Ferry\n\nIt crossed.", "a.csv", as_="markdown").headline


def test_every_format_says_what_it_reads():
    assert all(format.about for format in FORMATS.values())


@pytest.mark.parametrize(
    "word", ["BMW recalls", "MZV warns", "RIFF", "ID3 votes", "Rar! What", "BZh", "GIF87 songs"]
)
def test_a_word_that_begins_like_a_picture_or_a_program_is_a_word(word):
    assert sniffed(f"{word} the ferries\n\nThe ferry crossed the bay.\n".encode(), "a.txt") == "dump"


@pytest.mark.parametrize("head", [b"BM\x36\0\0\0", b"MZ\x90\0\3", b"ID3\3\0", b"RIFF\x24\0\0\0WEBP"])
def test_what_begins_so_with_controls_is_none_of_ours(head):
    assert sniffed(head + b"abc" * 20, "a.txt") is None
