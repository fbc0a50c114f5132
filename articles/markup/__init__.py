"""Source HTML to a clean canonical body, and from the body to its blocks.

Canonical form: a closed vocabulary, white space runs folded to one space and none at a block's ends, a
newline before each `<br>`, no empty block, no text outside a block, our own spelling of every tag. A block's
`textContent` in a browser is therefore exactly its stored text.
"""

import nh3

from articles.markup.reading import TAG, escaped, leaves, plain
from articles.markup.shape import Shape
from articles.markup.vocabulary import ATTRIBUTES, HEARD, UNHEARD

__all__ = ["TAG", "canonical", "escaped", "leaves", "plain"]


def canonical(html: str, *, elsewhere: bool = False) -> str:
    """Return any HTML as a clean canonical body; what may run or load is gone, every word is kept.

    Of pictures only those stay that are ours to serve. `elsewhere`: those at other addresses, too, for who
    will fetch them or let them go; such a body must not be shown.
    """
    clean = nh3.clean(
        html,
        tags=set(HEARD),
        clean_content_tags=set(UNHEARD),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )
    shape = Shape(elsewhere=elsewhere)
    done = 0
    for tag in TAG.finditer(clean):
        shape.words(clean[done : tag.start()])
        shape.tag(tag[2], closing=bool(tag[1]), attributes=tag[3])
        done = tag.end()
    shape.words(clean[done:])
    return shape.finished()
