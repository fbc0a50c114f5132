"""What other parts of the house have to say of an article that an import touches."""

from collections.abc import Collection

from django.conf import settings
from django.utils.module_loading import import_string


def remarks(articles: Collection[int]) -> dict[int, str]:
    """Return a sentence for each article that somebody has one for, such as how many cases are open.

    Articles know nothing of their readers' reports: who does is named in the setting IMPORT_REMARKS.
    """
    told: dict[int, str] = {}
    for path in getattr(settings, "IMPORT_REMARKS", ()) if articles else ():
        for article, sentence in import_string(path)(articles).items():
            told[article] = f"{told.get(article, '')} {sentence}".strip()
    return told
