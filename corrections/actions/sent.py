"""What a reader sent, and whether it came before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, UUIDField

from articles.models import Revision
from articles.prepared import Prepared
from corrections.anchoring import Quote
from corrections.models import Report, Reporter


@dataclass(frozen=True, slots=True)
class Sent:
    """What a reader sent: the place, the words, who they are if they said so.

    `sender`, `network` and `around` are today's hashes of the browser, of where it is, and of the networks
    around that; what comes from a network is weighed with all else that does.
    """

    once: UUID
    kind: str
    quote: Quote | None = None
    proposed: str = ""
    comment: str = ""
    source: str = ""
    name: str = ""
    email: str = ""
    credit: bool = False
    language: str = "en"
    sender: str = ""
    network: str = ""
    around: Mapping[str, str] = field(default_factory=dict)
    held: bool = False


def already(revision: Revision, sent: Sent) -> Report | None:
    """Return the report this one repeats: the same sending again, or the same words from the same sender."""
    found = REPEATED.rows(
        once=sent.once,
        sender=sent.sender,
        revision=revision.pk,
        exact=sent.quote.exact if sent.quote else "",
        start=sent.quote.start if sent.quote else 0,
        proposed=sent.proposed,
        comment=sent.comment,
        source=sent.source,
    )
    return Report.objects.select_related("case", "reporter").get(pk=found[0][0]) if found else None


def signed(report: Report, sent: Sent) -> Report:
    """Note who sent a report, if they say so now and had not said so before.

    One whose sender's hash is gone was erased, or is older than a day: nobody is written back into it.
    """
    is_forgotten = bool(sent.sender) and not report.sender
    if (sent.name or sent.email) and not is_forgotten and not hasattr(report, "reporter"):
        Reporter.objects.create(report=report, name=sent.name, email=sent.email)
    return report


def _repeated(
    once: UUID,
    sender: str,
    revision: int,
    exact: str,
    start: int,
    proposed: str,
    comment: str,
    source: str,
) -> QuerySet[Report, Any]:
    words = Q(exact=exact, start=start, proposed=proposed, comment=comment, source=source)
    again = Q(sender=sender, revision=revision, withdrawn_at=None) & words & ~Q(sender="")
    return Report.objects.filter(Q(once=once) | again).values_list("pk")[:1]


REPEATED = Prepared(_repeated, once=UUIDField())
