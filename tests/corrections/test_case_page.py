"""The page of a case: the passage as it stands now, what readers say, what may be done."""

import re

import pytest

from articles.actions import revise
from articles.words import Words
from corrections.actions import apply_fix, claim, decline, escalate
from corrections.actions.reader import appeal
from corrections.models import Case
from corrections.showing import CasePage


def page_of(client, case, query=""):
    return client.get(f"/admin/corrections/case/{case.pk}/change/{query}").content.decode()


def seen(case, by, **more):
    return CasePage(Case.objects.select_related("article__current", "revision").get(pk=case.pk), by, **more)


def edit(article, old, new, by):
    words = article.current.words
    changed = Words(words.headline, words.standfirst, words.body.replace(old, new))
    revise(article, changed, read=article.current, by=by, origin="edit")
    article.refresh_from_db()


def test_the_passage_is_marked_in_the_article(as_nigar, unrest, send):
    page = page_of(as_nigar, send(unrest, "Kazzym", "Kassym").case)
    assert '<mark id="passage">Kazzym</mark>-Jomart Tokayev' in page


def test_the_guard_says_why_and_the_note_is_drafted(as_nigar, unrest, send):
    page = page_of(as_nigar, send(unrest, "Kazzym", "Kassym").case)
    assert "a name or a capitalised word changes" in page
    assert "Kazzym-Jomart Tokayev asked for help”; it is “President Kassym-Jomart" in page


def test_a_typo_needs_no_public_note(nigar, unrest, send):
    change = seen(send(unrest, "calm", "quiet").case, nigar).change
    assert (change.least.tier, change.note) == ("typo", "")


def test_the_same_mistake_marked_wider_is_one_suggestion(nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    send(unrest, "President Kazzym-Jomart", "President Kassym-Jomart")
    (only,) = seen(case, nigar).suggestions
    assert (only.words, only.standing, only.voices) == ("Kassym", "Kazzym", 2)


def test_a_wider_suggestion_is_applied_where_its_reader_marked_it(nigar, unrest, send):
    case = send(unrest, "Kazzym").case
    send(unrest, "President Kazzym-Jomart", "President Kassym-Jomart")
    page = seen(case, nigar)
    apply_fix(page.case, page.proposal, at=page.span, expected=page.standing, read=page.current, by=nigar)
    unrest.refresh_from_db()
    assert "\nPresident Kassym-Jomart Tokayev" in unrest.current.words.text


def test_another_suggestion_is_picked_by_its_number(as_nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    for _ in range(2):
        send(unrest, "Kazzym", "Qasym")
    assert 'name="words" value="Qasym"' in page_of(as_nigar, case)
    assert 'name="words" value="Kassym"' in page_of(as_nigar, case, "?pick=2")


def test_letters_of_two_alphabets_and_unseen_characters_are_shown(as_nigar, unrest, send):
    page = page_of(as_nigar, send(unrest, "Kazzym", "Каssym\u200b").case)
    assert "mixes letters of two alphabets" in page
    assert '<span class="unseen">ZWSP</span>' in page


def test_edited_words_are_shown_side_by_side_and_not_applied_by_one_key(as_nigar, nigar, unrest, send):
    case = send(unrest, "more than 4,000 people", "more than 4,400 people").case
    edit(unrest, "more than 4,000 people", "more than 4,100 people", nigar)
    page = page_of(as_nigar, case)
    assert "As the reader saw them" in page
    assert 'data-key="a"' not in page
    assert 'data-key="e"' in page


def test_what_stands_there_by_now_is_offered_as_already_right_first(nigar, unrest, send):
    case = send(unrest, "more than 4,000 people", "more than 4,400 people").case
    edit(unrest, "more than 4,000 people were", "at least 4,400 people were", nigar)
    page = seen(case, nigar)
    assert (page.certainty, page.is_right_already, page.may_apply) == ("edited", True, False)


def test_edited_words_that_are_still_wrong_are_not_called_right(as_nigar, nigar, unrest, send):
    case = send(unrest, "more than 4,000 people", "more than 4,400 people").case
    edit(unrest, "more than 4,000 people were", "at least 4,000 people were", nigar)
    page = page_of(as_nigar, case)
    assert "Look whether the mistake is still there" in page
    assert page.index('data-key="f"') < page.index('data-key="e"')


def test_gone_words_are_quoted_with_what_stood_around_them(as_nigar, nigar, unrest, send):
    case = send(unrest, "President Kazzym-Jomart Tokayev asked for help").case
    gone = re.search("<p>President.*?</p>", unrest.current.body)[0]
    edit(unrest, gone, "", nigar)
    page = page_of(as_nigar, case)
    assert "The words are gone" in page
    assert "?from=1&amp;to=2" in page
    assert 'data-key="a"' not in page


def test_a_described_place_shows_what_the_reader_wrote(as_nigar, unrest, send):
    report = send(unrest, "calm", quote=None, comment="The picture does not load.")
    page = page_of(as_nigar, report.case)
    assert "The picture does not load." in page
    assert 'data-key="a"' not in page


def test_a_case_is_placed_anew_when_the_article_has_changed(nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    edit(unrest, "<p>Residents", "<p>On Friday residents", nigar)
    page = seen(case, nigar)
    assert page.standing == "Kazzym"
    assert page.may_apply


def test_contact_is_for_the_chief_and_for_who_holds_the_case(as_nigar, as_elchin, nigar, unrest, send):
    case = send(unrest, "Kazzym", email="aysel@example.org").case
    assert "aysel@example.org" not in page_of(as_nigar, case)
    assert "aysel@example.org" in page_of(as_elchin, case)
    claim(case, by=nigar)
    assert "aysel@example.org" in page_of(as_nigar, case)


def test_everything_else_of_the_article_is_one_step_away(as_nigar, unrest, send):
    case, other = send(unrest, "Kazzym").case, send(unrest, "Airport").case
    page = page_of(as_nigar, case)
    assert f'href="/admin/corrections/case/{other.pk}/change/"' in page
    assert f'href="{unrest.get_absolute_url()}"' in page
    assert f"{unrest.get_absolute_url()}history/" in page


def test_another_case_without_marked_words_goes_by_what_its_reader_wrote(as_nigar, unrest, send):
    case = send(unrest, "Kazzym").case
    send(unrest, "calm", quote=None, comment="The picture does not load.")
    send(unrest, "calm", quote=None)
    page = page_of(as_nigar, case)
    assert page.count("“The picture does not load.”") == 2
    assert page.count("a place described in words") == 2
    assert "“”" not in page


def test_a_settled_case_links_to_its_notice_and_its_fix(as_nigar, nigar, unrest, send):
    page = seen(send(unrest, "Kazzym", "Kassym").case, nigar)
    fix = apply_fix(page.case, "Kassym", at=page.span, expected="Kazzym", read=page.current, by=nigar)
    html = page_of(as_nigar, page.case)
    assert fix.notice.get_absolute_url() in html
    assert "?from=1&amp;to=2" in html


@pytest.mark.parametrize("said", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_nothing_a_reader_sends_is_ever_markup(said, as_elchin, unrest, send):
    report = send(unrest, "Kazzym", said, comment=said, source=said, name=said, email=said)
    for page in (page_of(as_elchin, report.case), as_elchin.get("/admin/corrections/case/").content.decode()):
        assert said not in page


def test_an_escalated_case_has_keys_for_the_chief_only(as_nigar, as_elchin, nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    escalate(case, "Ask the lawyer.", by=nigar)
    assert 'data-key="a"' not in page_of(as_nigar, case)
    assert 'data-key="a"' in page_of(as_elchin, case)


def test_next_and_previous_walk_the_queue(nigar, unrest, send):
    one, two, three = (send(unrest, words).case for words in ("Kazzym", "Airport", "Banks"))
    assert seen(two, nigar).neighbours == (one, three)
    assert seen(three, nigar).neighbours == (two, one)
    decline(one, "Right.", by=nigar)
    assert seen(two, nigar).neighbours == (None, three)


def test_a_case_somebody_holds_is_not_the_next_one(nigar, elchin, unrest, send):
    one, two, three = (send(unrest, words).case for words in ("Kazzym", "Airport", "Banks"))
    claim(two, by=elchin)
    assert seen(one, nigar).neighbours[1] == three


def test_many_reports_cost_no_more_queries_than_one(as_nigar, unrest, send, django_assert_max_num_queries):
    case = send(unrest, "Kazzym", "Kassym", name="Aysel").case
    for n in range(20):
        send(unrest, "Kazzym", f"Kassym{n}", name="Aysel")
    with django_assert_max_num_queries(24):
        page_of(as_nigar, case)


def test_who_declined_is_told_that_another_editor_decides_the_appeal(as_nigar, nigar, unrest, send):
    report = send(unrest, "fled", "ran")
    decline(report.case, "They fled.", by=nigar)
    appeal(report, "He walked.")
    page = as_nigar.get(report.case.get_absolute_url()).content.decode()
    assert "The reader appealed against your decision, so another editor decides." in page
    assert 'data-key="s"' not in page
