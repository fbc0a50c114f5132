"""Saying it better: a notice in other words, by one that supersedes it on the same fix."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import touch
from corrections.actions.decide import NeedsReason
from corrections.actions.holding import hold
from corrections.actions.move import record
from corrections.actions.notices import next_number
from corrections.lifecycle import State
from corrections.models import Notice
from corrections.rights import NotAllowed, check_chief


class Superseded(Exception):
    """A notice that no longer stands: another has come in its place."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(
            _("%(notice)s was superseded by No. %(number)s. Reload the page to see what stands now.")
            % {"notice": notice, "number": notice.superseded_by.number}
        )


@transaction.atomic
def reword(notice: Notice, text: str, *, why: str, by: User) -> Notice:
    """Tell the same change in other words, with a notice that supersedes the one that was read.

    What was wrong, what is right, where, since when and the thanks stay as they are; `why` is for the record
    of the cases. Raises NotAllowed (a statement on a whole article is taken back instead), NeedsReason or
    Superseded; then nothing is written.
    """
    check_chief(by)
    if notice.fix is None:
        raise NotAllowed(_("This is a statement on the whole article. Take it back and publish another."))
    _check_said(notice, text, why)
    hold(notice.article_id)
    read = Notice.objects.with_article().get(pk=notice.pk)
    if hasattr(read, "superseded_by"):
        raise Superseded(read)
    made = _superseding(read, text.strip())
    for case in notice.fix.cases.order_by("pk"):
        record(case, "reword", State(case.state), by=by, why=why.strip())
    touch(read.article)
    return made


def _check_said(notice: Notice, text: str, why: str) -> None:
    if text.strip() in {"", notice.text}:
        raise NeedsReason(_("Type the new words: readers will see them instead of the old ones."))
    if not why.strip():
        raise NeedsReason(_("Give a reason for the record: why is it said in other words?"))


def _superseding(notice: Notice, text: str) -> Notice:
    same = ("article", "fix", "tier", "was", "now", "place", "before", "after", "stood", "credit")
    kept = {name: getattr(notice, name) for name in same}
    return Notice.objects.create(
        **kept, text=text, published_at=timezone.now(), supersedes=notice, number=next_number()
    )
