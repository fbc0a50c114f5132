"""Addresses for new articles, made from their headlines; who comes first has the one without a number."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from slugify import slugify

from articles.models import Article

#: A longer address is cut after a word.
LONGEST_ADDRESS = 80

#: Letters whose usual transliteration is not what a reader of the paper would type.
LATIN = (
    ("ə", "e"),
    ("Ə", "E"),
    ("ı", "i"),
    ("İ", "I"),
    ("х", "kh"),
    ("Х", "Kh"),
    ("щ", "shch"),
    ("Щ", "Shch"),
)


def free_slugs(headlines: Sequence[str]) -> list[str]:
    """Return an address nobody has for each headline: in Latin letters, numbered when it is taken."""
    stems = [address(line) or "article" for line in headlines]
    taken = _taken(stems)
    slugs = []
    for stem in stems:
        slugs.append(stem if stem not in taken else _numbered(stem, taken))
        taken.add(slugs[-1])
    return slugs


@lru_cache(maxsize=1024)  # a paper has few sections, and names one for every article
def address(words: str) -> str:
    """Return words as an address in Latin letters; nothing for signs, or for letters without Latin ones."""
    return slugify(words, max_length=LONGEST_ADDRESS, word_boundary=True, replacements=LATIN)


def _numbered(stem: str, taken: set[str]) -> str:
    """Return the address with the first number that is free, looked for in ever longer steps."""
    first, many = 2, 16
    while True:
        wanted = [f"{stem}-{number}" for number in range(first, first + many)]
        taken |= _taken(wanted)
        free = next((slug for slug in wanted if slug not in taken), "")
        if free:
            return free
        first, many = first + many, many * 2


def _taken(slugs: Collection[str]) -> set[str]:
    return set(Article.objects.filter(slug__in=slugs).values_list("slug", flat=True))
