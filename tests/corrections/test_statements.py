"""The paper's word on a whole article: published by chief editors, taken back by another, never twice."""

from html import unescape

import pytest
from django.urls import reverse

from articles.actions import ChangedSince, revise
from articles.models import Article
from articles.words import Words
from corrections.actions import AlreadyRetracted, NeedsReason, state, statements_on, take_back
from corrections.models import Notice
from corrections.rights import NotAllowed
from corrections.severity import Tier


@pytest.fixture
def as_elchin(client, elchin):
    client.force_login(elchin)
    return client


def say(article, by, tier=Tier.EDITORS_NOTE, text="The source has withdrawn its claim."):
    article.refresh_from_db()
    return state(article, tier, text, dated=article.dated, by=by)


def taken_back(notice, by):
    article = Article.objects.get(pk=notice.article_id)
    return take_back(notice, "It holds no longer.", dated=article.dated, by=by)


def address(article):
    return reverse("admin:corrections_statement", args=[article.pk])


def test_a_note_stands_on_top_of_the_article_and_in_the_record(unrest, elchin, aysel):
    notice = say(unrest, elchin)
    page = aysel.get(unrest.get_absolute_url()).content.decode()
    assert page.index("The source has withdrawn its claim.") < page.index('class="body"')
    for path in ("/corrections/", "/corrections/feed.atom", "/corrections.csv", notice.get_absolute_url()):
        assert "The source has withdrawn its claim." in b"".join(aysel.get(path)).decode()
    assert not unrest.is_retracted


def test_a_retraction_keeps_the_page_with_its_reason(unrest, elchin, aysel):
    say(unrest, elchin, Tier.RETRACTION, "The interview was made up.")
    page = aysel.get(unrest.get_absolute_url())
    assert page.status_code == 200
    assert "The interview was made up." in page.content.decode()
    assert "<del" in page.content.decode()
    assert str(unrest) not in aysel.get("/feed.atom").content.decode()


def test_a_retraction_hands_the_open_cases_to_the_chief_and_leaves_the_settled(unrest, elchin, send, nigar):
    opened, settled = send(unrest, "Kazzym").case, send(unrest, "calm").case
    type(settled).objects.filter(pk=settled.pk).update(state="declined")
    notice = say(unrest, elchin, Tier.RETRACTION)
    opened.refresh_from_db()
    settled.refresh_from_db()
    assert (opened.state, settled.state) == ("escalated", "declined")
    assert opened.steps.last().why == str(notice)


def test_readers_may_still_report_on_a_retracted_article(unrest, elchin, send):
    say(unrest, elchin, Tier.RETRACTION)
    unrest.refresh_from_db()
    assert send(unrest, "Kazzym").case.is_open


def test_only_chief_editors_speak_for_the_paper(unrest, nigar):
    with pytest.raises(NotAllowed):
        say(unrest, nigar)
    assert not Notice.objects.exists()


def test_what_was_said_on_another_state_of_the_page_is_not_published(unrest, elchin):
    dated, words = unrest.dated, unrest.current.words
    revise(unrest, Words("Calm", words.standfirst, words.body), read=unrest.current, by=None, origin="edit")
    with pytest.raises(ChangedSince):
        state(unrest, Tier.EDITORS_NOTE, "A note.", dated=dated, by=elchin)
    assert not Notice.objects.exists()


@pytest.mark.parametrize("empty", ["", "  \n "])
def test_a_statement_needs_words(unrest, elchin, empty):
    with pytest.raises(NeedsReason):
        say(unrest, elchin, text=empty)


def test_an_article_is_retracted_once(unrest, elchin):
    say(unrest, elchin, Tier.RETRACTION)
    with pytest.raises(AlreadyRetracted):
        say(unrest, elchin, Tier.RETRACTION)
    assert Notice.objects.count() == 1


def test_a_retraction_taken_back_brings_the_article_back_and_stays_in_the_record(unrest, elchin, aysel):
    notice = say(unrest, elchin, Tier.RETRACTION)
    unrest.refresh_from_db()
    made = take_back(notice, "The tapes exist.", dated=unrest.dated, by=elchin)
    unrest.refresh_from_db()
    assert not unrest.is_retracted
    assert made.supersedes == notice
    assert statements_on(unrest) == []
    page = aysel.get(unrest.get_absolute_url()).content.decode()
    assert "The tapes exist." in page
    assert "<del" not in page
    assert "It no longer holds" in aysel.get(notice.get_absolute_url()).content.decode()


@pytest.mark.parametrize("tier", [Tier.RETRACTION, Tier.EDITORS_NOTE])
def test_what_takes_back_says_so_wherever_it_is_shown(unrest, elchin, aysel, tier):
    label = {"retraction": "Retraction withdrawn", "editors_note": "Editor's note withdrawn"}[tier]
    made = taken_back(say(unrest, elchin, tier), elchin)
    assert str(made) == f"{label} 2"
    for path in (unrest.get_absolute_url(), "/", "/corrections/", made.get_absolute_url()):
        assert f"<b>{label}</b>" in unescape(aysel.get(path).content.decode())
    for path in ("/corrections/feed.atom", "/corrections/feed.rss", "/corrections/feed.json"):
        assert f"{label}: Unrest in Almaty" in aysel.get(path).content.decode()
    assert f"2,{tier}_withdrawn,{label}," in aysel.get("/corrections.csv").content.decode()
    data = aysel.get(unrest.get_absolute_url()).content.decode()
    assert f'"text": "{label}: Withdrawn: It holds no longer."' in data


def test_a_retraction_after_one_that_was_taken_back_is_a_retraction(unrest, elchin):
    taken_back(say(unrest, elchin, Tier.RETRACTION), elchin)
    assert say(unrest, elchin, Tier.RETRACTION).label == "Retraction"


def test_a_statement_is_taken_back_once(unrest, elchin):
    notice = say(unrest, elchin)
    unrest.refresh_from_db()
    take_back(notice, "It holds no longer.", dated=unrest.dated, by=elchin)
    unrest.refresh_from_db()
    with pytest.raises(ValueError, match="no statement"):
        take_back(notice, "Again.", dated=unrest.dated, by=elchin)


def test_what_takes_back_is_written_in_the_language_of_the_article(unrest, elchin):
    notice = say(unrest, elchin)
    unrest.language = "tr"
    unrest.save()
    unrest.refresh_from_db()
    made = take_back(notice, "Kaynak yanılmış.", dated=unrest.dated, by=elchin)
    assert made.text == "Geri çekildi: Kaynak yanılmış."


def test_the_page_publishes_once_however_often_it_is_sent(as_elchin, unrest):
    form = {"dated": unrest.dated, "tier": "editors_note", "text": "Two names were changed."}
    answers = [as_elchin.post(address(unrest), form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert Notice.objects.count() == 1
    again = answers[1].content.decode()
    assert "Two names were changed." in again
    assert "changed after you opened it" in again


def test_a_refused_statement_can_be_sent_from_the_page_that_refused_it(as_elchin, unrest):
    form = {"dated": "1.0", "tier": "retraction", "text": "Made up."}
    refused = as_elchin.post(address(unrest), form)
    assert refused.status_code == 409
    unrest.refresh_from_db()
    assert f'value="{unrest.dated}"' in refused.content.decode()
    assert as_elchin.post(address(unrest), {**form, "dated": unrest.dated, "sure": 1}).status_code == 302


def test_a_retraction_is_looked_over_before_it_is_published(as_elchin, unrest, send):
    case = send(unrest, "Kazzym").case
    unrest.refresh_from_db()
    form = {"dated": unrest.dated, "tier": "retraction", "text": "The interview was <made> up."}
    page = unescape(as_elchin.post(address(unrest), form).content.decode())
    assert not Notice.objects.exists()
    assert "The interview was <made> up." in page
    assert "Its 1 open case goes to the chief editor." in page
    assert case.get_absolute_url() in page
    assert as_elchin.post(address(unrest), form | {"sure": 1}).status_code == 302
    unrest.refresh_from_db()
    assert unrest.is_retracted


def test_from_the_look_over_one_goes_back_to_the_words(as_elchin, unrest):
    form = {"dated": unrest.dated, "tier": "retraction", "text": "Made up.", "back": 1}
    page = as_elchin.post(address(unrest), form).content.decode()
    assert "Made up.</textarea>" in page
    assert 'role="alert"' not in page
    assert not Notice.objects.exists()


@pytest.mark.parametrize("text", ["", "  "])
def test_a_retraction_without_words_is_asked_for_them_at_once(as_elchin, unrest, text):
    form = {"dated": unrest.dated, "tier": "retraction", "text": text}
    assert as_elchin.post(address(unrest), form).status_code == 422


def test_an_editors_note_needs_no_second_look(as_elchin, unrest):
    form = {"dated": unrest.dated, "tier": "editors_note", "text": "Two names were changed."}
    assert as_elchin.post(address(unrest), form).status_code == 302


def test_the_page_takes_back_and_keeps_what_was_typed(as_elchin, unrest, elchin):
    notice = say(unrest, elchin, Tier.RETRACTION)
    unrest.refresh_from_db()
    path = reverse("admin:corrections_take_back", args=[notice.number])
    refused = as_elchin.post(path, {"dated": "1.0", "why": "The tapes exist."})
    assert (refused.status_code, "The tapes exist." in refused.content.decode()) == (409, True)
    done = as_elchin.post(path, {"dated": unrest.dated, "why": "The tapes exist."}, follow=True)
    assert "Taken back." in done.content.decode()
    again = as_elchin.post(path, {"dated": unrest.dated, "why": "The tapes exist."}, follow=True)
    assert "no longer stands" in again.content.decode()
    assert Notice.objects.count() == 2


def test_a_fix_is_never_called_a_retraction(as_elchin, unrest, send):
    page = as_elchin.get(send(unrest, "Kazzym").case.get_absolute_url()).content.decode()
    assert 'value="major"' in page
    assert 'value="retraction"' not in page
