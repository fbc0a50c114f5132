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
TOLD = frozenset({State.FIXED, State.FIXED_ELSEWHERE, State.DECLINED, State.DUPLICATE, State.NEEDS_INFO})

#: Letters that have not left: a server may have refused one at first.
WAITING = (STATUS.queued, STATUS.requeued)


def tell_reporters(case: Case) -> None:
    """Write to every reporter whom a case answers and who left an address, for after the undo window.

    What has not left of an earlier letter about it is called back: the case has moved on.
    """
    call_back(case)
    if State(case.state) not in TOLD:
        return
    reports = Report.objects.answered_by(case).standing().filter(reporter__email__gt="")
    for report in reports.select_related("reporter", "revision"):
        Letter.objects.create(report=report, email=_written(case, report))


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
    return Email.objects.create(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[report.reporter.email],
        subject=subject,
        message=message,
        scheduled_time=timezone.now() + undo_window(),
        priority=PRIORITY.medium,
        status=STATUS.queued,
    )
