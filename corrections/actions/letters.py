"""Letters to reporters: written with the decision, sent after the undo window, or called back."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from post_office.models import PRIORITY, STATUS, Email

from corrections.lifecycle import State
from corrections.models import Case, Letter, Report
from corrections.policy import undo_window

#: What a reader is told of: decisions, and questions to them; spam is not answered.
TOLD = frozenset({State.FIXED, State.FIXED_ELSEWHERE, State.DECLINED, State.NEEDS_INFO})

#: Letters that have not left: a server may have refused one at first.
WAITING = (STATUS.queued, STATUS.requeued)


def tell_reporters(case: Case) -> None:
    """Write to every reporter whom a case answers and who left an address, for after the undo window.

    What has not left of an earlier letter about it is called back: the case has moved on. With a duplicate
    its original's decision is told, or the question that waits there; until then there is nothing to tell.
    """
    call_back(case)
    told = case.deciding
    if State(told.state) not in TOLD:
        return
    answered = Report.objects.answered_by(case).standing().filter(reporter__email__gt="")
    reports = list(answered.select_related("reporter"))
    emails = Email.objects.bulk_create([_written(told, report) for report in reports])
    Letter.objects.bulk_create(
        Letter(report=report, email=email) for report, email in zip(reports, emails, strict=True)
    )


def call_back(case: Case) -> None:
    """Take back the letters about a case that have not left."""
    about = Letter.objects.filter(report__in=Report.objects.answered_by(case))
    Email.objects.filter(letter__in=about, status__in=WAITING).delete()


def _written(case: Case, report: Report) -> Email:
    """Return the letter: plain text in the reader's language, none of the reader's words in its head."""
    with translation.override(report.language):
        subject = _("Your report No. %(number)s to %(paper)s") % {
            "number": report.pk,
            "paper": settings.SITE["name"],
        }
        link = settings.SITE_URL + report.get_absolute_url()
        context = {"case": case, "report": report, "site": settings.SITE, "link": link}
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
