"""What stood under the keys of drafts before: under an older spelling of the key, or another article."""

import re
from collections.abc import Collection, Mapping

from articles.formats import Draft
from articles.markup import plain
from articles.models import Source

WORD = re.compile(r"\w{4,}")

#: Two versions of an article share far more than these parts of their longer words, two articles less.
HEADLINE, BODY = 0.2, 0.35


def known_formerly(formerly: Mapping[str, str]) -> dict[str, str]:
    """Return, of keys and what they were before, those that are known by the former alone."""
    known = _known([*formerly, *formerly.values()])
    return {key: former for key, former in formerly.items() if former in known and key not in known}


def strangers(drafts: Collection[Draft]) -> dict[str, str]:
    """Return, by the keys of drafts, the headline that stood in their place if it was another article's."""
    news = {draft.key: draft for draft in drafts if not draft.same}
    rows = Source.objects.filter(key__in=news).values_list("key", "headline", "body") if news else ()
    return {key: headline for key, headline, body in rows if _is_another(news[key], headline, body)}


def _known(keys: Collection[str]) -> set[str]:
    return set(Source.objects.filter(key__in=keys).values_list("key", flat=True)) if keys else set()


def _is_another(draft: Draft, headline: str, body: str) -> bool:
    alike = _shared(draft.headline, headline), _shared(plain(draft.body), plain(body))
    return alike[0] < HEADLINE and alike[1] < BODY


def _shared(one: str, other: str) -> float:
    """Return which part of the longer words of the shorter text both have; of its signs if it has none."""
    first, second = (set(WORD.findall(text.casefold())) or set(text) for text in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))
