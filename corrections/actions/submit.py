"""Taking in what a reader saw: one report, kept as it came, in the case it belongs to."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import insert
from articles.models import Article, Revision
from corrections.actions.decide import found_right
from corrections.actions.grouping import Home, home_of, regroup
from corrections.actions.holding import hold
from corrections.actions.move import count_voices, move, on_record, record
from corrections.actions.sent import Sent, already, signed
from corrections.actions.statements import statements_on
from corrections.actions.weigh import weigh, weigh_voice
from corrections.anchoring import Quote, Span, find, quote
from corrections.lifecycle import OPEN, State
from corrections.models import Case, Report
from corrections.severity import Tier


class WrongRevision(Exception):
    """A report that names a version this article never had."""


class NotOpenToVoices(Exception):
    """A voice for a case that is settled."""

    def __init__(self) -> None:
        super().__init__(_("This was settled a moment ago. Reload the page to see how it reads now."))


def submit(article: Article, number: int, sent: Sent) -> Report:
    """Keep a report made on revision `number` of an article; sent twice, it is still one.

    Raises WrongRevision when the article never had that revision, and TooMany when far more came than readers
    write. A quote that cannot be found is kept too, without a place.
    """
    revision = _read(article, number)
    if revision is None:
        raise WrongRevision(
            _("This page is from a version we do not know (%(number)s). Reload it and mark the words again.")
            % {"number": number}
        )
    return _keep(article, revision, sent)


def add_voice(
    case: Case,
    once: UUID,
    proposed: str = "",
    *,
    language: str,
    sender: str,
    network: str = "",
    around: Mapping[str, str] | None = None,
    held: bool = False,
) -> Report:
    """Let one more reader say so, with one press: the report repeats the case's marked words.

    `proposed` is the suggestion that was shown with them, if one was. A case that was declined hears the
    voice too and stays declined. Raises NotOpenToVoices when the case is settled otherwise, and TooMany as
    `submit` does.
    """
    if not case.names_a_place or case.article.is_withheld:
        raise NotOpenToVoices
    sent = Sent(
        once=once,
        kind=case.kind,
        quote=quote(case.revision.words.text, case.start, case.end),
        proposed=proposed,
        language=language,
        sender=sender,
        network=network,
        around=around or {},
        held=held,
    )
    return _keep(case.article, case.revision, sent, into=case)


def _read(article: Article, number: int) -> Revision | None:
    """Return the revision a reader had open: nearly always the one the article has now."""
    if article.current and article.current.number == number:
        return article.current
    return Revision.objects.filter(article=article, number=number).first()


@transaction.atomic
def _keep(article: Article, revision: Revision, sent: Sent, into: Case | None = None) -> Report:
    """Store the report, with the article's row held so that readers at one instant meet in one case."""
    article = _as_it_is_now(article)
    earlier = already(revision, sent)
    if earlier:
        return signed(earlier, sent)
    sent = _weighed(article, sent)
    span = _placed(revision, sent.quote)
    home = Home(_hearing(into)) if into else home_of(article, revision, span, held=sent.held)
    if home.case and not sent.held and sent.network and weigh_voice(sent.network, home.case.pk):
        sent = replace(sent, held=True)
        home = home if into else home_of(article, revision, span, held=True)
    case = home.case or _opened(article, revision, span, sent)
    report = _stored(case, revision, span, sent)
    if home.case:
        count_voices(case)
        case.refresh_from_db(fields=("voices",))
    if home.linked:
        case.linked.add(*home.linked)
    if home.unsettles:
        regroup(article, about=report)
        report.refresh_from_db()
    return report


def _hearing(case: Case) -> Case:
    """Return a case as it is now, held; it must be open, or declined, to hear one more voice."""
    held = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    if held.state not in OPEN | {State.DECLINED}:
        raise NotOpenToVoices
    return held


def _opened(article: Article, revision: Revision, span: Span, sent: Sent) -> Case:
    """Open a case; one whose words already read as proposed is closed in the same breath.

    Of a retracted article it is the chief editor's, as those are that were open when it was retracted.
    """
    case = insert(
        Case(
            article=article,
            revision=revision,
            start=span.start,
            end=span.end,
            exact=sent.quote.exact if sent.quote else "",
            proposed=sent.proposed,
            kind=sent.kind,
            voices=0 if sent.held else 1,
            opened_at=timezone.now(),
        )
    )
    record(case, "report", State.NEW, by=None)
    if article.is_retracted:
        why = next((on_record(said) for said in statements_on(article) if said.tier == Tier.RETRACTION), "")
        move(case, State.ESCALATED, by=None, verb="escalate", why=why)
    if case.names_a_place and revision != article.current and _reads_as_proposed(case):
        found_right(case, by=None)
    return case


def _reads_as_proposed(case: Case) -> bool:
    assert case.article.current is not None
    place = case.where()
    stands = place.span.of(case.article.current.words.text) if place.span else ""
    return stands == case.proposed != case.exact


def _stored(case: Case, revision: Revision, span: Span, sent: Sent) -> Report:
    report = insert(
        Report(
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
    )
    return signed(report, sent)


def _as_it_is_now(article: Article) -> Article:
    """Hold the article's row until the end of the transaction, and return the article as it is now."""
    current, article.status = hold(article.pk)
    return article if current == article.current_id else Article.objects.with_words().get(pk=article.pk)


def _weighed(article: Article, sent: Sent) -> Sent:
    """Count a report among those of its network, and hold it for review when more came than usual."""
    many = bool(sent.network) and weigh(sent.sender, sent.network, article.pk, sent.around)
    return replace(sent, held=True) if many else sent


def _placed(revision: Revision, wanted: Quote | None) -> Span:
    """Return where the quote stands in its revision, or an empty span when it cannot be told."""
    if wanted is None:
        return Span(0, 0)
    text = revision.words.text
    here = Span(wanted.start, wanted.end)
    return here if here.of(text) == wanted.exact else find(text, wanted) or Span(0, 0)


def _quoted(wanted: Quote | None) -> dict[str, str]:
    if wanted is None:
        return {}
    return {"exact": wanted.exact, "prefix": wanted.prefix, "suffix": wanted.suffix}
