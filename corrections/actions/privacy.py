"""What we forget, and when: contacts, letters, senders' hashes; and what we hold of a reader who asks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.validators import validate_email
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from post_office.models import Email

from corrections.actions.day_key import drop_old_keys
from corrections.actions.reader import erase
from corrections.actions.thanks import WISH, is_named_in, unthank
from corrections.actions.weigh import drop_old_tallies
from corrections.lifecycle import SETTLED
from corrections.models import Report, Reporter
from corrections.said import argued

#: How long a sender's hash is of use: its key changes every day.
HASHES_KEPT = timedelta(hours=24)

#: What a reader sent, as we hand it out again.
SENT = ("exact", "proposed", "kind", "comment", "source", "language")

#: The notices that may thank a reporter: their report may have left the case, never the article.
NOTICES = "report__case__article__notices__"

#: What staff are told who ask for a reader without a whole address.
NO_ADDRESS = "“{}” is no e-mail address. Nothing was done; type the whole address the reader wrote under."


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was forgotten; nothing that says whose it was."""

    contacts: int = 0
    letters: int = 0
    hashes: int = 0
    tallies: int = 0


def purge(now: datetime | None = None) -> Forgotten:
    """Forget every contact whose case was settled long enough ago, and every trace of earlier days' senders.

    The key of their hashes goes with the day. Of readers whom a notice thanks, as they wished, the name stays
    until they erase it; their address goes. Each step stands alone and repeated it changes nothing, so the
    purge may be stopped at any moment.
    """
    now = now or timezone.now()
    limit = now - timedelta(days=settings.POLICY["personal_data_days"])
    senders = Report.objects.filter(sender__gt="", created_at__lt=now - HASHES_KEPT)
    drop_old_keys()
    return Forgotten(
        letters=_deleted(Email.objects.filter(_over("letter__report__", limit))),
        contacts=_without_address(Reporter.objects.filter(_over("report__", limit))),
        hashes=senders.update(sender=""),
        tallies=drop_old_tallies(now),
    )


def erase_reader(address: str) -> Forgotten:
    """Forget everybody who wrote under an address: reports and decisions stay, who sent them goes."""
    reports = list(_sent_from(address))
    letters = Email.objects.filter(Q(to__iexact=address.strip()) | Q(letter__report__in=reports))
    gone = _deleted(letters)
    for report in reports:
        erase(report)
    return Forgotten(contacts=len(reports), letters=gone)


def held_of(address: str) -> Iterator[dict[str, Any]]:
    """Yield what we hold of whoever wrote under an address, that address left out wherever it stands."""
    for report in _sent_from(address).prefetch_related("letters__email", "evidence"):
        yield _without(address, held_in(report))


def _over(path: str, limit: datetime) -> Q:
    """Return which reports were done with before a moment: decided with their case, or withdrawn."""
    decided = Q(case__duplicate_of=None, **_settled("case__", limit)) | Q(
        **_settled("case__duplicate_of__", limit)
    )
    done = Report.objects.filter(decided | Q(withdrawn_at__lt=limit))
    return Q(**{f"{path}in": done})


def _settled(path: str, limit: datetime) -> dict[str, Any]:
    return {f"{path}state__in": sorted(SETTLED), f"{path}decided_at__lt": limit}


def _sent_from(address: str) -> QuerySet[Report]:
    """Return what was sent from an address; raises ValidationError for what is none.

    Nothing but a whole address names anybody: an empty one would be that of all who left none.
    """
    validate_email(address.strip())
    reports = Report.objects.filter(reporter__email__iexact=address.strip())
    return reports.select_related("case__article__current", "reporter").oldest_first()


def _without_address(reporters: QuerySet[Reporter]) -> int:
    """Forget reporters, all but the names of those who are thanked; return how many there were."""
    thanked = _thanked(reporters)
    named = reporters.filter(pk__in=thanked).exclude(email="").update(email="")
    gone = reporters.exclude(pk__in=thanked)
    gone.filter(named=True).update(named=False)
    for article, name in _still_named(gone):
        unthank(article, name)
    return named + _deleted(gone)


def _thanked(reporters: QuerySet[Reporter]) -> set[int]:
    """Return who is really thanked: they wish it, an editor lets it stand, a notice that stands does it."""
    wishing = reporters.filter(**WISH, named=True).exclude(name="")
    standing = wishing.filter(**{f"{NOTICES}superseded_by": None, f"{NOTICES}credit__gt": ""})
    credits = standing.values_list("pk", "name", f"{NOTICES}credit")
    return {pk for pk, name, credit in credits if is_named_in(credit, name)}


def _still_named(reporters: QuerySet[Reporter]) -> set[tuple[int, str]]:
    """Return articles with the names of reporters whom notices there, superseded by now, may still thank."""
    wishing = reporters.filter(report__credit=True, **{f"{NOTICES}credit__gt": ""}).exclude(name="")
    return set(wishing.values_list("report__case__article", "name"))


def _deleted(rows: QuerySet[Any, Any]) -> int:
    """Delete rows and return how many of them there were, without what hung on them."""
    model: type[Model] = rows.model
    return rows.delete()[1].get(model._meta.label, 0)


def held_in(report: Report) -> dict[str, Any]:
    """Return all that we hold of one report and of who sent it, but for the address."""
    return {
        "report": report.pk,
        "sent": report.created_at.isoformat(),
        "article": report.case.article.get_absolute_url(),
        **{name: getattr(report, name) for name in SENT},
        "name": report.reporter.name if hasattr(report, "reporter") else "",
        "thanked by name": report.credit,
        "added": [
            {"sent": added.at.isoformat(), "words": added.words, "source": added.source}
            for added in report.evidence.all()
        ],
        "withdrawn": _when(report.withdrawn_at),
        "appealed": _when(report.appealed_at),
        "is right now": report.right_now,
        "said of the decision": [{"sent": _when(step.at), "words": step.why} for step in argued(report)],
        "decision": report.case.get_state_display(),
        "letters": [letter.email.message for letter in report.letters.all()],
    }


def _when(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _without(address: str, value: Any) -> Any:
    """Return a value with an address blotted out of every text in it."""
    if isinstance(value, str):
        return re.sub(re.escape(address.strip()), "…", value, flags=re.IGNORECASE)
    if isinstance(value, dict):
        return {name: _without(address, part) for name, part in value.items()}
    return [_without(address, part) for part in value] if isinstance(value, list) else value
