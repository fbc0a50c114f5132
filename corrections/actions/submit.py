"""Taking in what a reader saw: one report, kept as it came, in the case it belongs to."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Revision
from corrections.actions.decide import record
from corrections.actions.grouping import case_for
from corrections.anchoring import Quote, Span, find
from corrections.lifecycle import State
from corrections.models import Case, Report, Reporter


class WrongRevision(Exception):
    """A report that names a version this article never had."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a reader sent: the place, the words, who they are if they said so."""

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
    held: bool = False


def submit(article: Article, number: int, sent: Sent) -> Report:
    """Keep a report made on revision `number` of an article; sent twice, it is still one.

    Raises WrongRevision when the article never had that revision. A quote that cannot be found is kept too,
    without a place.
    """
    earlier = _already(article, sent)
    if earlier:
        return earlier
    revision = Revision.objects.filter(article=article, number=number).first()
    if revision is None:
        raise WrongRevision(
            _("This page is from a version we do not know (%(number)s). Reload it and mark the words again.")
            % {"number": number}
        )
    return _keep(article, revision, sent)


@transaction.atomic
def _keep(article: Article, revision: Revision, sent: Sent) -> Report:
    """Store the report, with the article's row held so that readers at one instant meet in one case."""
    held = Article.objects.select_for_update(no_key=True).select_related("current").get(pk=article.pk)
    earlier = _already(article, sent)
    if earlier:
        return earlier
    span = _placed(revision, sent.quote)
    case, joined = case_for(held, revision, span, sent)
    report = Report.objects.create(
        case=case,
        revision=revision,
        token=secrets.token_urlsafe(32),
        once=sent.once,
        start=span.start,
        end=span.end,
        **_quoted(sent.quote),
        proposed=sent.proposed,
        kind=sent.kind,
        comment=sent.comment,
        source=sent.source,
        language=sent.language,
        created_at=timezone.now(),
        sender=sent.sender,
        held=sent.held,
        credit=sent.credit,
    )
    if sent.name or sent.email:
        Reporter.objects.create(report=report, name=sent.name, email=sent.email)
    if not joined:
        record(case, "report", State.NEW, by=None)
    return report


def add_voice(case: Case, once: UUID, *, language: str, sender: str) -> Report:
    """Let one more reader say so, with one press: the report repeats the case's marked words."""
    text = case.revision.words.text
    marked = Quote(
        exact=case.exact,
        prefix=text[max(0, case.start - 32) : case.start],
        suffix=text[case.end : case.end + 32],
        start=case.start,
        end=case.end,
    )
    sent = Sent(
        once=once, kind=case.kind, quote=marked, proposed=case.proposed, language=language, sender=sender
    )
    return submit(case.article, case.revision.number, sent)


def _already(article: Article, sent: Sent) -> Report | None:
    """Return the report this one repeats: the same sending again, or the same words from the same sender."""
    same = Report.objects.select_related("case")
    again = same.filter(once=sent.once).first()
    if again or not sent.sender or sent.quote is None:
        return again
    return same.filter(
        sender=sent.sender,
        revision__article=article,
        exact=sent.quote.exact,
        start=sent.quote.start,
        proposed=sent.proposed,
        comment=sent.comment,
    ).first()


def _placed(revision: Revision, quote: Quote | None) -> Span:
    """Return where the quote stands in its revision, or an empty span when it cannot be told."""
    if quote is None:
        return Span(0, 0)
    text = revision.words.text
    here = Span(quote.start, quote.end)
    return here if here.of(text) == quote.exact else find(text, quote) or Span(0, 0)


def _quoted(quote: Quote | None) -> dict[str, str]:
    if quote is None:
        return {}
    return {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
