"""What readers may write of themselves: one address, and a name and a source of one line each."""

import pytest

from corrections.models import Report
from tests.corrections.test_report_door import post


@pytest.mark.parametrize(
    "address", ['"x@a.example,victim@v.example,y"@b.example', '"a b"@c.example', '"a"@c.example', "a@b@c.de"]
)
def test_an_address_in_quotes_may_hold_several_and_is_refused(aysel, unrest, address):
    answer = post(aysel, unrest, email=address)
    assert (answer.status_code, Report.objects.count()) == (422, 0)
    assert "email" in answer.json()["errors"]


@pytest.mark.parametrize("address", ["aysel@example.org", "a.b+news@example.org", "o'neil@пример.рф"])
def test_an_address_as_people_have_them_is_taken(aysel, unrest, address):
    post(aysel, unrest, email=address)
    assert Report.objects.get().reporter.email == address


def test_a_name_and_a_source_are_one_line(aysel, unrest):
    post(aysel, unrest, name="Aysel\r\n\nURGENT", source="his\nown site")
    report = Report.objects.get()
    assert (report.reporter.name, report.source) == ("Aysel URGENT", "his own site")
