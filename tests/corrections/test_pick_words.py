"""A case without a place of its own is decided on words that an editor picks in the article."""

import pytest

from corrections.actions import decline
from corrections.models import Notice
from corrections.showing.picking import Picking
from tests.corrections.test_case_page import edit
from tests.corrections.test_desk_verbs import now


@pytest.fixture
def described(unrest, send):
    return send(unrest, "calm", quote=None, kind="fact", comment="The president's name is wrong.").case


def picked(client, case, words, at="") -> str:
    return client.get(case.get_absolute_url(), {"words": words, "at": at}).content.decode()


def sent_from(page) -> dict[str, str]:
    """Return the hidden fields of the form in which words are edited."""
    form = page.split('id="id_words"')[0].rsplit("<form", 1)[1]
    pairs = [part.split('"') for part in form.split('<input type="hidden" name=')[1:]]
    return {pair[1]: pair[3] for pair in pairs if pair[1] != "csrfmiddlewaretoken"}


def apply(client, case, page, **typed):
    return client.post(f"/admin/corrections/case/{case.pk}/apply/", sent_from(page) | typed)


def test_picked_words_are_put_right_with_a_public_correction(as_nigar, unrest, described):
    page = picked(as_nigar, described, "Kazzym")
    assert '<mark id="passage">Kazzym</mark>-Jomart' in page
    assert "The words you picked" in page
    assert apply(as_nigar, described, page, words="Kassym").status_code == 302
    unrest.refresh_from_db()
    assert "Kassym-Jomart" in unrest.current.words.text
    notice = Notice.objects.get()
    assert (now(described), notice.was, notice.now) == ("fixed", "Kazzym-Jomart", "Kassym-Jomart")


@pytest.mark.parametrize(("old", "new"), [("Kazzym-Jomart", "Kazym-Jomart"), (" Kazzym-Jomart Tokayev", "")])
def test_words_that_were_edited_or_are_gone_are_picked_anew(old, new, as_nigar, nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    edit(unrest, old, new, nigar)
    assert 'data-key="p"' in as_nigar.get(case.get_absolute_url()).content.decode()
    apply(as_nigar, case, picked(as_nigar, case, "4,000 people"), words="4,400 people")
    assert (now(case), Notice.objects.get().was) == ("fixed", "4,000 people")


def test_of_several_places_one_is_chosen(as_nigar, unrest, described):
    page = picked(as_nigar, described, "4,000")
    assert "several places" in page
    assert 'id="id_words"' not in page
    at = unrest.current.words.text.rindex("4,000")
    assert f"at={at}" in page
    assert '<mark id="passage">4,000</mark> detained' in picked(as_nigar, described, "4,000", at)


def test_words_that_do_not_stand_there_are_said_to(as_nigar, described):
    page = picked(as_nigar, described, "Karimov")
    assert "do not stand in the article" in page
    assert 'id="id_words"' not in page


def test_what_is_refused_stays_on_the_picked_words(as_nigar, described):
    page = picked(as_nigar, described, "Kazzym")
    answer = apply(as_nigar, described, page, words="Kassym", tier="typo")
    again = answer.content.decode()
    assert (answer.status_code, now(described)) == (422, "new")
    assert '<mark id="passage">Kazzym</mark>-Jomart' in again
    assert apply(as_nigar, described, again, words="Kassym", why="A slip.", tier="typo").status_code == 302


def test_looking_first_shows_the_change_of_the_picked_words(as_nigar, described):
    page = picked(as_nigar, described, "Kazzym")
    seen = apply(as_nigar, described, page, words="Kassym", look="1").content.decode()
    assert "it is “President Kassym-Jomart" in seen


def test_what_an_edit_of_the_article_moved_is_still_the_place(as_nigar, nigar, unrest, described):
    page = picked(as_nigar, described, "Kazzym")
    edit(unrest, "<p>Residents", "<p>On Friday residents", nigar)
    answer = apply(as_nigar, described, page, words="Kassym")
    again = answer.content.decode()
    assert answer.status_code == 409
    assert '<mark id="passage">Kazzym</mark>-Jomart' in again
    assert apply(as_nigar, described, again, words="Kassym").status_code == 302


def test_words_that_were_marked_and_stand_are_not_picked(as_nigar, elchin, unrest, send, described):
    assert 'data-key="p"' not in as_nigar.get(send(unrest, "Kazzym").case.get_absolute_url()).content.decode()
    decline(described, "It is right.", by=elchin)
    assert 'data-key="p"' not in picked(as_nigar, described, "Kazzym")


def test_a_mark_over_two_paragraphs_is_found_however_a_browser_writes_it():
    text = "One fled.\nTwo stayed."
    assert Picking(text, "fled.\r\n\r\nTwo").span == Picking(text, "fled.\nTwo").span is not None


@pytest.mark.parametrize("at", ["", "x", "-1", "9" * 40, "²"])
def test_a_place_that_is_none_is_still_to_choose(at):
    assert Picking("one two one", "one", at).span is None


def test_nothing_typed_finds_nothing():
    assert Picking("one", "  ").spots == []
