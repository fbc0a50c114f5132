"""Line breaks that part paragraphs: two in a row, one after each sentence, one below a bold line."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from articles.formats.html.pieces import ENDS, Node, is_bold, text_of

#: So many lines, of which so many end as sentences do, are paragraphs.
LINES, MOST = 3, 2 / 3


def ends_in_break(run: list[Node]) -> bool:
    """Say whether the run ends in a line break: another one then ends the paragraph."""
    last = run[-1]
    return not isinstance(last, str) and last.tag == "br" and not (last.tail or "").strip()


def paragraphs(run: list[Node]) -> list[list[Node]]:
    """Return the paragraphs that single line breaks part in a run; most runs are one."""
    if not any(not isinstance(node, str) and node.tag == "br" for node in run[1:]):
        return [run]
    lines = _lines(run)
    texts = [text for line in lines if (text := text_of(line))]
    if len(texts) >= LINES and sum(text.endswith(ENDS) for text in texts) >= MOST * len(texts):
        return lines
    first = len(lines[0])
    return [lines[0], [*lines[1][:1], *run[first + 1 :]]] if is_bold(lines[0]) else [run]


def _lines(run: list[Node]) -> list[list[Node]]:
    lines: list[list[Node]] = [[]]
    for node in run:
        if not isinstance(node, str) and node.tag == "br":
            lines.append([node.tail or ""])
        else:
            lines[-1].append(node)
    return lines


def broken(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements in which two line breaks in a row part paragraphs."""
    for br in root.iter("br"):
        following = br.getnext()
        if following is not None and following.tag == "br" and not (br.tail or "").strip():
            yield br.getparent()
