"""The paragraphs of text in which nobody marked them: by blank lines, by line ends, by breaks."""

import re

BLOCK = re.compile(
    r"(?i)</?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|figure|figcaption|table|thead|tbody|tr|td|th|pre|hr"
    r"|section|article|script|style|iframe|form|address|video|audio|svg|object|noscript)\b"
)
PRE = re.compile(r"(?is)(<pre\b(?:(?!<pre\b).)*?</pre>)")
SENTENCE_END = re.compile(r"[.!?…:;»”\")。！？」؟।]\s*$")
BREAK = re.compile(r"(?i)<br\b[^<>]*>")
TAG = re.compile(r"<[^<>]*>")

#: So many lines make breaks that part them paragraphs.
LINES = 3


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of plain text; without blank lines each line that ends like a sentence is one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = re.split(r"\n[^\S\n]*\n\s*", text)
    lines = text.split("\n")
    if len(parts) > 1 or len(lines) == 1:
        return parts
    return lines if _are_sentences(lines) else parts


def autop(html: str) -> str:
    """Return HTML whose paragraphs are only blank lines, as WordPress keeps it, with paragraphs marked."""
    stretches = PRE.split(html.replace("\r\n", "\n"))
    return "".join(part if PRE.match(part) else _with_paragraphs(part) for part in stretches)


def parted(html: str) -> str:
    """Return HTML of one block with its breaks doubled when each line between them ends like a sentence."""
    lines = [] if html.count("<p") + html.count("<div") > 1 else [*map(str.strip, BREAK.split(html))]
    if len(lines) < LINES or not all(lines[1:-1]):
        return html
    return "<br><br>".join(lines) if _are_sentences([TAG.sub("", line) for line in lines]) else html


def _are_sentences(lines: list[str]) -> bool:
    """Say whether most lines end like a sentence."""
    return sum(bool(SENTENCE_END.search(line)) for line in lines) > len(lines) / 2


def _with_paragraphs(html: str) -> str:
    parts = re.split(r"\n[^\S\n]*\n\s*", html.strip())
    return "\n".join(part if BLOCK.match(part) else f"<p>{_with_breaks(part)}</p>" for part in parts)


def _with_breaks(part: str) -> str:
    return part if BLOCK.search(part) else part.replace("\n", "<br>")
