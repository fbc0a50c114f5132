"""Readers who wish it are thanked by name in the notice; whoever takes the wish back is thanked no more."""

import pytest
from django.db import DatabaseError, transaction

from articles.models import Article
from corrections.actions.reader import erase, wish_credit
from corrections.models import Case, Fix, Notice, Step
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


def test_an_editor_sees_a_name_before_the_public_does(unrest, send, nigar, as_nigar):
    report = send(unrest, "Kazzym", "Kassym", name="CHEAP PILLS", credit=True, sender="a")
    shown = as_nigar.get(report.case.get_absolute_url()).content.decode()
    assert "Thanked by name:" in shown
    assert "CHEAP PILLS" in shown


def test_an_editor_may_leave_a_name_out(unrest, send, nigar, as_nigar):
    report = send(unrest, "Kazzym", "Kassym", name="CHEAP PILLS", credit=True, sender="a")
    decided(as_nigar, report, named="")
    applied(Case.objects.get(), "Kassym", by=nigar)
    assert Notice.objects.get().credit == ""


def test_an_editor_may_strike_a_name_later_and_put_it_back(thanked, as_nigar, aysel):
    assert decided(as_nigar, thanked, named="").status_code == 302
    assert "Reported by" not in page(aysel)
    decided(as_nigar, thanked, named="on")
    assert "Reported by Aysel Mammadova" in page(aysel)
    assert Step.objects.filter(verb="thank", by__isnull=False).count() == 2


def test_a_wish_made_after_the_fix_waits_for_an_editor(unrest, send, nigar, as_nigar, aysel):
    report = send(unrest, "Kazzym", "Kassym", name="VISIT casino.example", sender="a")
    applied(report.case, "Kassym", by=nigar)
    wish_credit(report, credit=True)
    assert "Reported by" not in page(aysel)
    assert "Thank by name" in as_nigar.get(report.case.get_absolute_url()).content.decode()
    decided(as_nigar, report, named="on")
    assert "Reported by VISIT casino.example" in page(aysel)


def test_a_name_that_no_editor_saw_is_not_thanked_with_anothers_fix(unrest, send, nigar):
    seen = send(unrest, "Kazzym", "Kassym", sender="a")
    send(unrest, "Kazzym-Jomart", "Kassym-Jomart", name="Boris", credit=True, sender="b")
    Case.objects.exclude(pk=seen.case_id).update(proposed="Kassym-Jomart")
    applied(Case.objects.get(pk=seen.case_id), "Kassym", by=nigar)
    assert Fix.objects.get().cases.count() == Case.objects.count()
    credited = Notice.objects.get().credit
    assert credited == ("Boris" if Case.objects.count() == 1 else "")


def test_the_same_wish_again_changes_nothing(thanked, unrest):
    before = (Article.objects.get().modified_at, Step.objects.count())
    wish_credit(thanked, credit=True)
    assert (Article.objects.get().modified_at, Step.objects.count()) == before


def decided(client, report, **said):
    case = Case.objects.get(pk=report.case_id)
    body = {"version": case.version, "report": report.pk, **said}
    return client.post(f"/admin/corrections/case/{case.pk}/thank/", body)
