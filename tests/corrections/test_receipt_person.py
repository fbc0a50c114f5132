"""Who sent a report, on its own page: what is kept, how to be told later, how to have all of it."""

import pytest
from post_office.models import Email

from corrections.actions import decline
from corrections.actions.contact import leave_address
from corrections.actions.reader import NotNow, withdraw
from corrections.models import Case, Report, Reporter
from tests.corrections.test_receipt import declined, page, press


def test_a_reader_asks_later_to_be_told(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    assert "Tell me by e-mail" in page(aysel, report)
    answer = press(aysel, report, "address", email="aysel@example.org").content.decode()
    assert "You asked to be told by e-mail." in answer
    assert "Tell me by e-mail" not in answer
    decline(Case.objects.get(), "He spells it so himself.", by=nigar)
    assert [email.to for email in Email.objects.all()] == [["aysel@example.org"]]


def test_a_name_that_was_left_stays(aysel, unrest, send):
    report = send(unrest, "Kazzym", name="Aysel")
    press(aysel, report, "address", email="aysel@example.org")
    assert Reporter.objects.values_list("name", "email").get() == ("Aysel", "aysel@example.org")


@pytest.mark.parametrize("email", ["", "nobody", '"a,b"@example.org', "a@example.org\nb@example.org"])
def test_what_is_no_address_is_refused(aysel, unrest, send, email):
    assert press(aysel, send(unrest, "Kazzym"), "address", email=email).status_code == 422
    assert not Reporter.objects.exists()


def test_of_what_is_decided_or_withdrawn_nobody_is_told(aysel, unrest, send, nigar):
    report, other = declined(send(unrest, "Kazzym"), nigar), send(unrest, "calm")
    withdraw(other)
    for one in (report, other):
        assert "Tell me by e-mail" not in page(aysel, one)
        with pytest.raises(NotNow):
            leave_address(Report.objects.get(pk=one.pk), "aysel@example.org")


def test_what_is_kept_of_the_reader_is_shown(aysel, unrest, send):
    report = send(unrest, "Kazzym", name="Aysel <b>", email="aysel@example.org")
    shown = page(aysel, report)
    assert "<bdi>Aysel &lt;b&gt;</bdi>" in shown
    assert "<bdi>aysel@example.org</bdi>" in shown
    press(aysel, report, "erase")
    assert "We know neither" in page(aysel, report)


def test_who_left_no_name_is_not_asked_for_thanks_by_name(aysel, unrest, send):
    assert "Thank me by name" not in page(aysel, send(unrest, "Kazzym", email="aysel@example.org"))
    assert "Thank me by name" in page(aysel, send(unrest, "calm", name="Aysel"))


def test_all_that_is_held_can_be_downloaded(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym", name="Aysel", email="aysel@example.org")
    press(aysel, declined(report, nigar), "appeal", why="His passport says Kassym.")
    answer = aysel.get(f"{report.private_url()}download/")
    held = answer.json()
    assert (held["name"], held["e-mail"], held["proposed"]) == ("Aysel", "aysel@example.org", "Kassym")
    assert held["said of the decision"][0]["words"] == "His passport says Kassym."
    assert (answer["Cache-Control"], "attachment" in answer["Content-Disposition"]) == ("no-store", True)


def test_the_download_of_who_left_nothing_holds_the_report(aysel, unrest, send):
    held = aysel.get(f"{send(unrest, 'Kazzym', 'Kassym').private_url()}download/").json()
    assert (held["name"], held["e-mail"], held["exact"]) == ("", "", "Kazzym")
