"""The text of a stream piece by piece, so that a source of any size needs little memory."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from articles.formats.decode import STRAY, decoded
from articles.formats.draft import Options, Unreadable
from articles.formats.labels import known

#: How much is read at a time, and how much of a source its encoding and format are told from.
PIECE = 1 << 18
HEAD = 1 << 16

#: The first letter by which an encoding shows, and how much of its word before it.
NOT_ASCII, BEFORE = re.compile(rb"[\x80-\xff]"), 10

#: The longest record or line taken into memory; no article comes near, a hostile file may pass it.
LONGEST = 8_000_000

#: The largest document of one article that is read as a whole.
WHOLE = 20_000_000


@dataclass(slots=True)
class Text:
    """The decoded pieces of a stream, and what its editor should know about the decoding.

    `is_open`: so far all was ASCII; the first other letters show the encoding, with what was `declared`.
    """

    stream: BinaryIO
    encoding: str
    notes: list[str] = field(default_factory=list)
    declared: str = ""
    is_open: bool = False

    def news(self) -> tuple[str, ...]:
        """Return the warnings that have not been told yet."""
        news, self.notes = tuple(self.notes), []
        return news

    def pieces(self) -> Iterator[str]:
        """Yield the text; what is to be told of a part is told when that part is yielded, not before."""
        decoder, first = _decoder(self.encoding), True
        while data := self.stream.read(PIECE):
            if self.is_open and (high := NOT_ASCII.search(data)):
                yield decoder.decode(data[: high.start()])
                data += self.stream.read(PIECE)
                self._settle(data[max(high.start() - BEFORE, 0) :])
                data, decoder = data[high.start() :], _decoder(self.encoding)
            piece = decoder.decode(data)
            yield from self._whole(piece.removeprefix("\ufeff") if first else piece)
            first = False
        yield from self._whole(decoder.decode(b"", final=True))

    def _settle(self, data: bytes) -> None:
        """Choose the encoding by the first letters that are not ASCII."""
        found = decoded(_to_a_letter(data), self.declared)
        self.encoding, self.is_open = found.encoding, False
        if found.encoding != "utf-8" and found.warning:
            self.notes.append(found.warning)

    def _whole(self, piece: str) -> Iterator[str]:
        """Yield a piece without stray bytes, first what stands before them."""
        if stray := STRAY.search(piece):
            yield piece[: stray.start()]
            piece, strays = STRAY.subn("", piece[stray.start() :])
            self.notes.append(f"Stray bytes that are no UTF-8 were left out: {strays}.")
        yield piece

    def lines(self) -> Iterator[str]:
        """Yield the lines with their ends; of one longer than `LONGEST` only so much that it shows."""
        rest = ""
        for piece in self._pieces_with_one_line_end():
            *lines, rest = (rest + piece).split("\n")
            for line in lines:
                yield line + "\n"
            rest = rest[: LONGEST + 1]
        if rest:
            yield rest

    def _pieces_with_one_line_end(self) -> Iterator[str]:
        """Old spreadsheets of the Macintosh end their lines with a return alone."""
        pieces = self.pieces()
        first = next(pieces, "")
        returns_only = "\r" in first and "\n" not in first
        yield first.replace("\r", "\n") if returns_only else first
        for piece in pieces:
            yield piece.replace("\r", "\n") if returns_only else piece


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return the beginning of a stream, and the stream as if nothing had been read."""
    if not isinstance(stream, BufferedReader) or len(stream.peek(HEAD)) < HEAD:
        stream = BufferedReader(cast("RawIOBase", stream), HEAD)
    return stream.peek(HEAD)[:HEAD], stream


def text_of(stream: BinaryIO, options: Options, declared: str = "") -> Text:
    """Return the text of a stream in the encoding staff name, else in the one its beginning shows."""
    if options.encoding:
        return Text(stream, encoding_called(options.encoding))
    head, whole = peeked(stream)
    found = decoded(_to_a_letter(head), declared)
    is_open = found.encoding == "utf-8" and head.isascii()
    return Text(whole, found.encoding, [found.warning] if found.warning else [], declared, is_open)


def whole_text(stream: BinaryIO, options: Options, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return all the text of a document and the warnings about it; one too large is refused."""
    data = stream.read(WHOLE + 1)
    if len(data) > WHOLE:
        raise Unreadable(f"It is larger than {WHOLE // 1_000_000} MB, too large for one article. Split it.")
    if options.encoding:
        return data.decode(encoding_called(options.encoding), "replace").removeprefix("\ufeff"), ()
    found = decoded(data, declared)
    return found.text, (found.warning,) if found.warning else ()


def _decoder(encoding: str) -> codecs.IncrementalDecoder:
    return codecs.getincrementaldecoder(encoding)("surrogateescape" if encoding == "utf-8" else "replace")


def encoding_called(name: str) -> str:
    """Return the encoding staff mean by a name."""
    wide = name.lower() if re.fullmatch(r"(?i)utf-?(16|32)(-?[lb]e)?", name) else ""
    encoding = known(name) or wide
    if not encoding:
        raise Unreadable(f"No encoding is called “{name}”. Try utf-8, windows-1251 or windows-1254.")
    return encoding


def _to_a_letter(head: bytes) -> bytes:
    """Return a full head without its last bytes, which may be the half of a letter."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head if wide or len(head) < HEAD else head.rstrip(bytes(range(0x80, 0x100)))
