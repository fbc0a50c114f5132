"""Readers who wish it are thanked by name in the notice; whoever takes the wish back is thanked no more."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.models import Article
from corrections.actions import decline, mark_duplicate, undo
from corrections.actions.privacy import purge
from corrections.actions.reader import erase, say_wrong, wish_credit
from corrections.models import Case, Fix, Notice, Report, Step
from tests.corrections.test_apply import applied, listed


@pytest.fixture
def thanked(unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym", name="Aysel Mammadova", credit=True, sender="a")
    send(unrest, "Kazzym", "Kassym", name="Rauf", sender="b")
    applied(report.case, "Kassym", by=nigar, thank=listed(report.case))
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
    applied(reports[0].case, "Kassym", by=nigar, thank=listed(reports[0].case))
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
    seen = listed(report.case)
    decided(as_nigar, report, named="")
    applied(Case.objects.get(), "Kassym", by=nigar, thank=seen)
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
    first = Case.objects.get(pk=seen.case_id)
    applied(first, "Kassym", by=nigar, thank=listed(first))
    assert Fix.objects.get().cases.count() == Case.objects.count()
    credited = Notice.objects.get().credit
    assert credited == ("Boris" if Case.objects.count() == 1 else "")


def test_the_same_wish_again_changes_nothing(thanked, unrest):
    before = (Article.objects.get().modified_at, Step.objects.count())
    wish_credit(thanked, credit=True)
    assert (Article.objects.get().modified_at, Step.objects.count()) == before


def credits_of_all() -> set[str]:
    return {*Notice.objects.values_list("credit", flat=True)}


def now(case_pk: int) -> Case:
    return Case.objects.select_related("article__current", "revision").get(pk=case_pk)


def test_an_erased_name_goes_though_its_case_was_opened_again_and_called_a_duplicate(
    thanked, unrest, send, nigar, aysel
):
    say_wrong(thanked, "Still wrong.")
    other = send(Article.objects.with_words().get(), "calm", "quiet", sender="c")
    mark_duplicate(now(thanked.case_id), now(other.case_id), by=nigar)
    erase(Report.objects.get(pk=thanked.pk))
    assert credits_of_all() == {""}
    assert "Aysel Mammadova" not in aysel.get("/corrections/1/").content.decode()


def test_an_erased_name_goes_though_its_report_was_grouped_anew(thanked, unrest, send):
    say_wrong(thanked, "Still wrong.")
    article = Article.objects.with_words().get()
    other = send(article, "calm", "quiet", sender="c")
    Report.objects.filter(pk=thanked.pk).update(case=other.case)
    erase(Report.objects.get(pk=thanked.pk))
    assert credits_of_all() == {""}


def test_an_erased_name_goes_from_every_notice_that_was_said_in_other_words(thanked, nigar, elchin):
    fix = Fix.objects.get()
    undo(fix, by=elchin)
    erase(thanked)
    assert credits_of_all() == {""}


def test_the_names_of_others_stay_beside_an_erased_one(unrest, send, nigar):
    reports = [
        send(unrest, "Kazzym", "Kassym", name=name, credit=True, sender=f"{n}")
        for n, name in enumerate(["Aysel", "Ay", "Boris", "Aysel"])
    ]
    case = now(reports[0].case_id)
    applied(case, "Kassym", by=nigar, thank=listed(case))
    say_wrong(reports[2], "Still wrong.")
    other = send(Article.objects.with_words().get(), "calm", "quiet", sender="c").case_id
    Report.objects.filter(pk=reports[2].pk).update(case=other)
    assert Notice.objects.get().credit == "Aysel, Ay, Boris"
    erase(Report.objects.get(pk=reports[2].pk))
    assert Notice.objects.get().credit == "Aysel, Ay"
    erase(reports[0])
    assert Notice.objects.get().credit == "Ay, Aysel"
    erase(reports[3])
    assert Notice.objects.get().credit == "Ay"


def test_a_purge_leaves_a_thanked_name_that_its_reader_can_still_erase(thanked, unrest, send, nigar, elchin):
    say_wrong(thanked, "Still wrong.")
    other = send(Article.objects.with_words().get(), "calm", "quiet", sender="c")
    mark_duplicate(now(thanked.case_id), now(other.case_id), by=nigar)
    decline(now(other.case_id), "It is right.", by=nigar)
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        purge()
    assert "Aysel Mammadova" in credits_of_all()
    erase(Report.objects.get(pk=thanked.pk))
    assert credits_of_all() == {""}


def decided(client, report, **said):
    case = Case.objects.get(pk=report.case_id)
    body = {"version": case.version, "report": report.pk, **said}
    return client.post(f"/admin/corrections/case/{case.pk}/thank/", body)
