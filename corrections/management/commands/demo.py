"""Set up the demonstration: the sample edition, an editor, a chief editor, and what readers sent so far."""

import uuid
from argparse import ArgumentParser
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.management.staff import StaffCommand
from articles.models import Article, ArticleQuerySet
from corrections.actions import Sent, submit
from corrections.actions.staff import enrol
from corrections.anchoring import quote
from corrections.rights import CHIEFS, EDITORS

#: What the edition's articles are known by.
EDITION = "edition"

#: How the import ends when something waits for an editor.
IN_CONFLICT = 1

PEOPLE = {"editor": EDITORS, "chief": CHIEFS}
PASSWORD = "correct-every-word"  # noqa: S105 - printed on purpose: the demonstration runs on this machine only

#: What readers have sent before you came: marked words, what they should read, kind, comment.
#: The showcase article's misspelled name is left for you to report.
SENT = (
    ("raised by 40 metres", "raised by 40 centimetres", "fact", "Forty metres would be a dam."),
    ("40 metres", "40 centimetres", "name", ""),
    ("Saturday, 15 November", "Sunday, 15 November", "fact", "15 November is a Sunday this year."),
    ("muezyin", "muzeyin", "spelling", ""),
    ("на на своё", "на своё", "spelling", "Слово повторено."),
    ("Kerem Aydoğdu", "Kerem Aydoğan", "name", "Adı başka yerlerde doğru yazılmış."),
    ("скорсоть", "скорость", "spelling", ""),
)


class Command(StaffCommand):
    help = "Import the sample edition, make a demo editor and a chief editor, and print how to log in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="127.0.0.1:8000", help="where the site will be served")

    def handle(self, *args: Any, **given: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "Nothing was made: the demonstration has log-ins whose password everybody knows. "
                "Try it with “make demo”, which has a database of its own."
            )
        if _is_anothers():
            raise CommandError(
                "Nothing was made: this database holds articles or people of somebody else's. "
                "Name an empty one in DEMO_DATABASE_URL, or leave that unset."
            )
        _import_edition()
        for name, group in PEOPLE.items():
            enrol(name, group, PASSWORD)
        self._send()
        self._tell(given["address"])

    def _send(self) -> None:
        """Send the readers' reports, once: each carries a number of its own that never changes."""
        for i, (words, proposed, kind, comment) in enumerate(SENT):
            article = _of_the_edition().filter(current__body__contains=words).first()
            text = article.current.words.text if article and article.current else ""
            start = text.find(words)
            if article and article.current and start >= 0:
                sent = Sent(
                    once=uuid.uuid5(uuid.NAMESPACE_URL, f"demo-{i}"),
                    kind=kind,
                    quote=quote(text, start, start + len(words)),
                    proposed=proposed,
                    comment=comment,
                )
                submit(article, article.current.number, sent)

    def _tell(self, address: str) -> None:
        showcase = _of_the_edition().filter(source__key__contains="harbour-tram-line").earliest("pk")
        self.stdout.write(f"\n  The paper:    http://{address}/")
        self.stdout.write(f"  A story:      http://{address}{showcase.get_absolute_url()}")
        self.stdout.write(
            f"  The desk:     http://{address}/admin/   editor / {PASSWORD}   or   chief / {PASSWORD}"
        )
        self.stdout.write(
            "\n  Open the story, mark “Leila”, press Ctrl+Enter. Then find it on the desk. Ctrl+C stops.\n"
        )


def _import_edition() -> None:
    """Bring the edition in; what you changed and a new edition did too is in conflict, and stays yours."""
    edition = apps.get_app_config("articles").path + "/edition"
    try:
        call_command("import_articles", edition, source=EDITION, verbosity=0)
    except SystemExit as ended:
        if ended.code != IN_CONFLICT:
            raise


def _of_the_edition() -> ArticleQuerySet:
    return Article.objects.with_words().filter(source__key__startswith=f"{EDITION}:")


def _is_anothers() -> bool:
    """Say whether a database is a real paper's: it holds what is not ours, and was not ours before."""
    people = User.objects.filter(username__in=PEOPLE)
    if _of_the_edition().exists() and people.count() == len(PEOPLE):
        return False
    articles = Article.objects.exclude(pk__in=_of_the_edition().values("pk"))
    return articles.exists() or User.objects.exclude(pk__in=people).exists()
