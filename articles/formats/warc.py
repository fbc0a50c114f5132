"""Web crawls in WARC: each good answer of HTML that holds an article, one record at a time."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from articles.formats.draft import Draft, Fault, Options, Unreadable
from articles.formats.html import article
from articles.formats.html.page import LARGEST

#: A head longer than this, or a line of one, is no head.
LONGEST_HEAD, LONGEST_LINE = 200, 65_536
CHUNK = 1 << 20

HTML = ("text/html", "application/xhtml+xml")

Heads = dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent for an address: its status, its headers, its body as sent."""

    status: str
    heads: Heads
    body: bytes


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield the articles of a crawl, and a note for each answer that holds none."""
    try:
        for heads, block in _records(_opened(stream)):
            yield from _article(heads, block, name, options)
    except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
        yield Fault(name, f"The crawl ends early: {problem}. What stood before it was read.")


def _article(heads: Heads, block: bytes, name: str, options: Options) -> Iterator[Draft | Fault]:
    if heads.get("warc-type") not in {"response", "resource"}:
        return
    address = heads.get("warc-target-uri", "").strip("<>")
    source = f"{name}#{address}"
    try:
        page, charset = _page(heads, block)
        yield article(page, source, options.encoding or charset, url=address)
    except Unreadable as problem:
        yield Fault(source, str(problem), record=address, skipped=True)


def _page(heads: Heads, block: bytes) -> tuple[bytes, str]:
    """Return a page's bytes and the encoding declared for them."""
    answer = Answer("200", heads, block) if heads["warc-type"] == "resource" else _answer(block)
    kind = answer.heads.get("content-type", "").lower()
    if answer.status != "200":
        raise Unreadable(f"The server answered {answer.status or 'nothing'}.")
    if not kind.startswith(HTML):
        raise Unreadable(f"The answer is “{kind}”, not HTML.")
    return _plain(answer), kind.partition("charset=")[2].split(";")[0].strip(" \"'")


def _opened(stream: BinaryIO) -> BinaryIO:
    """Return the stream past its compression; each record may be compressed by itself."""
    start = stream.read(2)
    joined = cast(BinaryIO, _Rejoined(start, stream))
    return cast(BinaryIO, gzip.GzipFile(fileobj=joined)) if start == b"\x1f\x8b" else joined


class _Rejoined:
    """A stream whose first bytes were looked at."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self.start, self.rest = start, rest

    def read(self, size: int = -1) -> bytes:
        start = self.start if size < 0 else self.start[:size]
        self.start = self.start[len(start) :]
        return start + self.rest.read(size if size < 0 else size - len(start))

    def readline(self, size: int = -1) -> bytes:
        if not self.start:
            return self.rest.readline(size)
        start, self.start = self.start, b""
        return start if start.endswith(b"\n") else start + self.rest.readline(size)


def _records(stream: BinaryIO) -> Iterator[tuple[Heads, bytes]]:
    """Yield each record's head and block; a block too large for a page is passed over."""
    first = True
    while line := _first_line(stream):
        if not line.startswith(b"WARC/"):
            if first:
                raise Unreadable(f"It is no WARC crawl: it begins with {line[:40]!r}.")
            raise EOFError(f"a record should begin where {line[:40]!r} stands")
        first = False
        heads = _heads(iter(stream.readline, b""))
        yield heads, _block(stream, heads.get("content-length", ""))
    if first:
        raise Unreadable("It is empty. Save the crawl again and import it once more.")


def _first_line(stream: BinaryIO) -> bytes:
    """Return the first line that is not blank; records stand two blank lines apart."""
    line = stream.readline(LONGEST_LINE)
    while line and not line.strip():
        line = stream.readline(LONGEST_LINE)
    return line


def _heads(lines: Iterator[bytes]) -> Heads:
    """Return the fields up to the blank line that ends a head, by their names in small letters."""
    heads: Heads = {}
    for _, line in zip(range(LONGEST_HEAD), lines, strict=False):
        if not line.strip():
            break
        field, _, value = line[:LONGEST_LINE].decode("utf-8", "replace").partition(":")
        heads.setdefault(field.strip().lower(), value.strip())
    return heads


def _block(stream: BinaryIO, length: str) -> bytes:
    size = int(length) if length.isascii() and length.isdigit() else 0
    block = stream.read(min(size, LARGEST + CHUNK))
    left = size - len(block)
    while left > 0 and (skipped := len(stream.read(min(left, CHUNK)))):
        left -= skipped
    if left > 0:
        raise EOFError(f"the last record lacks {left} of its {size} bytes")
    return block


def _answer(block: bytes) -> Answer:
    head, _, body = block.partition(b"\r\n\r\n")
    if b"\r\n\r\n" not in block:
        head, _, body = block.partition(b"\n\n")
    first, *rest = head.splitlines() or [b""]
    parts = first.decode("latin-1").split()
    return Answer(parts[1] if len(parts) > 1 else "", _heads(iter(rest)), body)


def _plain(answer: Answer) -> bytes:
    """Return the body as the page was before it was cut into chunks and compressed."""
    body = answer.body
    if "chunked" in answer.heads.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    encoding = answer.heads.get("content-encoding", "").lower()
    if encoding in {"", "identity"} or (encoding.endswith("gzip") and not body.startswith(b"\x1f\x8b")):
        return body
    if not encoding.endswith(("gzip", "deflate")):
        raise Unreadable(f"The answer is compressed as “{encoding}”, which is not read here.")
    return _inflated(body)


def _unchunked(body: bytes) -> bytes:
    """Return the chunks joined; a body that is not in chunks after all as it is."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            size = int(body[at:end].split(b";")[0], 16)
        except ValueError:
            break
        if size <= 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) or body


def _inflated(body: bytes) -> bytes:
    """Return compressed bytes opened, no further than the largest page; deflate may lack its head."""
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(window).decompress(body, LARGEST + 1)
        except zlib.error:
            continue
    raise Unreadable("The answer's compression is broken.")
