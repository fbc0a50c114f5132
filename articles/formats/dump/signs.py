"""By which signs the lines of a page are known: how they begin, how a sentence ends, who is spoken to."""

import re

from articles.formats.dump.phrases import (
    ADDRESSED,
    BY,
    COMMENTS,
    CREDIT,
    END,
    MACHINERY,
    NO_STORY,
    NOTICES,
    OTHERS,
    PIECE,
    SINCE,
    TOLD,
    UPDATED,
)

_END_OF_SENTENCE = re.compile(r"""[.!?…。！？؟।:;](?:["'”’»«›‹“)\]】」』*_]|\s){0,4}$""")
#: A heading that quotes is at most so long; what ends in a quotation beyond it is a sentence.
QUOTED_HEADING = 110
_QUOTE_ENDS = re.compile(r"[\w%][”»«“›‹」』]$")
#: What may stand behind the full stop.
_CLOSING = "\"'”’»«›‹“)"

#: A line of a conversation begins so.
_SPOKEN = re.compile(r"[-–—―]\s*[\w\"“«„¿¡(…]")


def pattern(words: str, *, at_start: bool = False) -> re.Pattern[str]:
    """Return a pattern that finds any of the lines of words, at the start or anywhere."""
    choices = "|".join(line for line in words.strip().splitlines() if line)
    return re.compile(rf"\W{{0,4}}(?:{choices})" if at_start else f"(?:{choices})", re.IGNORECASE)


OVER = pattern(END)
COMMENTS_START = re.compile(
    rf"{pattern(COMMENTS, at_start=True).pattern}\W{{0,3}}(?:\d+\W*)?$", re.IGNORECASE
)
OTHERS_START = pattern(OTHERS, at_start=True)
MACHINE_START = pattern(MACHINERY, at_start=True)
NOTICE_START = pattern(NOTICES, at_start=True)
CREDITED = pattern(CREDIT)
AGO = pattern(SINCE)
SPOKEN_TO, TELLING = pattern(ADDRESSED), pattern(TOLD)
NO_STORY_SAID = pattern(NO_STORY)
UPDATED_START = pattern(UPDATED, at_start=True)
#: “By” may stick to the name: bySamira Aliyeva.
STUCK = r"(?-i:[Bb]y|[Vv]on)(?=(?-i:[A-Z][a-z]))"
BYLINE = re.compile(rf"\W{{0,3}}(?:{PIECE} )?(?:{BY}\b\W{{0,3}}(?=\w)|{STUCK})", re.IGNORECASE)


def ended(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    tail = text[-8:]
    return bool(_END_OF_SENTENCE.search(tail) or (len(text) > QUOTED_HEADING and _QUOTE_ENDS.search(tail)))


def is_spoken(text: str) -> bool:
    """Tell a line of a conversation: it begins with a dash."""
    return bool(_SPOKEN.match(text))


def is_telling(text: str) -> bool:
    """Tell a sentence that only begins like chrome: it ends on a full stop and speaks to nobody."""
    stopped = text.rstrip(_CLOSING).endswith((".", "。", "।"))
    whole = stopped and text.count(" ") >= 2 and ":" not in text[:60]
    return whole and (TELLING.search(text) is not None or not SPOKEN_TO.search(text))


def is_sentence(text: str) -> bool:
    """Tell a sentence of three words or more, and a line of a conversation."""
    return is_spoken(text) or (ended(text) and text.count(" ") >= 2)
