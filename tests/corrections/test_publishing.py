"""Publishing a notice: everything is known before its number is taken, and little is read for it."""

import pytest

from articles.actions import revise
from articles.words import CannotChange
from corrections.actions import notices
from corrections.models import Fix, Notice
from corrections.severity import Tier
from tests.conftest import published
from tests.corrections.test_apply import applied


@pytest.fixture
def unrest(unrest):
    """The article as one whose source said when it was published."""
    unrest.published_at = unrest.current.created_at
    unrest.save(update_fields=["published_at"])
    return unrest


def edited(article, old: str, new: str, by) -> None:
    article.refresh_from_db()
    at = article.current.words.text.index(old)
    words = article.current.words.changed(at, at + len(old), new)
    revise(article, words, read=article.current, by=by, origin="edit")
    article.refresh_from_db()


def test_the_number_is_taken_last(unrest, send, nigar, monkeypatch):
    order: list[str] = []
    for name in ("next_number", "_stood", "credit_of", "_withdrawal"):
        step = getattr(notices, name)
        monkeypatch.setattr(notices, name, lambda *given, n=name, s=step: (order.append(n), s(*given))[1])
    applied(send(unrest, "Kazzym", "Kassym").case, "Kassym", by=nigar)
    assert order[-1] == "next_number"
    assert len(order) == 4


def test_while_the_words_stand_once_nothing_is_aligned(unrest, send, nigar, monkeypatch):
    for old, new in (("calm", "quiet"), ("Airport", "Harbour"), ("Banks", "Shops")):
        edited(unrest, old, new, nigar)
    monkeypatch.setattr(notices, "alignment_of", lambda *_pair: pytest.fail("was aligned"))
    fix = applied(send(unrest, "Kazzym", "Kassym").case, "Kassym", by=nigar)
    assert fix.notice.stood == fix.at - unrest.revisions.get(number=1).created_at


def test_words_whose_surroundings_changed_stood_there_too(unrest, send, nigar):
    edited(unrest, "President", "The president,", nigar)
    fix = applied(send(unrest, "Kazzym", "Kassym").case, "Kassym", by=nigar)
    assert fix.notice.stood == fix.at - unrest.revisions.get(number=1).created_at


def test_a_mistake_that_came_later_stood_from_then_on(unrest, send, nigar):
    edited(unrest, "4,400", "4,040", nigar)
    fix = applied(send(unrest, "4,040", "4,400").case, "4,400", by=nigar)
    assert fix.notice.stood == fix.at - unrest.revisions.get(number=2).created_at


def test_a_headline_too_long_to_keep_is_refused_in_words(db, send, nigar, as_nigar):
    article = published("Kazzym asked for help", "<p>He did.</p>")
    case = send(article, "Kazzym", "Kassym").case
    with pytest.raises(CannotChange, match="headline too long"):
        applied(case, "K" * 1001, by=nigar)
    sent = {"version": 1, "revision": 1, "start": 0, "end": 6, "expected": "Kazzym", "words": "K" * 1001}
    answer = as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", sent)
    assert (answer.status_code, Fix.objects.count(), Notice.objects.count()) == (422, 0, 0)
    applied(case, "K" * (1000 - len(" asked for help")), by=nigar, tier=Tier.CORRECTION)
