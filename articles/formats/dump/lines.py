"""The lines of a dump without the marks its program drew: bullets, hashes, buttons, fields, rules."""

import re
import unicodedata
from dataclasses import dataclass, replace

#: Marks stand at the ends of a line; looking no further keeps a line of many megabytes cheap.
EDGE = 300

BULLET = re.compile(r"(?:[*+•◦▪■□○●◊☆★‣⁃·]|o(?= [A-Z])|#(?= \d))\s+(?=\S)")
NUMBERED = re.compile(r"\d{1,2}\\?[.)]\s+(?=\S)")
HEADING = re.compile(r"(#{1,6})\s+")
QUOTED = re.compile(r"(?:>\s?)+")
#: What programs draw for buttons, input fields, frames and pictures without a text. A word in brackets
#: is most often an editor's: amid a line only the names of files and of parts of a page are drawn.
DRAWN = re.compile(
    r"\((?:BUTTON|Submit|Reset)\)|^(?:\((?:X|_|\*)\)|\[[xX]\])(?=\s|$)|\[\s*[_*]?\s*\]|_{3,}|(?<!\w)__(?!\w)"
    r"|IFRAME:\s*\S*|\[INS:|:INS\]|\[DEL:|:DEL\]|!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)"
    r"|\[(?:svg|img|image|button|inline|spacer|logo|icon|[\w-]{0,40}_[\w-]{0,40}"
    r"|[\w./-]{1,40}\.(?:png|jpe?g|gif|svg|webp))\](?=\s|$)"
    r"|^\[[a-z][\w-]{0,9}\](?=[^\W\d_a-zа-яё])"
)
#: A line of nothing but the short names of pictures.
PICTURES = re.compile(r"(?:\[[\w-]{1,10}\]\s*)+")
#: A line of nothing but buttons: [ Search ] [ Log in ].
BUTTONS = re.compile(r"(?:[^\[\]]{0,20}\[ [^\[\]]{0,80} \])+\s*")
LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:https?:|/|mailto:)[^()\s]{0,500}\)")
STRONG = re.compile(r"(\*\*|__(?![a-z]+__))(?=\S)((?:(?!(?<=\s)\1(?=\S)).){1,2000}?)(?<=\S)\1")
WEAK = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,300})(?<=[^\s*_])\1(?![\w*])")
ESCAPED = re.compile(r"\\([.\-+#*_()\[\]!&>~])")
#: What is put for each mark, and what a line without any of them does not hold.
UNMARKED = ((LINK, r"\1"), (DRAWN, " "), (STRONG, r"\2"), (WEAK, r"\2"), (ESCAPED, r"\1"))
MARKED = re.compile(r"[\[_*\\]|\((?:BUTTON|Submit|Reset|X)|IFRAME:|:(?:INS|DEL)\]")

#: How some programs number links, and what shows that a dump's does: the first numbers, and many of them.
LINK_NUMBER = re.compile(r"(?<![\w.,])\[\d{1,4}\](?=\S)")
ADDRESS = re.compile(r"\d{1,4}\. \w{2,12}:\S")
FIRST_LINKS, MANY_LINKS = range(1, 6), 10

#: The first of the letters that are two columns wide.
FIRST_WIDE = "\u2e80"

#: Quotation marks that differ between a page's title and its headline.
QUOTES = str.maketrans("‘’“”„«»`´", '\'\'"""""\'\'')
SPACES = re.compile(r"\s+")


#: The control for the size of the letters: A- A A+; the section stands before it.
SIZES = re.compile(
    r"(?P<section>.{0,60}?)[\s|:]*\[?[AА]\s?[-−–]?\]?[\s|/]+\[?[AА]\s?\+?\]?[\s|/]+\[?[AА]\s?\+{1,2}\]?\s*$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dump, or several that were one before it was wrapped; numbers count from one."""

    first: int
    last: int
    text: str
    indent: int = 0
    bullet: bool = False
    heading: int = 0
    quoted: bool = False
    gap: bool = False
    button: bool = False
    #: How wide the line and its first word were, with the marks its program drew.
    columns: int = 0
    word: int = 0

    def joined(self, other: "Line") -> "Line":
        return replace(self, last=other.last, text=glued(self.text, other.text))


def lines_of(text: str) -> list[Line]:
    """Return the lines that hold anything, each knowing whether empty space stands before it."""
    found: list[Line] = []
    gap, numbered = True, _numbers_links(text)
    for number, raw in enumerate(text.splitlines(), 1):
        line = _line(number, raw.expandtabs(8).rstrip(), gap, numbered)
        gap = line.text == ""
        if line.text:
            found.append(line)
    return found


def _numbers_links(text: str) -> bool:
    """Tell a dump that numbers its links, [12]like this; a text with footnotes[12] has the number behind."""
    return (
        all(f"[{number}]" in text for number in FIRST_LINKS) and len(LINK_NUMBER.findall(text)) >= MANY_LINKS
    )


def _line(number: int, raw: str, gap: bool, numbered: bool = False) -> Line:
    text = raw.lstrip()
    indent = len(raw) - len(text)
    columns, word = width(raw[:EDGE]), width(text[:EDGE].split(" ", 1)[0])
    text = _unnumbered(text) if numbered else text
    text, bullet = _without(BULLET, text)
    text, quoted = _without(QUOTED, text)
    hashes = HEADING.match(text)
    text = text[hashes.end() :] if hashes else text
    button = bool(BUTTONS.fullmatch(text[:EDGE]))
    if not SIZES.match(text[:EDGE]):
        text = "" if button and len(text) < EDGE else _undrawn(text)
    heading = len(hashes[1]) if hashes else 0
    return Line(number, number, text, indent, bullet, heading, quoted, gap, button, columns, word)


def _unnumbered(text: str) -> str:
    """Return a line without the numbers of its links; nothing of one in the list of their addresses."""
    return "" if ADDRESS.match(text) else LINK_NUMBER.sub("", text)


def _without(mark: re.Pattern[str], text: str) -> tuple[str, bool]:
    found = mark.match(text)
    return (text[found.end() :], True) if found else (text, False)


def _undrawn(text: str) -> str:
    """Return the words of a line without the signs of markup and of drawn controls."""
    if MARKED.search(text):
        for pattern, words in UNMARKED:
            text = pattern.sub(words, text)
    drawn = not set(text) - set("*_-=~─━ ") or (len(text) < EDGE and PICTURES.fullmatch(text.strip()))
    return "" if drawn else SPACES.sub(" ", text).strip(" *_")


def glued(left: str, right: str) -> str:
    """Return two pieces of one sentence as one; scripts without spaces and closing signs take none."""
    if (
        right[:1] in ",.;:!?)]}»”’…%"
        or left[-1:] in "([{«“„"
        or (_is_wide(left[-1:]) and _is_wide(right[:1]))
    ):
        return left + right
    return f"{left} {right}"


def _is_wide(sign: str) -> bool:
    """Tell the letters of Chinese and Japanese, which stand two columns wide without spaces."""
    return bool(sign) and unicodedata.east_asian_width(sign) in "WF" and not "\uac00" <= sign <= "\ud7af"


def width(text: str) -> int:
    """Return how many columns a terminal gives the text."""
    if max(text, default="") < FIRST_WIDE:
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
