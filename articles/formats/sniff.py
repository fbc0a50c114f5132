"""What a source is, told from how it begins; its name only decides when the content leaves it open."""

import re
from pathlib import PurePath

from articles.formats.csv import DECLARED, DELIMITERS, known_columns
from articles.formats.decode import decoded
from articles.formats.stream import HEAD

#: How files begin that no format of ours reads, and what they are.
OTHERS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "a PostScript file"),
    (b"PK\x03\x04", "a zip archive, or a Word, Excel or EPUB file, which are zips"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a file packed twice"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
)

#: Beginnings that a word may have, too: they count where controls stand among the letters.
LETTERS = (
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture or a sound"),
    (b"BM", "a bitmap picture"),
    (b"BZh", "a bzip2 archive"),
    (b"Rar!", "a RAR archive"),
    (b"MZ", "a program"),
    (b"OggS", "a sound or a video"),
    (b"ID3", "a sound"),
)

#: Controls that texts hardly hold; in a binary file one byte in ten is one.
CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])

ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
PROLOGUE = re.compile(
    r"(?i)\A\s*<(?:\?xml|!DOCTYPE|!--|(?:\w+:)?(?:rss|feed|rdf|nitf|newsItem|newsMessage|NewsML)\b)"
)
#: What may stand before the outermost element; what is never closed goes on to the end.
SKIPPED = re.compile(
    r"<\?(?:(?!\?>).)*+(?:\?>|\Z)|<!--(?:(?!-->).)*+(?:-->|\Z)"
    r"|<!DOCTYPE[^\[<>]*+(?:>|\[(?:(?!\]\s*>).)*+(?:\]\s*>|\Z))",
    re.DOTALL,
)
ROOTS = {
    "rss": "feed",
    "feed": "feed",
    "RDF": "feed",
    "nitf": "nitf",
    "newsItem": "newsml",
    "newsMessage": "newsml",
    "NewsML": "newsml",
    "html": "html",
    "HTML": "html",
}
WORDPRESS = re.compile(r"wordpress\.org/export/|<wp:wxr_version")

JSON = re.compile(r"\A[\s\x1e]*(?:\{\s*(?:\"|\}|\Z)|\[\s*(?:[\[{\"\]]|\Z))")
#: Kinds of JSON, and what all stands in each.
JSON_KINDS = {
    "ghost": (
        r'"db"\s*:\s*\[|"data"\s*:\s*\{\s*"posts"\s*:\s*\[|"exported_on"\s*:',
        r'"(?:exported_on|mobiledoc|lexical|posts_authors|feature_image)"\s*:',
    ),
    "feed": (r'"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org',),
    "ninjs": (r'"uri"\s*:', r'"(?:version[cC]reated|body_x?html|bodies|headlines|pub[sS]tatus)"\s*:'),
}

FRONT_MATTER = re.compile(r"\A\s*(?:---|\+\+\+|;;;)(?:json|ya?ml|toml)?[^\S\n]*\n\s*[\"'{\w#]")
PAGE = re.compile(
    r"(?i)\A\s*(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title)\b", re.DOTALL
)
COMMENT = re.compile(r"\s*<!--")
TAG = re.compile(r"(?i)</(?:p|div|a|h[1-6]|span|li|article|body|table|section)>")

NAMES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
}


def sniffed(head: bytes, name: str) -> str | None:
    """Return the name of the format, or None for what we cannot read; `described` says what that is."""
    if head.startswith(b"WARC/"):
        return "warc"
    if described_bytes(head):
        return None
    text = decoded(head).text
    return _by_content(text, name) if text.strip() else None


def described(head: bytes) -> str:
    """Return what a source is that we cannot read."""
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return "empty" if len(head) < HEAD else "blank as far as one would look"
    root = _root(decoded(head).text)
    return described_bytes(head) or (f"XML of another kind, “{root}”" if root else "of a kind we do not know")


def described_bytes(head: bytes) -> str:
    """Return what binary file begins so, or nothing when it may be text."""
    controls = len(head) - len(head.translate(None, CONTROLS))
    signs = (*OTHERS, *LETTERS) if controls else OTHERS
    known = next((what for start, what in signs if head.startswith(start)), "")
    if known or head[257:262] == b"ustar":
        return known or "a tar archive"
    film = head[4:8] == b"ftyp"
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    binary = controls * 20 > len(head) and not wide and not decoded(head[:4096]).encoding.startswith("utf-16")
    return "a video" if film else "a binary file" if binary else ""


def _by_content(text: str, name: str) -> str | None:
    ending = NAMES.get(PurePath(name.removesuffix(".gz")).suffix.lower(), "")
    if ending == "markdown" and COMMENT.match(text) and not PAGE.match(text):
        return ending
    if PROLOGUE.match(text):
        root = _root(text)
        found = "wxr" if root == "rss" and WORDPRESS.search(text) else ROOTS.get(root)
        return found or ("html" if PAGE.match(text) or TAG.search(text) else None)
    if JSON.match(text) and ending != "markdown":
        kinds = (kind for kind, signs in JSON_KINDS.items() if all(re.search(sign, text) for sign in signs))
        return next(kinds, "json")
    if FRONT_MATTER.match(text):
        return "markdown"
    if PAGE.match(text):
        return "html"
    if _is_table(text):
        return "csv"
    tagged = len(TAG.findall(text)) > 2 and ending != "markdown"
    return "html" if tagged else ending or "dump"


def _root(text: str) -> str:
    root = ROOT.search(SKIPPED.sub("", text)) if PROLOGUE.match(text) else None
    return root[1] if root else ""


def _is_table(text: str) -> bool:
    """Say whether the first line is a header that names at least two of our fields."""
    line = re.split(r"[\r\n]", text.lstrip(), maxsplit=1)[0]
    return bool(DECLARED.fullmatch(line)) or any(
        sign in line and known_columns(line, sign) > 1 for sign in DELIMITERS
    )
