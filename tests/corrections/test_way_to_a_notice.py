"""From the top of an article to what was corrected in it, and from a notice to the paragraph it speaks of."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from articles.actions import revise
from corrections.actions import undo
from corrections.severity import Tier
from tests.corrections.test_apply import applied


def page(client, address):
    return html.fromstring(client.get(address).content.decode())


def top(client, article) -> list[tuple[str, str]]:
    links = page(client, article.get_absolute_url()).xpath("//p[@class='times']/a[@class='updated']")
    return [(link.text, link.get("href")) for link in links]


def way(client, address) -> list[str]:
    """Return where the place that a notice names leads, and what stands there."""
    places = page(client, address).xpath("//p[@class='notice-head']/span/a")
    return [place.get("href") for place in places]


def test_the_top_of_an_article_leads_to_what_was_corrected(aysel, unrest, send, nigar):
    assert top(aysel, unrest) == []
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    assert top(aysel, unrest) == [("Correction: see what", "#notice-1")]
    assert page(aysel, unrest.get_absolute_url()).get_element_by_id("notice-1") is not None


@pytest.mark.parametrize(
    ("words", "now", "tier"), [("calm", "quiet", Tier.TYPO), ("4,400", "4,500", Tier.MAJOR)]
)
def test_what_stands_at_the_top_itself_or_nowhere_needs_no_way(aysel, unrest, send, elchin, words, now, tier):
    applied(send(unrest, words).case, now, by=elchin, tier=tier)
    assert top(aysel, unrest) == []


def test_what_was_withdrawn_is_not_pointed_at(aysel, unrest, send, nigar, time_machine):
    fix = applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    undo(fix, by=nigar)
    assert top(aysel, unrest) == []


def test_a_notice_leads_to_its_paragraph(aysel, unrest, send, nigar):
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    assert way(aysel, unrest.get_absolute_url()) == ["#p2"]
    assert way(aysel, "/corrections/1/") == way(aysel, "/corrections/") == ["/articles/unrest-in-almaty/#p2"]
    there = page(aysel, unrest.get_absolute_url()).get_element_by_id("p2")
    assert "Kassym-Jomart" in there.text_content()


def test_a_later_change_elsewhere_leaves_the_way_in_the_article(aysel, unrest, send, nigar):
    for words, now in (("Kazzym", "Kassym"), ("4,400", "4,500")):
        unrest.refresh_from_db()
        applied(send(unrest, words).case, now, by=nigar)
    assert way(aysel, unrest.get_absolute_url()) == ["#p3", "#p2"]
    assert way(aysel, "/corrections/1/") == []


def test_a_paragraph_that_holds_the_words_no_more_is_not_led_to(aysel, unrest, send, nigar):
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    unrest.refresh_from_db()
    words = type(unrest.current.words).of("Unrest in Almaty", "", "<p>New.</p><p>Newer.</p>")
    revise(unrest, words, read=unrest.current, by=nigar, origin="edit")
    assert way(aysel, unrest.get_absolute_url()) == []


def test_a_place_without_a_number_is_only_named(aysel, unrest, send, nigar):
    applied(send(unrest, "detained").case, "held", by=nigar, tier=Tier.CORRECTION)
    assert way(aysel, unrest.get_absolute_url()) == []
