"""Staff edit articles: every save is a revision, and none overwrites what came in between."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from articles.actions import describe
from articles.models import Article, Section
from articles.words import Words
from corrections.actions import apply_fix
from corrections.models import Case
from tests.conftest import published


def address(article):
    return f"/admin/articles/article/{article.pk}/change/"


def form_of(client, article):
    """Return what the form would send as it stands."""
    return fields_at(client, address(article))


def fields_at(client, path):
    return fields_in(client.get(path).content.decode())


def fields_in(html):
    fields = dict(re.findall(r'<input [^>]*?name="([\w-]+)"(?: value="([^"]*)")?', html))
    fields |= dict(re.findall(r'<textarea [^>]*?name="(\w+)"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL))
    fields |= dict(re.findall(r'<select name="(\w+)".*?<option value="([^"]*)" selected', html, re.DOTALL))
    return {name: unescape(value) for name, value in fields.items() if name != "csrfmiddlewaretoken"}


def fixed(report, words, by):
    case = Case.objects.select_related("article__current", "revision").get(pk=report.case_id)
    return apply_fix(case, words, at=case.span, expected=case.exact, read=case.article.current, by=by)


def now(article):
    article.refresh_from_db()
    return article.current


def test_saving_words_makes_a_revision(as_nigar, nigar, unrest):
    sent = form_of(as_nigar, unrest)
    sent |= {"body": sent["body"].replace("calm", "quiet"), "why": "The word was wrong."}
    as_nigar.post(address(unrest), sent)
    revision = now(unrest)
    assert (revision.number, revision.origin, revision.author, revision.why) == (
        2,
        "edit",
        nigar,
        "The word was wrong.",
    )
    assert "quiet" in revision.words.text


def test_saving_nothing_makes_none(as_nigar, unrest):
    changed = unrest.modified_at
    assert as_nigar.post(address(unrest), form_of(as_nigar, unrest)).status_code == 302
    assert (now(unrest).number, unrest.modified_at) == (1, changed)


@pytest.mark.parametrize("hour", [0, 1])
def test_an_article_of_the_hour_that_the_clock_repeats_can_be_saved(as_nigar, db, hour, settings):
    settings.TIME_ZONE = "Europe/Kyiv"
    when = datetime(2025, 10, 26, hour, 30, tzinfo=UTC)
    article = published("Regatta", "<p>Boats.</p>", published=when)
    as_nigar.post(address(article), form_of(as_nigar, article) | {"headline": "Ferry", "why": "Renamed."})
    assert (now(article).headline, article.published_at) == ("Ferry", when)


@pytest.mark.parametrize(
    ("typed", "status", "kept"), [("2025-10-26T03:30", 302, 0), ("2025-03-30T03:30", 200, None)]
)
def test_a_time_typed_is_the_first_on_the_clock_and_one_that_never_was_is_refused(
    as_nigar, unrest, settings, typed, status, kept
):
    settings.TIME_ZONE = "Europe/Kyiv"
    answer = as_nigar.post(address(unrest), form_of(as_nigar, unrest) | {"published_at": typed})
    unrest.refresh_from_db()
    assert (answer.status_code, unrest.published_at and unrest.published_at.hour) == (status, kept)


@pytest.mark.parametrize("language", ["en", "az", "ru", "uk", "tr"])
def test_saving_nothing_changes_no_fact_in_any_language(as_nigar, db, language):
    article = published("Regatta", "<p>Boats.</p>", published=datetime(2026, 6, 15, 9, 30, 1, 5, tzinfo=UTC))
    as_nigar.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    assert as_nigar.post(address(article), form_of(as_nigar, article)).status_code == 302
    assert Article.objects.get().modified_at == article.modified_at


def test_a_stale_form_cannot_overwrite_a_fix(as_nigar, as_elchin, elchin, unrest, send):
    stale = form_of(as_nigar, unrest)
    fixed(send(unrest, "Kazzym"), "Kassym", elchin)
    stale["body"] = stale["body"].replace("Kazzym-Jomart Tokayev asked", "Kazzym-Jomart Tokayev begged")
    answer = as_nigar.post(address(unrest), stale)
    page = answer.content.decode()
    assert (answer.status_code, now(unrest).number) == (200, 2)
    assert "changed after you opened it: it is at revision 2, you read 1" in page
    assert "Kazzym-Jomart Tokayev begged for help" in page
    assert "Kassym" in now(unrest).words.text


def test_changes_that_meet_are_shown_and_saved_once_somebody_says_so(as_nigar, elchin, unrest, send):
    stale = form_of(as_nigar, unrest)
    fixed(send(unrest, "Kazzym"), "Kassym", elchin)
    both = stale["body"].replace("Kazzym-Jomart Tokayev asked", "Kassym-Jomart Tokayev begged")
    page = as_nigar.post(address(unrest), stale | {"body": both}).content.decode()
    assert 'name="settled" value="2"' in page
    as_nigar.post(address(unrest), stale | {"body": both, "settled": 2})
    assert "Kassym-Jomart Tokayev begged" in now(unrest).words.text


def test_changes_brought_together_are_not_called_an_error(as_nigar, elchin, unrest, send):
    stale = form_of(as_nigar, unrest)
    fixed(send(unrest, "Kazzym"), "Kassym", elchin)
    apart = stale["body"].replace("Airport closed", "Airport shut")
    page = as_nigar.post(address(unrest), stale | {"body": apart}).content.decode()
    assert "Look them over and save again." in page
    assert "Please correct the error" not in page
    page = as_nigar.post(address(unrest), stale | {"body": apart, "language": "x" * 20}).content.decode()
    assert "Please correct the error" in page


def test_lists_write_dates_as_the_pages_do(as_nigar, db):
    published("Regatta", "<p>Boats.</p>", published=datetime(2026, 6, 15, 15, 8, tzinfo=UTC))
    assert "15 June 2026, 19:08" in as_nigar.get("/admin/articles/article/").content.decode()


def test_the_hidden_field_has_no_label(as_nigar, unrest):
    assert "Read:" not in as_nigar.get(address(unrest)).content.decode()


def test_having_settled_an_older_revision_is_not_enough(as_nigar, elchin, unrest, send):
    stale = form_of(as_nigar, unrest)
    fixed(send(unrest, "Kazzym"), "Kassym", elchin)
    fixed(send(Article.objects.get(pk=unrest.pk), "calm"), "quiet", elchin)
    as_nigar.post(address(unrest), stale | {"settled": 2, "headline": "Mine"})
    assert now(unrest).number == 3


def test_changes_apart_are_brought_together_for_a_second_look(as_nigar, elchin, unrest, send):
    stale = form_of(as_nigar, unrest)
    fixed(send(unrest, "Kazzym"), "Kassym", elchin)
    page = as_nigar.post(address(unrest), stale | {"headline": "Unrest spreads"}).content.decode()
    assert "Both changes are brought together below" in page
    assert "Unrest spreads</textarea>" in page
    assert "Kassym-Jomart Tokayev asked for help" in page
    assert now(unrest).number == 2
    assert 'name="read" value="2"' in page


@pytest.mark.parametrize("read", ["", "0", "99", "x"])
def test_a_form_without_a_true_revision_is_refused(read, as_nigar, unrest):
    as_nigar.post(address(unrest), form_of(as_nigar, unrest) | {"read": read, "headline": "Mine"})
    assert (now(unrest).number, unrest.current.headline) == (1, "Unrest in Almaty")


def test_a_fact_changed_by_another_is_not_written_back(as_nigar, as_elchin, unrest, db):
    stale, fresh = form_of(as_nigar, unrest), form_of(as_elchin, unrest)
    as_elchin.post(address(unrest), fresh | {"byline": "Leyla Aliyeva"})
    as_nigar.post(address(unrest), stale | {"label": "photo"})
    unrest.refresh_from_db()
    assert (unrest.byline, unrest.label) == ("Leyla Aliyeva", "photo")


def test_a_change_of_facts_alone_may_be_significant(as_nigar, unrest):
    as_nigar.post(
        address(unrest), form_of(as_nigar, unrest) | {"byline": "Leyla Aliyeva", "significant": "on"}
    )
    assert (now(unrest).number, unrest.byline, bool(unrest.significant_at)) == (1, "Leyla Aliyeva", True)


def test_what_a_word_processor_leaves_in_a_line_is_a_space(as_nigar, aysel, unrest):
    sent = form_of(as_nigar, unrest) | {
        "headline": "Ferry\x0b",
        "why": "The\x0bheadline",
        "language": "en\x0b",
    }
    as_nigar.post(address(unrest), sent | {"byline": "Leyla\x0bAliyeva"})
    revision = now(unrest)
    assert (revision.headline, revision.why) == ("Ferry", "The headline")
    assert (unrest.byline, unrest.language) == ("Leyla Aliyeva", "en")
    assert aysel.get("/feed.atom").status_code == 200


def test_a_headline_of_controls_alone_is_refused(as_nigar, unrest):
    answer = as_nigar.post(address(unrest), form_of(as_nigar, unrest) | {"headline": "\x07"})
    assert (answer.status_code, now(unrest).number) == (200, 1)


def test_why_is_refused_where_no_words_change(as_nigar, unrest):
    sent = form_of(as_nigar, unrest) | {"byline": "Leyla Aliyeva", "why": "The author was wrong."}
    answer = as_nigar.post(address(unrest), sent)
    assert "with a change of words, and there is none. Leave it empty" in answer.content.decode()
    assert (now(unrest).number, unrest.byline) == (1, "")


def test_a_new_article_is_published(as_nigar, nigar, db):
    sent = {"headline": "Ferry runs again", "body": "<p>The ferry runs again.</p>", "language": "en"}
    as_nigar.post("/admin/articles/article/add/", sent)
    article = Article.objects.get()
    assert (article.slug, article.current.author, article.current.number) == ("ferry-runs-again", nigar, 1)


def test_a_body_without_words_is_refused(as_nigar, unrest):
    answer = as_nigar.post(address(unrest), form_of(as_nigar, unrest) | {"body": "<script>x</script>"})
    assert "The body holds no words" in answer.content.decode()
    assert now(unrest).number == 1


def test_the_history_is_the_public_one(as_nigar, unrest):
    answer = as_nigar.get(f"/admin/articles/article/{unrest.pk}/history/")
    assert answer["Location"] == f"/articles/{unrest.slug}/history/"


def test_nobody_deletes_an_article_or_a_section(admin_client, unrest):
    for kind, pk in (("article", unrest.pk), ("section", unrest.section_id)):
        assert admin_client.post(f"/admin/articles/{kind}/{pk}/delete/", {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=unrest.pk).exists()


def test_a_list_is_no_way_to_change_an_article(admin_client, unrest):
    forged = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": unrest.pk,
        "form-0-status": "retracted",
    }
    more = {"action": "delete_selected", "_selected_action": unrest.pk, "post": "yes", "_save": 1}
    admin_client.post("/admin/articles/article/", forged | more)
    unrest.refresh_from_db()
    assert unrest.status == "live"


@pytest.mark.parametrize("place", ["", "add/", "{pk}/change/", "{pk}/history/", "{pk}/delete/"])
def test_staff_without_rights_open_nothing_of_an_article(place, as_rauf, unrest):
    for send in (as_rauf.get, as_rauf.post):
        assert send("/admin/articles/article/" + place.format(pk=unrest.pk)).status_code == 403


def test_a_section_gets_its_address_from_its_name(as_elchin, db):
    as_elchin.post("/admin/articles/section/add/", {"name": "Şəhər", "slug": "", "position": 1})
    assert Section.objects.get().slug == "seher"


def test_what_a_word_processor_leaves_in_a_section_is_a_space(as_elchin, aysel, unrest):
    path = f"/admin/articles/section/{unrest.section_id}/change/"
    as_elchin.post(path, fields_at(as_elchin, path) | {"name": "The\x0bPlanet"})
    assert Section.objects.get().name == "The Planet"
    assert [aysel.get(f"{place}/feed.atom").status_code for place in ("", "/sections/world")] == [200, 200]


def test_a_section_whose_name_gives_no_address_is_refused(as_elchin, db):
    answer = as_elchin.post("/admin/articles/section/add/", {"name": "★", "slug": "", "position": 1})
    assert "The name gives no address" in answer.content.decode()
    assert not Section.objects.exists()


def test_a_section_changed_by_another_is_not_written_back(as_elchin, unrest):
    path = f"/admin/articles/section/{unrest.section_id}/change/"
    opened = fields_at(as_elchin, path)
    as_elchin.post(path, opened | {"name": "Planet"})
    as_elchin.post(path, opened | {"position": 3})
    assert Section.objects.values_list("name", "slug", "position").get() == ("Planet", "world", 3)


def test_editors_only_look_at_sections(as_nigar, unrest):
    assert as_nigar.post("/admin/articles/section/add/", {"name": "Mine", "position": 1}).status_code == 403


@pytest.mark.parametrize(
    ("field", "old", "new", "because"),
    [
        ("body", "4,000", "5,000", "a number changes"),
        ("body", "Kazzym", "Kassym", "a name or a capitalised word changes"),
        ("headline", "Unrest", "Calm", "it lies in the headline"),
    ],
)
def test_a_grave_edit_asks_for_a_reason_and_keeps_it(as_nigar, unrest, field, old, new, because):
    typed = form_of(as_nigar, unrest)
    typed[field] = typed[field].replace(old, new)
    answer = as_nigar.post(address(unrest), typed)
    assert f"This is at least a correction: {because}" in answer.content.decode()
    assert now(unrest).number == 1
    as_nigar.post(address(unrest), typed | {"why": "The reporter called again."})
    assert now(unrest).why == "The reporter called again."


def test_a_slip_of_the_pen_needs_none(as_nigar, unrest):
    typed = form_of(as_nigar, unrest)
    as_nigar.post(address(unrest), typed | {"body": typed["body"].replace("calm", "quiet")})
    assert now(unrest).number == 2


@pytest.mark.parametrize("tag", ["not a language!!", "zz-toolong-language", "EN", "e"])
def test_a_language_is_one_that_browsers_know(as_nigar, unrest, tag):
    answer = as_nigar.post(address(unrest), form_of(as_nigar, unrest) | {"language": tag})
    assert (
        "is no language tag" in answer.content.decode() or "at most 12 characters" in answer.content.decode()
    )
    unrest.refresh_from_db()
    assert unrest.language == "en"


def test_an_article_is_not_dated_in_the_future(as_nigar, unrest):
    typed = form_of(as_nigar, unrest) | {"published_at": "2999-06-01T10:00:00"}
    answer = as_nigar.post(address(unrest), typed)
    assert "This lies in the future" in answer.content.decode()
    unrest.refresh_from_db()
    assert unrest.published_at is None


def test_a_fact_that_somebody_changed_meanwhile_is_not_overwritten(as_nigar, unrest):
    stale = form_of(as_nigar, unrest)
    describe(unrest, byline="Anna and Boris", label="video")
    answer = as_nigar.post(address(unrest), stale | {"byline": "Anna B. Carenina", "language": "az"})
    page = answer.content.decode()
    assert (answer.status_code, now(unrest).number, unrest.byline) == (200, 1, "Anna and Boris")
    assert "Somebody changed this to “Anna and Boris” after you opened the article." in page
    assert page.count("Somebody changed") == 1, "what was not typed over is nobody's loss"
    again = as_nigar.post(address(unrest), fields_in(page) | {"byline": "Anna B. Carenina"})
    unrest.refresh_from_db()
    assert (again.status_code, unrest.byline, unrest.label, unrest.language) == (
        302,
        "Anna B. Carenina",
        "video",
        "az",
    )


@pytest.mark.parametrize("name", ["section", "published_at", "label"])
def test_every_kind_of_fact_is_kept_so(as_nigar, unrest, name):
    sport = published("Regatta", "<p>Boats.</p>", section="Sport").section
    one, other = {
        "section": (sport, published("Play", "<p>Acts.</p>", section="Arts").section),
        "published_at": [datetime(2026, 6, 15, 15, 8, n, 77 * n, UTC) for n in (1, 2)],
        "label": ("video", "photo"),
    }[name]
    describe(unrest, **{name: one})
    stale = form_of(as_nigar, unrest)
    typed = {"section": "", "published_at": "2025-01-01T10:00", "label": ""}[name]
    describe(unrest, **{name: other})
    assert as_nigar.post(address(unrest), stale | {name: typed}).status_code == 200
    unrest.refresh_from_db()
    assert getattr(unrest, name) == other
    assert as_nigar.post(address(unrest), form_of(as_nigar, unrest) | {name: typed}).status_code == 302
    unrest.refresh_from_db()
    assert getattr(unrest, name) != other


@pytest.mark.parametrize("key", ["abc", "0", "9" * 5000, "99999999999999999999"])
def test_there_is_no_history_of_what_is_no_article(as_nigar, db, key):
    assert as_nigar.get(f"/admin/articles/article/{key}/history/").status_code == 404


@pytest.mark.parametrize("asked", ["выборы", "ВЫБОРЫ баку", "баку", "Выб", "vybory", "Istanbul"])
def test_articles_are_found_as_readers_find_them(as_nigar, db, asked):
    published("Выборы в Баку", "<p>Итоги.</p>", language="ru")
    published("İstanbul", "<p>Boğaz.</p>", language="tr")
    page = as_nigar.get("/admin/articles/article/", {"q": asked}).content.decode()
    assert ("Выборы в Баку" in page) != ("İstanbul" in page)


TYPED = {
    "language": "en",
    "headline": "Ferry returns",
    "standfirst": "",
    "label": "",
    "byline": "",
    "section": "",
}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("It sails at nine.\r\n\r\nIt returns at dusk.", ["It sails at nine.", "It returns at dusk."]),
        ("It sails at nine.\nIt returns at dusk.", ["It sails at nine.", "It returns at dusk."]),
        ("It sails\nat nine.\n\nIt returns.", ["It sails at nine.", "It returns."]),
        ("<p>It sails.</p>\n\nIt returns.\n\n<h2>Later</h2>", ["It sails.", "It returns.", "Later"]),
        ("<p>It sails\nat nine.</p>\n<p>It returns.</p>", ["It sails at nine.", "It returns."]),
        ("<pre>a\n\nb</pre>", ["a\n\nb"]),
    ],
)
def test_plain_paragraphs_are_paragraphs(as_nigar, db, typed, kept):
    as_nigar.post("/admin/articles/article/add/", TYPED | {"body": typed})
    assert [block.text for block in Article.objects.get().current.words.blocks[1:]] == kept


def test_an_article_is_dated_when_it_is_published(as_nigar, db, time_machine):
    time_machine.move_to("2026-06-15T09:30:00Z", tick=False)
    as_nigar.post("/admin/articles/article/add/", TYPED | {"body": "It sails.", "published_at": ""})
    assert Article.objects.get().published_at == datetime(2026, 6, 15, 9, 30, tzinfo=UTC)


def test_the_form_says_how_many_cases_are_open_and_leads_to_them(as_nigar, unrest, send):
    assert "open." not in as_nigar.get(address(unrest)).content.decode()
    case = send(unrest, "Kazzym", "Kassym").case
    page = as_nigar.get(address(unrest)).content.decode()
    [link] = re.findall(r'<a href="([^"]+)">1 case is open.</a>', page)
    send(published("Regatta", "<p>Boats.</p>"), "Boats")
    queue = as_nigar.get(link).content.decode()
    assert re.findall(r'class="row-link" href="[^"]+/case/(\d+)/', queue) == [str(case.pk)]


def test_who_may_only_look_sees_the_words(rauf, unrest):
    rauf.user_permissions.add(Permission.objects.get(codename="view_article"))
    client = Client()
    client.force_login(rauf)
    page = client.get(address(unrest)).content.decode()
    assert "Thousands held as protests spread." in page
    assert "<h2>More than 4,000 detained</h2>" in page
    assert ("<textarea" in page, ">None<" in page) == (False, False)


def test_what_was_typed_is_cleaned_once(as_nigar, unrest, monkeypatch):
    cleaned = []
    typed = form_of(as_nigar, unrest) | {"headline": "Calm in Almaty", "why": "It is calm."}
    of = Words.of
    monkeypatch.setattr(Words, "of", lambda *parts: cleaned.append(1) or of(*parts))
    as_nigar.post(address(unrest), typed)
    assert (str(now(unrest).headline), len(cleaned)) == ("Calm in Almaty", 1)
