"""A cheap look at a body that should be canonical: whatever could run or load would be seen at once."""

import re

from articles.markup.vocabulary import FRAMES, HARMLESS, HOLDERS, INLINE, LEAVES

PLAIN_TAGS = "|".join(sorted(INLINE | LEAVES | HOLDERS | FRAMES | {"br", "hr"}, key=len, reverse=True))

#: A value between quotes, an address, a number.
VALUE = r'(?:[^"<>&]|&(?:amp|lt|gt|quot);)*+'
ADDRESS = rf'"{HARMLESS}{VALUE}"'
NUMBER = r'"[0-9]{1,4}"'
CLEAN = re.compile(
    rf"(?:[^<>\x00]++|</?(?:{PLAIN_TAGS})>|<a href={ADDRESS}>"
    rf'|<img src="/(?![/\\]){VALUE}"(?: alt="{VALUE}")?(?: width={NUMBER})?(?: height={NUMBER})?>'
    rf"|<t[dh](?: colspan={NUMBER})?(?: rowspan={NUMBER})?>|<ol start={NUMBER}>)*+"
)


def is_clean(body: str) -> bool:
    """Say whether a body holds our own tags only, spelled as `canonical` spells them."""
    return CLEAN.fullmatch(body) is not None
