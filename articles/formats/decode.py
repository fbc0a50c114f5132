"""Bytes to text: byte order mark, UTF-8, UTF-16, else the old encoding in which the letters read as words."""

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from articles.formats.labels import known, plainly
from articles.formats.letters import LOST, readable
from articles.text import UNSAFE


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, the encoding that gave it, and what its editor should know."""

    text: str
    encoding: str
    warning: str = ""


MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Old encodings, by how often news comes in them; on equal evidence the earlier one is taken.
OLD = (
    "windows-1252",
    "windows-1251",
    "windows-1254",
    "koi8-r",
    "koi8-u",
    "windows-1250",
    "iso-8859-2",
    "iso-8859-5",
    "ibm866",
    "windows-1256",
)

#: Encodings of several bytes a letter: believed when declared and whole, never guessed.
SEVERAL = frozenset({"gb18030", "cp932", "cp949", "euc_jp", "big5", "big5hkscs"})

#: So much evidence overrules a declared encoding of several bytes a letter, or of an alphabet whose letters
#: we have no evidence of; Greek and Hebrew read as Russian have 0.65.
SURE = 0.75

#: A declared encoding wins a near tie.
TRUST = 0.02

#: Stretches of letters around high bytes, short enough for any line length; so many settle the matter.
HIGH = re.compile(rb"[A-Za-z0-9]{0,9}[\x80-\xff][A-Za-z0-9\x80-\xff]{0,30}")
ENOUGH = 500
SAMPLE = 1_000_000

STRAY = re.compile("[\udc80-\udcff]+")

#: In damaged UTF-8 are at most so many stray bytes for each whole letter (Chinese GBK has six and more, Thai
#: two), and where something else is declared so many whole letters for each stray byte.
STRAYS = 3
BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")

#: All that a text may lose. Most have none of it, which one look tells faster than five.
ODD = re.compile(f"[{LOST}{DIRECTIONS.pattern[1:-1]}{UNSAFE.pattern[1:-1]}]")


def decoded(data: bytes, declared: str = "") -> Decoded:
    """Return the bytes as safe text; a declared encoding is believed when the letters bear it out."""
    encoding = encoding_of(data, declared)
    text = data.decode(encoding, "surrogateescape" if encoding == "utf-8" else "replace")
    text = text.removeprefix("\ufeff")
    losses = controls = ""
    if ODD.search(text):
        text, losses = _whole(text, encoding)
        text, controls = _safe(text)
    notes = (_mislabelled(data, declared, encoding), losses, controls)
    return Decoded(text, encoding, " ".join(filter(None, notes)))


def encoding_of(data: bytes, declared: str = "") -> str:
    """Return the encoding of the bytes, or of a whole source of which they are the beginning."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    return _wide(data) or _utf8(data, declared) or _old(data, declared)


def _wide(data: bytes) -> str:
    """Tell UTF-16 without a mark: every second byte is one of the few that say which alphabet."""
    even, odd = data[0:4096:2], data[1:4096:2]
    if min(len(even), len(odd)) < 4 or b"\0" not in data[:4096]:
        return ""
    low, high = (sum(byte < 0x08 for byte in column) / len(column) for column in (even, odd))
    if max(low, high) < 0.7 or min(low, high) > 0.2:
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


def _utf8(data: bytes, declared: str) -> str:
    """Tell UTF-8, also where a few stray bytes broke it: old encodings hardly ever form its sequences."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        text = data[: problem.start + SAMPLE].decode("utf-8", "surrogateescape")
        strays = sum(map(len, STRAY.findall(text)))
        whole = len(re.findall("[\x80-\ud7ff\ue000-\U0010ffff]", text))
        most = whole * STRAYS if known(declared) in {"", "utf-8"} else whole / STRAYS
        return "utf-8" if strays <= most else ""
    return "utf-8"


def _old(data: bytes, declared: str) -> str:
    """Choose the old encoding whose letters stand together as they do in frequent words."""
    sample = b" ".join(match[0] for match in islice(HIGH.finditer(data), ENOUGH))
    wanted = known(declared)
    candidates = dict.fromkeys((wanted, *OLD) if wanted and wanted not in SEVERAL else OLD)
    worths = {name: _evidence(sample, name) + TRUST * (name == wanted) for name in candidates}
    best = max(worths, key=lambda name: worths[name])
    unknown = worths[best] < SURE and wanted not in OLD and not wanted.startswith("utf")
    return wanted if wanted and unknown and _is_whole(data, wanted) else best


def _is_whole(data: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data[:SAMPLE])
    except UnicodeDecodeError:
        return False
    return True


def _evidence(sample: bytes, encoding: str) -> float:
    return readable(sample.decode(encoding, "replace"))


def _whole(text: str, encoding: str) -> tuple[str, str]:
    """Return the text without the bytes that are none of its encoding, and a sentence about them."""
    if encoding != "utf-8":
        count = text.count(LOST)
        return text.replace(LOST, ""), _counted(f"Bytes that are no {encoding} were left out", count)
    if lost := text.count(LOST):
        return STRAY.sub("", text), f"{lost} characters were lost before the text came here (U+FFFD)."
    stray = STRAY.search(text)
    if not stray:
        return text, ""
    at = len(text[: stray.start()].encode("utf-8", "surrogateescape"))
    return STRAY.sub("", text), f"Stray bytes that are no UTF-8 were left out, the first at byte {at}."


def _safe(text: str) -> tuple[str, str]:
    """Return the text without controls that no database or eye should meet, and a sentence about them."""
    broken, breaks = BREAKS.subn(" ", text)
    turned, directions = DIRECTIONS.subn("", broken)
    safe, controls = UNSAFE.subn("", turned)
    return safe, _counted(
        "Characters that control or turn the text were taken out", breaks + directions + controls
    )


def _counted(fate: str, count: int) -> str:
    return f"{fate}: {count}." if count else ""


def _mislabelled(data: bytes, declared: str, encoding: str) -> str:
    """Say what was declared and what was used instead, where that makes a difference."""
    label = plainly(declared)
    if data.isascii() or known(label) == encoding or (label and encoding.startswith(label)):
        return ""
    if label:
        return f"The source says it is “{declared}”, but it reads as {encoding}, which was used."
    return "" if encoding.startswith("utf") else f"No encoding is declared; it reads as {encoding}."
