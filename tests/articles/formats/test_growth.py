"""Eight times the text takes about eight times as long, whatever stands in it."""

from time import process_time

import pytest

from articles.formats import frontmatter, markdown, paragraphs, raw, shortcodes, sniff
from articles.formats.dump import lines

#: So many times as much may take so many times as long; a pattern that looks back and back takes 64 times.
TIMES, MOST = 8, 24

#: What is looked through, the pattern that does it, and what it is looked for: a beginning and what repeats.
HARD = {
    "comments before a page": (sniff.PAGE.match, "", "<!-- a -->\n", "<div>"),
    "blocks of WordPress": (sniff.PAGE.match, "", "<!-- wp:p -->\n<p>a</p>\n<!-- /wp:p -->\n", ""),
    "instructions never closed": (sniff.SKIPPED.findall, "", "<?", ""),
    "comments never closed": (sniff.SKIPPED.findall, "", "<!--", ""),
    "types of document never closed": (sniff.SKIPPED.findall, "", "<!DOCTYPE a [", ""),
    "a comment of blank lines": (frontmatter.COMMENT.match, "<!--\n", "\n", "x"),
    "a fence over one long word": (frontmatter.ONLY_A_LINE.match, "---\n", "a", ""),
    "a field of spaces": (frontmatter.BY_HAND.findall, "a:", " ", ""),
    "comments before a heading": (markdown.HEADING.match, "", "<!-- a -->\n", "<p>"),
    "shortcodes never closed": (markdown.INSTRUCTION.findall, "", "\n{{<", ""),
    "liquid tags never closed": (markdown.INSTRUCTION.findall, "", "\n{% a", ""),
    "spaces before a name": (markdown.NAMED.findall, "", " ", "x"),
    "tags never closed": (raw.TAGS.search, "", "<p ", ""),
    "spaces before a break": (paragraphs.parted, "<p>a.<br>b.<br>c", " ", "d.</p>"),
    "signs that are no tags": (paragraphs.parted, "<p>a.<br>b.<br>c", "<", "d.</p>"),
    "code never closed": (paragraphs.PRE.split, "", "<pre ", ""),
    "captions never closed": (shortcodes.without_shortcodes, "", "[caption]", ""),
    "addresses never closed": (shortcodes.without_shortcodes, "", "[embed]", ""),
    "links in a caption never closed": (shortcodes.PICTURE.findall, "", "<a ", ""),
    "pictures in a caption never closed": (shortcodes.PICTURE.findall, "", "<img ", ""),
    "bold type never closed": (lines.STRONG.findall, "", "**a ", ""),
}


def seconds(look, start, again, end, times):
    text = start + again * times + end
    begun = process_time()
    look(text)
    return process_time() - begun


@pytest.mark.parametrize("name", HARD)
def test_the_time_grows_as_the_text_does(name):
    number = 1000
    while seconds(*HARD[name], number) < 0.003 and number < 100_000:
        number *= 2
    once, more = (min(seconds(*HARD[name], n) for _ in range(3)) for n in (number, TIMES * number))
    assert more < MOST * once + 0.003
