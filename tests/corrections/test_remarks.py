"""What is said of articles: how many cases are open of one that changes, and what makes an edit grave."""

import pytest
from django.utils import timezone

from articles.formats.draft import Draft
from articles.intake import Order
from articles.intake.flow import told_of
from articles.models import Source
from articles.reading import Record
from articles.words import Words
from corrections.remarks import grave, open_cases


def test_open_cases_are_counted_and_settled_ones_are_not(unrest, send):
    send(unrest, "Kazzym", "Kassym")
    send(unrest, "4,000", "4,400", nth=2)
    assert open_cases([unrest.pk]) == {unrest.pk: "2 cases are open."}
    assert open_cases([unrest.pk + 1]) == {}


def test_the_line_of_a_changed_article_tells_them(unrest, send):
    send(unrest, "Kazzym", "Kassym")
    body = unrest.current.body.replace("Airport closed", "Airport open")
    draft = Draft("wire:1", "https://wire.example/1", "Unrest in Almaty", body, unrest.current.standfirst)
    Source.objects.update(key=draft.key)  # as if it had come from the wire
    (line,) = told_of(
        (record for record in [Record("wire", "json", draft)]), Order(("wire",), timezone.now())
    )
    assert (line.action, line.message) == ("updated", "Unrest in Almaty 1 case is open.")


BANK, OTHER = '<a href="https://bank.example/">the bank</a>', '<a href="https://other.example/">the bank</a>'


@pytest.mark.parametrize(
    ("old", "new"), [(BANK, OTHER), (BANK, "the bank"), (BANK + ", " + OTHER, OTHER + ", " + BANK)]
)
def test_an_edit_that_leads_readers_elsewhere_is_grave(old, new):
    before, after = (Words.of("Banks", "", f"<p>see {link} now</p>") for link in (old, new))
    assert grave(before, after) == "This is at least a correction: a link leads elsewhere or is gone."


def test_an_edit_that_adds_a_link_or_moves_its_ends_is_not():
    bare, linked = (Words.of("Banks", "", f"<p>see {words}, {BANK}</p>") for words in ("it", OTHER))
    wider = Words.of("Banks", "", '<p><a href="https://bank.example/">see it, the bank</a></p>')
    assert (grave(bare, Words.of("Banks", "", linked.body)), grave(bare, wider)) == ("", "")
