"""The shortcodes of WordPress: what stands for a caption or an address is kept, all others go; words stay."""

import re

CAPTION = re.compile(
    r"\[(?:wp_)?caption\b[^\[\]]*\]((?:(?!\[(?:wp_)?caption\b).)*?)\[/(?:wp_)?caption\]", re.DOTALL
)
EMBED = re.compile(r"\[embed\b[^\[\]]*\]\s*((?:(?!\[embed\b)\S)+?)\s*\[/embed\]")
PICTURE = re.compile(r"(?:<a\b[^<>]*>\s*)?<img\b(?:(?!<img\b)[^>])*>(?:\s*</a>)?")

#: Buttons: what they say is no word of the post.
BUTTON = re.compile(r"(?s)\[(\w{0,30}button\w{0,30})\b[^\[\]]*\].{0,500}?\[/\1\]")

#: Known ones, and those with attributes, with an underscore in their name, or that close: words in brackets,
#: such as [sic] and [vice-president], stay.
SHORTCODE = re.compile(
    r"\[/?(?:gallery|audio|video|playlist|embed|caption|wp_caption|contact-form|more)\b[^\[\]]*\]"
    r"|\[/?[a-z][a-z0-9]*_\w*\b[^\[\]]*\]|\[[a-z][\w-]*(?:\s+[\w-]+\s*=\s*[^\[\]]*)/?\]|\[/([a-z][\w-]*)\]"
)

#: Those that stand alone in their paragraph.
ALONE = re.compile(
    r"(?m)(?:^|(?<=-->)|(?<=<p>)|(?<=<div>))[^\S\n]*(?:\[[a-z][\w-]*/?\][^\S\n]*)+(?=$|<!--|</p>|</div>)"
)


def without_shortcodes(content: str) -> str:
    """Return the content of a post with captions as HTML, addresses in paragraphs, and no other shortcode."""
    if "[" not in content:
        return content
    content = CAPTION.sub(lambda caption: _captioned(caption[1]), BUTTON.sub("", content))
    content = EMBED.sub(r"\n\n\1\n\n", content)
    closed = {code[1] for code in SHORTCODE.finditer(content) if code[1]}
    opening = re.compile("|".join(rf"\[{name}\]" for name in closed) or "(?!)")
    return ALONE.sub("", opening.sub("", SHORTCODE.sub("", content)))


def _captioned(inside: str) -> str:
    words = PICTURE.sub("", inside).strip()
    return f"\n\n<figure>{''.join(PICTURE.findall(inside))}<figcaption>{words}</figcaption></figure>\n\n"
