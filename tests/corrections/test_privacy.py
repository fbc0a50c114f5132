"""What is forgotten, when, and at whose word."""

import json
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from post_office.models import Email

from corrections.actions import decline, mark_duplicate, thank, undo
from corrections.actions.privacy import purge
from corrections.actions.reader import add_evidence, appeal, say_wrong
from corrections.models import Case, Notice, Report, Reporter, Step, Tally
from tests.corrections.test_apply import applied, listed

WHO = {"name": "Aysel", "email": "Aysel@example.org", "sender": "h" * 43}


@pytest.fixture
def declined(unrest, send, nigar) -> Report:
    """A report with a contact whose case was settled today."""
    report = send(unrest, "calm", "quiet", comment="Write to aysel@example.org, please.", **WHO)
    decline(report.case, "The word is right.", by=nigar)
    return Report.objects.get(pk=report.pk)


def later(**more) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**more), tick=False)


def said(command: str, *args: str) -> str:
    out = StringIO()
    call_command(command, *args, stdout=out)
    return out.getvalue()


def test_a_contact_goes_thirty_days_after_the_case_was_settled(declined):
    with later(days=29, hours=23):
        purge()
        assert (Reporter.objects.count(), Email.objects.count()) == (1, 1)
    with later(days=30, hours=1):
        purge()
        assert (Reporter.objects.count(), Email.objects.count()) == (0, 0)
        assert Report.objects.get().comment


def test_of_who_is_thanked_in_a_notice_only_the_address_goes(unrest, send, nigar, aysel):
    report = send(unrest, "Kazzym", "Kassym", credit=True, **WHO)
    applied(report.case, "Kassym", by=nigar, thank=listed(report.case))
    with later(days=31):
        assert (purge().contacts, purge().contacts) == (1, 0)
    assert list(Reporter.objects.values_list("name", "email")) == [("Aysel", "")]
    assert "Reported by Aysel" in aysel.get(unrest.get_absolute_url()).content.decode()


def test_of_who_wished_it_in_vain_the_name_goes_too(unrest, send, nigar):
    decline(send(unrest, "calm", "quiet", credit=True, **WHO).case, "It is right.", by=nigar)
    with later(days=31):
        assert purge().contacts == 1
    assert not Reporter.objects.exists()


def test_of_who_was_left_out_the_name_goes_though_another_is_thanked(unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym", credit=True, **WHO)
    other = send(unrest, "Kazzym", "Kassym", name="Boris", email="boris@example.org", credit=True)
    thank(Case.objects.get(), other, named=False, by=nigar)
    applied(report.case, "Kassym", by=nigar, thank=listed(report.case))
    with later(days=31):
        assert purge().contacts == 2
    assert list(Reporter.objects.values_list("name", "email")) == [("Aysel", "")]


def test_of_whom_the_notice_has_no_room_for_the_name_goes(unrest, send, nigar):
    names = ["a" * 80, "b" * 80, "Boris", "c" * 80]
    reports = [send(unrest, "Kazzym", "Kassym", name=n, credit=True, sender=n[0]) for n in names]
    applied(reports[0].case, "Kassym", by=nigar, thank=listed(reports[0].case))
    with later(days=31):
        purge()
    assert set(Reporter.objects.values_list("name", flat=True)) == set(names[:3])


def test_when_a_correction_is_withdrawn_its_thanks_go_with_the_name(unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym", credit=True, **WHO)
    undo(applied(report.case, "Kassym", by=nigar, thank=listed(report.case)), by=nigar)
    decline(Case.objects.get(), "He spells it so.", by=nigar)
    assert Notice.objects.get(number=1).credit == "Aysel"
    with later(days=31):
        purge()
    assert (Reporter.objects.count(), Notice.objects.get(number=1).credit) == (0, "")


def test_a_name_thanked_with_the_original_of_a_duplicate_stays(unrest, send, nigar):
    report, original = send(unrest, "calm", "quiet", credit=True, **WHO), send(unrest, "Kazzym", "Kassym")
    mark_duplicate(report.case, original.case, by=nigar)
    thank(report.case, report, named=True, by=nigar)
    applied(original.case, "Kassym", by=nigar)
    with later(days=31):
        purge()
    assert Reporter.objects.get().name == "Aysel"


def test_the_contact_of_an_open_case_stays(unrest, send):
    send(unrest, "calm", **WHO)
    with later(days=400):
        assert purge().contacts == 0
    assert Reporter.objects.count() == 1


def test_the_contact_of_a_report_taken_back_goes_though_the_case_is_open(unrest, send):
    report = send(unrest, "calm", **WHO)
    Report.objects.filter(pk=report.pk).update(withdrawn_at=timezone.now())
    with later(days=31):
        assert purge().contacts == 1


def test_a_senders_hash_goes_after_a_day(unrest, send):
    send(unrest, "calm", **WHO)
    with later(hours=23):
        assert purge().hashes == 0
    with later(hours=25):
        assert purge().hashes == 1
        assert Report.objects.get().sender == ""


def test_old_tallies_go(db):
    Tally.objects.create(bucket="site:", hour=timezone.now() - timedelta(hours=25), count=3)
    Tally.objects.create(bucket="site:", hour=timezone.now() - timedelta(hours=1), count=3)
    assert (purge().tallies, Tally.objects.count()) == (1, 1)


def test_purging_twice_changes_nothing_more(declined):
    with later(days=31):
        assert "Forgot 1 contacts, 1 letters, 1 senders" in said("purge_personal_data")
        assert said("purge_personal_data") == "Forgot 0 contacts, 0 letters, 0 senders, 0 tallies.\n"


def test_a_clock_set_back_forgets_nothing_early(declined):
    with later(days=-400):
        assert (purge().contacts, purge().hashes) == (0, 0)


def test_a_purge_that_is_killed_half_way_goes_on_the_next_time(declined, monkeypatch):
    with later(days=31):
        monkeypatch.setattr("corrections.actions.privacy.drop_old_tallies", None)
        with pytest.raises(TypeError):
            purge()
        monkeypatch.undo()
        assert (purge().contacts, Reporter.objects.count()) == (0, 0)


def test_erasing_a_reader_leaves_report_decision_and_record(declined):
    steps = Step.objects.count()
    told = said("erase_reader", " aysel@EXAMPLE.org ")
    assert told == "Forgot the sender of 1 reports and 1 letters.\n"
    assert not Reporter.objects.exists()
    assert not Email.objects.exists()
    assert (Report.objects.get().sender, Step.objects.count()) == ("", steps + 1)


def test_erasing_somebody_unknown_changes_nothing(declined):
    assert said("erase_reader", "nobody@example.org") == "Forgot the sender of 0 reports and 0 letters.\n"
    assert Reporter.objects.count() == 1


def test_an_export_holds_all_but_the_address(declined):
    line = said("export_reader", "aysel@example.org")
    held = json.loads(line)
    assert (held["exact"], held["proposed"], held["name"], held["decision"]) == (
        "calm",
        "quiet",
        "Aysel",
        "Declined",
    )
    assert held["letters"]
    assert "example.org" not in line.lower()


def held(address: str) -> dict[str, object]:
    return json.loads(said("export_reader", address))


def test_an_export_holds_what_was_added_and_its_source(unrest, send):
    add_evidence(send(unrest, "calm", **WHO), "", source="https://me.example/proof")
    assert [added["source"] for added in held("aysel@example.org")["added"]] == ["https://me.example/proof"]


def test_an_export_holds_the_readers_appeal_and_nobody_elses(unrest, send, nigar, elchin):
    first, other = send(unrest, "calm", **WHO), send(unrest, "calm", email="leyla@example.org")
    for report, why, by in ((other, "Leyla says no.", nigar), (first, "Aysel says no.", elchin)):
        decline(Case.objects.get(pk=report.case_id), "The word is right.", by=by)
        appeal(report, why)
    found = held("aysel@example.org")
    assert found["appealed"]
    assert [step["words"] for step in found["said of the decision"]] == ["Aysel says no."]


def test_an_export_holds_what_the_reader_still_finds_wrong(unrest, send, nigar):
    first, other = send(unrest, "calm", **WHO), send(unrest, "calm", email="leyla@example.org")
    applied(first.case, "quiet", by=nigar)
    say_wrong(first, "It was neither.")
    for address, words in (("aysel@example.org", ["It was neither."]), ("leyla@example.org", [])):
        assert [step["words"] for step in held(address)["said of the decision"]] == words
    assert (held("aysel@example.org")["is right now"], other.right_now) == (False, None)


@pytest.mark.parametrize("address", ["", " ", "aysel", "@"])
def test_nobody_is_meant_by_less_than_an_address(unrest, send, address):
    send(unrest, "calm", "quiet", name="Aysel")
    for command in ("erase_reader", "export_reader"):
        with pytest.raises(CommandError, match="is no e-mail address"):
            said(command, address)
    assert Reporter.objects.count() == 1
