"""The paper's word on a whole article: an editor's note, or that it is retracted; and taking either back."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.actions import ChangedSince, retract, touch
from articles.models import Article
from corrections.actions.decide import NeedsReason
from corrections.actions.holding import held
from corrections.actions.move import move, on_record
from corrections.actions.notices import next_number
from corrections.lifecycle import State
from corrections.models import Case, Notice
from corrections.rights import check_chief
from corrections.severity import Tier
from corrections.wording import taken_back_text, written_in

#: What a chief editor may say of a whole article.
STATEMENTS = (Tier.EDITORS_NOTE, Tier.RETRACTION)


class AlreadyRetracted(Exception):
    """A retraction of an article that is retracted."""

    def __init__(self) -> None:
        super().__init__(
            _("This article is retracted already. Publish an editor's note to add to it, or take it back.")
        )


@transaction.atomic
def state(article: Article, tier: Tier, text: str, *, dated: str, by: User) -> Notice:
    """Publish a statement on an article as it was read; a retraction hands its open cases to the chief.

    `dated` is the article's state when it was read (`Article.dated`). Raises ChangedSince when something
    on its page has changed since, another statement included; then nothing is published.
    """
    check_chief(by)
    now = _as_it_was_read(article, dated)
    if tier is Tier.RETRACTION and now.is_retracted:
        raise AlreadyRetracted
    notice = _published(now, tier, _said(text))
    if tier is Tier.RETRACTION:
        retract(now)
        _escalate_open_cases(now, notice, by)
    else:
        touch(now, significant=notice.rule.significant)
    return notice


@transaction.atomic
def take_back(notice: Notice, why: str, *, dated: str, by: User) -> Notice:
    """Supersede a statement that no longer holds; an article that was retracted by it is live again.

    Raises ChangedSince as `state` does, and ValueError for a notice that is no statement of today.
    """
    check_chief(by)
    now = _as_it_was_read(notice.article, dated)
    if notice not in statements_on(now):
        raise ValueError(f"{notice} is no statement that can be taken back.")
    with translation.override(written_in(now.language)):
        text = taken_back_text(_said(why))
    made = _published(now, Tier(notice.tier), text, supersedes=notice)
    if notice.tier == Tier.RETRACTION:
        retract(now, retracted=False)
    else:
        touch(now, significant=made.rule.significant)
    return made


def statements_on(article: Article) -> list[Notice]:
    """Return the statements that stand on an article, newest first; what takes one back is none."""
    said = article.notices.filter(fix=None, supersedes=None, superseded_by=None, tier__in=STATEMENTS)
    return list(said.order_by("-number"))


def _as_it_was_read(article: Article, dated: str) -> Article:
    """Hold the article's row, then read it, and see that its page is as it was read before."""
    now = held(article.pk)
    if now.dated != dated:
        raise ChangedSince(now)
    return now


def _said(text: str) -> str:
    if not text.strip():
        raise NeedsReason(_("Say it in a sentence or two: readers will see it above the article."))
    return text.strip()


def _published(article: Article, tier: Tier, text: str, supersedes: Notice | None = None) -> Notice:
    assert article.current is not None
    return Notice.objects.create(
        number=next_number(),
        article=article,
        tier=tier.value,
        text=text,
        before=article.current,
        after=article.current,
        published_at=timezone.now(),
        supersedes=supersedes,
    )


def _escalate_open_cases(article: Article, notice: Notice, by: User) -> None:
    cases = Case.objects.open().filter(article=article).exclude(state=State.ESCALATED)
    for case in cases.order_by("pk").select_for_update(no_key=True):
        move(case, State.ESCALATED, by=by, verb="escalate", why=on_record(notice))
