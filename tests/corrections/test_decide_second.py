"""Two pairs of eyes: a grave change is proposed by one editor and decided by another."""

import pytest

from articles.actions import revise
from articles.words import Words
from corrections.actions import DecidedMeanwhile, NeedsReason, WordsGone, approve, propose, send_back, undo
from corrections.models import Case, Notice, Proposal
from corrections.rights import EDITORS, NotAllowed
from corrections.severity import Tier
from corrections.showing import CasePage, waiting_for
from tests.conftest import person
from tests.corrections.test_desk_verbs import as_shown, now


@pytest.fixture
def leyla(db):
    """Another editor."""
    return person("leyla", EDITORS)


def proposed(case, words, *, by, tier=Tier.MAJOR):
    page = CasePage(Case.objects.select_related("article__current", "revision").get(pk=case.pk), by)
    propose(page.case, words, at=page.span, expected=page.standing, read=page.current, by=by, tier=tier)
    return page.case


def test_an_editor_proposes_what_two_must_decide(as_nigar, nigar, unrest, send):
    case = send(unrest, "4,000", "4,400", nth=2).case
    as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", as_shown(case, nigar) | {"tier": "major"})
    assert (now(case), Proposal.objects.get().words) == ("awaiting_second", "4,400")
    unrest.refresh_from_db()
    assert unrest.current.number == 1


def test_another_editor_approves_exactly_what_was_proposed(unrest, send, nigar, leyla):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar)
    fix = approve(case, by=leyla)
    assert (fix.after, fix.tier, now(case)) == ("4,400", "major", "fixed")
    assert Notice.objects.get().rule.place == "top"


def test_nobody_approves_a_proposal_of_their_own(unrest, send, nigar):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar)
    with pytest.raises(NotAllowed, match="Another editor"):
        approve(case, by=nigar)


def test_somebody_without_rights_approves_nothing(unrest, send, nigar, rauf):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar)
    with pytest.raises(NotAllowed):
        approve(case, by=rauf)


def test_a_proposal_is_applied_where_its_words_have_moved_to(unrest, send, nigar, leyla, elchin):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar)
    words = unrest.current.words
    revise(
        unrest, Words(words.headline, "Longer.", words.body), read=unrest.current, by=elchin, origin="edit"
    )
    approve(case, by=leyla)
    unrest.refresh_from_db()
    assert "More than 4,400 detained" in unrest.current.words.text


def test_a_proposal_that_no_longer_fits_is_not_applied(unrest, send, nigar, leyla, elchin):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar)
    words = unrest.current.words
    gone = Words(words.headline, "", words.body.replace("More than 4,000 detained", "Night"))
    revise(unrest, gone, read=unrest.current, by=elchin, origin="edit")
    with pytest.raises(WordsGone):
        approve(case, by=leyla)


def test_a_proposal_is_returned_with_a_reason(unrest, send, nigar, leyla):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar)
    with pytest.raises(NeedsReason):
        send_back(case, "", by=leyla)
    send_back(case, "The police say 4,100.", by=leyla)
    assert (now(case), case.steps.last().why) == ("open", "The police say 4,100.")


def test_what_was_returned_cannot_be_approved(unrest, send, nigar, leyla):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar)
    send_back(case, "", by=nigar)
    with pytest.raises(DecidedMeanwhile):
        approve(case, by=leyla)


def test_a_proposal_waits_for_the_others_not_for_who_made_it(unrest, send, nigar, leyla):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar)
    assert case in waiting_for(leyla)
    assert case not in waiting_for(nigar)


def test_only_a_chief_undoes_what_two_decided(unrest, send, nigar, leyla, elchin):
    fix = approve(proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar), by=leyla)
    with pytest.raises(NotAllowed):
        undo(fix, by=leyla)
    assert undo(fix, by=elchin).undoes == fix


def test_what_readers_will_be_told_is_shown_to_the_second_editor(client, nigar, leyla, unrest, send):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar)
    client.force_login(leyla)
    page = client.get(case.get_absolute_url()).content.decode()
    assert "said “More than 4,000 detained”; it is “More than 4,400 detained”" in page
    assert '<mark id="passage">4,000</mark> detained' in page


def test_tiers_of_the_chief_are_not_for_two_editors(unrest, send, nigar, leyla):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar, tier=Tier.EDITORS_NOTE)
    with pytest.raises(NotAllowed):
        approve(case, by=leyla)


def test_the_second_editor_has_the_keys_and_the_first_has_not(as_nigar, nigar, leyla, client, unrest, send):
    case = proposed(send(unrest, "4,000", nth=2).case, "4,400", by=nigar)
    client.force_login(leyla)
    assert 'data-key="a"' in client.get(case.get_absolute_url()).content.decode()
    assert 'data-key="a"' not in as_nigar.get(case.get_absolute_url()).content.decode()
    answer = client.post(f"/admin/corrections/case/{case.pk}/approve/", {"version": 2})
    assert (answer.status_code, now(case)) == (302, "fixed")
