"""The closed vocabulary of a body: which tags there are, and what may stand in what."""

INLINE = frozenset({"a", "em", "strong", "b", "i", "sub", "sup", "code"})
LEAVES = frozenset({"p", "h2", "h3", "pre"})
HOLDERS = frozenset({"li", "td", "th", "figcaption", "caption", "blockquote"})
FRAMES = frozenset({"ul", "ol", "table", "thead", "tbody", "tfoot", "tr", "figure"})

#: Tags that only say where a paragraph ends, and what they are called here.
RENAMED = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "dt": "p", "dd": "p", "address": "p"}
BOUNDARIES = frozenset(
    "div section article main header footer aside nav details summary dl center hgroup form fieldset".split()
)
UNHEARD = frozenset(
    "script style noscript template iframe object embed svg math textarea select button title head audio "
    "video".split()
)

#: Which parent a tag needs; anything else is read as a mere boundary, so that no word is lost.
PARENTS = {
    "li": {"ul", "ol"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "caption": {"table"},
    "figcaption": {"figure"},
}

ATTRIBUTES = {
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "ol": ("start",),
}

#: How an address begins that cannot run: with a scheme we know, or with none.
HARMLESS = r"(?:(?i:https?|mailto|tel):|(?!\s*[a-zA-Z][a-zA-Z0-9+.\-\s]*:))"

#: Containers in which any block may stand; the article itself has no tag.
ROOMY = frozenset({"", "blockquote", "li", "td", "th"})

#: How deep containers may stand in each other; deeper ones are opened up, their words kept.
DEEPEST = 8

#: Every tag that is listened to when a body is cleaned; of any other only the words are kept.
HEARD = INLINE | LEAVES | HOLDERS | FRAMES | BOUNDARIES | frozenset(RENAMED) | frozenset({"br", "hr", "img"})
