"""The chief as the second editor: edits what was proposed; and whoever proposed learns what came back."""

import pytest

from corrections.actions import send_back
from corrections.models import Notice
from corrections.rights import EDITORS
from corrections.severity import Tier
from corrections.showing import Desk
from tests.conftest import person
from tests.corrections.test_case_page import edit
from tests.corrections.test_decide_second import proposed
from tests.corrections.test_desk_verbs import now
from tests.corrections.test_pick_words import apply, sent_from


@pytest.fixture
def waiting(unrest, send, nigar):
    return proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar, tier=Tier.MAJOR)


def page_of(client, case) -> str:
    return client.get(case.get_absolute_url()).content.decode()


def test_a_chief_begins_with_what_was_proposed_and_applies_other_words(as_elchin, unrest, waiting):
    page = page_of(as_elchin, waiting)
    assert "Edit, then approve" in page
    assert "4,400</textarea>" in page
    assert '<option value="major" selected>' in page
    assert apply(as_elchin, waiting, page, words="4,450", tier="major").status_code == 302
    unrest.refresh_from_db()
    assert "More than 4,450 detained" in unrest.current.words.text
    assert (now(waiting), Notice.objects.get().tier) == ("fixed", "major")


def test_another_editor_can_only_approve_or_return(client, nigar, waiting):
    client.force_login(person("leyla", EDITORS))
    page = page_of(client, waiting)
    assert "Edit, then approve" not in page
    assert 'data-key="a"' in page


def test_no_other_editor_puts_words_of_their_own_in_place_of_a_proposal(client, unrest, waiting, as_elchin):
    sent = sent_from(page_of(as_elchin, waiting)) | {"words": "4,450", "tier": "correction"}
    client.force_login(person("leyla", EDITORS))
    answer = client.post(f"/admin/corrections/case/{waiting.pk}/apply/", sent)
    assert answer.status_code == 403
    assert "approve it, or return it" in answer.content.decode()
    unrest.refresh_from_db()
    assert (now(waiting), unrest.current.number) == ("awaiting_second", 1)


def test_a_chief_who_looks_first_sees_their_own_words_and_may_still_approve(as_elchin, waiting):
    page = page_of(as_elchin, waiting)
    seen = as_elchin.post(
        f"/admin/corrections/case/{waiting.pk}/apply/",
        sent_from(page) | {"words": "4,450", "tier": "correction", "look": "1"},
    ).content.decode()
    assert "it is “More than 4,450 detained”" in seen
    assert 'tier-correction">Correction' in seen
    assert 'data-key="a"' in seen


def test_what_was_returned_stands_on_the_desk_of_who_proposed_it(as_nigar, as_elchin, elchin, waiting):
    send_back(waiting, "The police say 4,100.", by=elchin)
    page = as_nigar.get("/admin/").content.decode()
    assert "Returned to you" in page
    assert 'elchin: <span dir="auto">The police say 4,100.</span>' in page
    assert "Returned to you" not in as_elchin.get("/admin/").content.decode()


def test_what_was_taken_back_or_decided_since_does_not(nigar, elchin, unrest, send, waiting):
    send_back(waiting, "", by=nigar)
    assert list(Desk(nigar).returned) == []
    again = proposed(waiting, "4,400", by=nigar)
    send_back(again, "No.", by=elchin)
    assert list(Desk(nigar).returned) == [waiting]
    proposed(again, "4,450", by=nigar)
    assert list(Desk(nigar).returned) == []


def test_where_a_proposal_no_longer_fits_a_chief_begins_with_what_stands(as_elchin, elchin, unrest, waiting):
    edit(unrest, "More than 4,000 detained", "More than 4,100 detained", elchin)
    page = page_of(as_elchin, waiting)
    assert "This no longer fits" in page
    assert "4,100</textarea>" in page
