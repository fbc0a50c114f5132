"""Readers who wish it are thanked by name in the notice; whoever takes the wish back is thanked no more."""

import pytest
from django.db import DatabaseError, transaction

from corrections.actions.reader import erase, wish_credit
from corrections.models import Fix, Notice, Step
from tests.corrections.test_apply import applied


@pytest.fixture
def thanked(unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym", name="Aysel Mammadova", credit=True, sender="a")
    send(unrest, "Kazzym", "Kassym", name="Rauf", sender="b")
    applied(report.case, "Kassym", by=nigar)
    return report


def page(client) -> str:
    return client.get(Notice.objects.get().get_absolute_url()).content.decode()


def test_the_notice_thanks_those_who_wish_it_and_nobody_else(thanked, aysel):
    assert "Reported by Aysel Mammadova" in page(aysel)
    assert "Rauf" not in page(aysel)


def test_the_article_shows_it_too(thanked, unrest, aysel):
    assert "Reported by Aysel Mammadova" in aysel.get(unrest.get_absolute_url()).content.decode()


def test_a_wish_may_be_taken_back_and_made_again(thanked, aysel, unrest):
    kept = aysel.get(unrest.get_absolute_url())["ETag"]
    wish_credit(thanked, credit=False)
    assert "Reported by" not in page(aysel)
    fresh = aysel.get(unrest.get_absolute_url(), headers={"If-None-Match": kept})
    assert (fresh.status_code, "Reported by" in fresh.content.decode()) == (200, False)
    wish_credit(thanked, credit=True)
    assert "Reported by Aysel Mammadova" in page(aysel)


def test_who_erases_their_data_is_thanked_no_more(thanked, aysel):
    erase(thanked)
    assert Notice.objects.get().credit == ""


def test_several_are_thanked_as_far_as_there_is_room(unrest, send, nigar):
    reports = [
        send(unrest, "Kazzym", "Kassym", name=f"{n} {'x' * 70}", credit=True, sender=f"{n}") for n in range(5)
    ]
    applied(reports[0].case, "Kassym", by=nigar)
    credit = Notice.objects.get().credit
    assert [name[0] for name in credit.split(", ")] == ["0", "1"]


@pytest.mark.parametrize(
    ("model", "change"),
    [(Notice, {"text": "Never mind."}), (Fix, {"after": "x"}), (Step, {"why": "x"})],
)
def test_all_else_is_written_once(thanked, model, change):
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        model.objects.update(**change)
