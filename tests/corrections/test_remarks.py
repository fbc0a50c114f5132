"""An import says how many cases are open of an article that it changes."""

from django.utils import timezone

from articles.formats.draft import Draft
from articles.intake import Order
from articles.intake.flow import told_of
from articles.models import Source
from articles.reading import Record
from corrections.remarks import open_cases


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
    (line,) = told_of([Record("wire", "json", draft)], Order(("wire",), timezone.now()))
    assert (line.action, line.message) == ("updated", "Unrest in Almaty 1 case is open.")
