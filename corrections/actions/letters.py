"""Letters to reporters: written with the decision, sent after the undo window, or called back."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db.models import Count, TextField
from django.db.models.functions import Lower
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from post_office.models import PRIORITY, STATUS, Email

from articles.models import Revision
from corrections.lifecycle import State
from corrections.models import Case, Letter, Report
from corrections.policy import letters_a_day, undo_window

#: What a reader is told of: decisions, and questions to them; spam is not answered.
TOLD = frozenset({State.FIXED, State.FIXED_ELSEWHERE, State.DECLINED, State.NEEDS_INFO})

#: Letters that have not left: a server may have refused one at first, or for good.
WAITING = (STATUS.queued, STATUS.requeued, STATUS.failed)

#: What no name holds and every link does: nobody is greeted by it in our name.
NO_NAME = re.compile(r"[/:@\n\r]|\w\.\w{2}")


class OneAddress(EmailValidator):
    """An e-mail address whose name stands without quotes: in them it may hold a comma, and so be several."""

    user_regex = re.compile(r"(?i)[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(?:\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*\Z")


is_one_address = OneAddress()


def tell_reporters(case: Case) -> None:
    """Write to every reporter whom a case answers and who left an address, for after the undo window.

    An address is told once, of what was first sent from it, and of what a robot may have sent nothing: nobody
    is to be flooded in our name. What has not left of an earlier letter about the case is called back: the
    case has moved on. With a duplicate its original's decision is told, or the question that waits there;
    until then there is nothing to tell.
    """
    call_back(case)
    told = case.deciding
    if State(told.state) not in TOLD:
        return
    answered = Report.objects.answered_by(case).counted().filter(reporter__email__gt="")
    reports = list(_within_reason(answered.select_related("reporter").oldest_first()))
    revisions = Revision.objects.in_bulk({report.revision_id for report in reports if report.span})
    emails = Email.objects.bulk_create(
        [_written(told, report, revisions.get(report.revision_id)) for report in reports]
    )
    Letter.objects.bulk_create(
        Letter(report=report, email=email) for report, email in zip(reports, emails, strict=True)
    )


def call_back(case: Case) -> None:
    """Take back the letters about a case that have not left."""
    about = Letter.objects.filter(report__in=Report.objects.answered_by(case))
    Email.objects.filter(letter__in=about, status__in=WAITING).delete()


def _within_reason(reports: Iterable[Report]) -> Iterator[Report]:
    """Yield the first report of each address that may have one more letter today."""
    first: dict[str, Report] = {}
    for report in reports:
        if _is_one(report.reporter.email):
            first.setdefault(report.reporter.email.lower(), report)
    written = _written_today(first) if first else Counter()
    yield from (report for address, report in first.items() if written[address] < letters_a_day())


def _is_one(address: str) -> bool:
    try:
        is_one_address(address)
    except ValidationError:
        return False
    return True


def _written_today(addresses: Iterable[str]) -> Counter[str]:
    """Return how many letters each address was written in the last day."""
    since = timezone.now() - timedelta(days=1)
    letters = Email.objects.filter(created__gt=since).annotate(address=Lower("to", output_field=TextField()))
    counts = letters.filter(address__in=list(addresses)).values_list("address").annotate(n=Count("pk"))
    return Counter(dict(counts.order_by()))


def _written(case: Case, report: Report, revision: Revision | None) -> Email:
    """Return the letter: plain text in the reader's language, none of the reader's words in its head.

    Of what was sent it holds the words as the article had them, and a name that is like one.
    """
    with translation.override(report.language):
        subject = _("Your report No. %(number)s to %(paper)s") % {
            "number": report.pk,
            "paper": settings.SITE["name"],
        }
        context = {
            "case": case,
            "report": report,
            "name": "" if NO_NAME.search(report.reporter.name) else report.reporter.name,
            "words": report.span.of(revision.words.text) if revision and not case.article.is_withheld else "",
            "site": settings.SITE,
            "link": settings.SITE_URL + report.private_url(),
        }
        message = render_to_string("corrections/letters/news.txt", context)
    return Email(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[report.reporter.email],
        subject=subject,
        message=message,
        scheduled_time=timezone.now() + undo_window(),
        priority=PRIORITY.medium,
        status=STATUS.queued,
    )
