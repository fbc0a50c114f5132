"""Tags in our own spelling: known attributes only, in one order, values that cannot run or load."""

import re
from html import unescape

from articles.markup.reading import escaped
from articles.markup.vocabulary import ATTRIBUTES, HARMLESS
from articles.text import UNSAFE, WHITESPACE

HARMLESS_ADDRESS = re.compile(HARMLESS)
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


def opening(name: str, attributes: str) -> str:
    """Return the opening tag in our own spelling: known attributes only, in one order."""
    given = {key: unescape(value) for key, value in ATTRIBUTE.findall(attributes)}
    kept = [(key, _safe(key, given[key])) for key in ATTRIBUTES.get(name, ()) if key in given]
    said = [(key, value) for key, value in kept if value or key == "alt"]
    return f"<{name}{''.join(f' {key}={_quoted(value)}' for key, value in said)}>"


def _safe(key: str, value: str) -> str:
    value = UNSAFE.sub("", WHITESPACE.sub(" ", value)).strip()
    if key in {"width", "height", "colspan", "rowspan", "start"}:
        return value if re.fullmatch(r"[0-9]{1,4}", value) else ""
    return "" if key == "href" and not HARMLESS_ADDRESS.match(value) else value


def _quoted(value: str) -> str:
    return '"' + escaped(value).replace('"', "&quot;") + '"'


def picture(attributes: str, *, elsewhere: bool = False) -> list[str]:
    """Return the picture when it is ours to serve; one from elsewhere would tell it who reads here.

    One without words for those who cannot see it says so by an empty `alt`.
    """
    given = attributes if ' alt="' in attributes else f'{attributes} alt=""'
    tag = opening("img", given)
    wanted = r' src="' if elsewhere else r' src="/(?![/\\])'
    return [tag] if re.search(wanted, tag) else []
