"""The editors' pages of imports: conflicts settled, and a file or a page's text brought in after a look."""

import gzip
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.actions import add_section, import_draft, revise
from articles.formats.draft import Draft
from articles.intake import Order, lines
from articles.models import Article, Handover, ImportConflict, Section, Source
from articles.words import Words

LIST = "/admin/articles/importconflict/"
IMPORT = f"{LIST}import/"


def ferry(words: str, fourth: str = "") -> Draft:
    return Draft("port.json", "port:1", "Ferry returns", f"<p>{words}</p><p>Second.</p><p>Third.</p>{fourth}")


@pytest.fixture
def conflict(db, nigar) -> ImportConflict:
    article = import_draft(ferry("Tickets cost 4,000 manat.")).article
    ours = Words("Ferry returns", "", article.current.body.replace("4,000", "4,400"))
    revise(article, ours, read=article.current, by=nigar, origin="fix", why="The port's own figure")
    import_draft(ferry("A ticket costs 4,000 manat.", fourth="<p>Dogs sail free.</p>"))
    return ImportConflict.objects.get()


def settle(client, conflict, how: str, **typed):
    sent = {"how": how, "read": conflict.ours.number, "digest": conflict.digest, **typed}
    return client.post(f"{LIST}{conflict.pk}/settle/", sent)


def body_now(conflict) -> str:
    return Article.objects.select_related("current").get(source=conflict.source).current.body


def test_the_list_holds_open_conflicts(as_nigar, conflict, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        page = as_nigar.get(LIST).content.decode()
    assert "Ferry returns" in page
    assert "port:1" in page


def test_a_conflict_shows_both_changes_and_names_the_source_as_repeating_it(as_nigar, conflict):
    page = as_nigar.get(conflict.get_absolute_url()).content.decode()
    assert "The source repeats what was put right here: “4,000” (here “4,400”)." in page
    assert "The port&#x27;s own figure" in page
    assert all(
        words in page for words in ("What changed here", "What changed at the source", "Dogs sail free.")
    )


def test_keeping_ours_brings_in_what_does_not_clash(as_nigar, conflict):
    assert settle(as_nigar, conflict, "kept").status_code == 302
    assert "Tickets cost 4,400" in body_now(conflict)
    assert "Dogs sail free" in body_now(conflict)


def test_taking_theirs(as_nigar, conflict, nigar):
    settle(as_nigar, conflict, "taken")
    conflict.refresh_from_db()
    assert (conflict.settlement, conflict.settled_by) == ("taken", nigar)
    assert "A ticket costs 4,000" in body_now(conflict)


def test_words_of_ones_own_are_cleaned(as_nigar, conflict):
    settle(as_nigar, conflict, "edited", headline="Ferry", body="<p onclick=x>One ticket: 4,400.</p>")
    assert body_now(conflict) == "<p>One ticket: 4,400.</p>"


def test_words_of_ones_own_may_not_be_empty(as_nigar, conflict):
    answer = settle(as_nigar, conflict, "edited", headline="Ferry", body="<p></p>")
    assert (answer.status_code, "Type at least a line of each" in answer.content.decode()) == (422, True)


def test_who_comes_second_is_told_and_keeps_what_was_typed(as_nigar, as_elchin, conflict):
    settle(as_nigar, conflict, "kept")
    answer = settle(as_elchin, conflict, "edited", headline="Ferry", body="<p>Mine.</p>")
    assert answer.status_code == 409
    assert "was settled in the meantime. Nothing of yours was written." in answer.content.decode()
    assert "&lt;p&gt;Mine.&lt;/p&gt;" in answer.content.decode()


@pytest.mark.parametrize("how", ["kept", "taken", "edited"])
def test_a_settled_conflict_offers_the_way_back_and_nothing_to_press(as_nigar, as_elchin, conflict, how):
    settle(as_nigar, conflict, "kept")
    late = settle(as_elchin, conflict, how, headline="Ferry", body="<p>Mine.</p>").content.decode()
    for page in (late, as_elchin.get(conflict.get_absolute_url()).content.decode()):
        assert f'<a href="{LIST}">Back to the import conflicts</a>' in page
        assert "/settle/" not in page
        assert "Reload it" not in page


def test_an_article_that_changed_meanwhile_is_looked_at_again(as_nigar, conflict, nigar):
    article = conflict.source.article
    revise(article, Words("New", "", "<p>New.</p>"), read=article.current, by=nigar, origin="edit")
    answer = settle(as_nigar, conflict, "edited", headline="Ferry", body="<p>Mine.</p>")
    assert (answer.status_code, "&lt;p&gt;Mine.&lt;/p&gt;" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("where", ["", "import/", "import/1/", "1/settle/"])
def test_who_is_no_editor_comes_to_none_of_it(as_rauf, conflict, where):
    assert as_rauf.get(LIST + where).status_code in {403, 405}
    assert as_rauf.post(LIST + where).status_code == 403


def hand_in(client, **sent):
    return client.post(IMPORT, sent, follow=True).content.decode()


def stories(*bodies: str) -> SimpleUploadedFile:
    rows = [{"id": n, "title": f"Story {n}", "body": body} for n, body in enumerate(bodies)]
    return SimpleUploadedFile("stories.json", "\n".join(map(json.dumps, rows)).encode())


def test_a_file_is_looked_at_before_anything_is_written(as_nigar):
    page = hand_in(as_nigar, file=stories("It sails."))
    assert "<strong>1 created</strong>" in page
    assert (Article.objects.count(), Handover.objects.count()) == (0, 1)


FERRY = {
    "title": "Ferry returns",
    "body": "<p>It sails <b>at nine</b>.</p><p>Dogs sail free.<script>alert(1)</script></p>",
    "summary": "After two years.",
    "section": "Harbour",
    "date": "2026-05-27T10:30:00+04:00",
    "author": "Leyla <b>Ferry</b>",
    "lang": "en",
    "url": "https://port.example/ferry",
}


def records(*rows: dict[str, str]) -> SimpleUploadedFile:
    return SimpleUploadedFile("stories.json", json.dumps(rows).encode())


def confirmed(client):
    """Say yes to what was handed in last."""
    return client.post(reverse("admin:articles_import_confirm", args=[Handover.objects.latest("pk").pk]))


def test_a_new_article_is_shown_whole_as_it_was_read(as_elchin):
    page = hand_in(as_elchin, file=records(FERRY))
    assert '<details class="arriving" open>' in page
    assert 'Harbour <span class="state">new section</span>' in page
    assert '<time datetime="2026-05-27T10:30:00+04:00">' in page
    assert "https://port.example/ferry" in page
    assert "After two years." in page
    assert "at nine</b>.</p>" in page


def test_nothing_of_a_new_article_runs_in_the_dry_run(as_nigar):
    page = hand_in(as_nigar, file=records(FERRY | {"title": "<script>x</script>"}))
    assert "alert(1)" not in page
    assert "<script>x" not in page
    assert "Leyla <b>" not in page


def test_a_section_that_exists_is_not_called_new(as_nigar):
    add_section("The harbour", "harbour")
    page = hand_in(as_nigar, file=records(FERRY))
    assert "<dd>The harbour</dd>" in page
    assert "new section" not in page


def test_the_section_that_staff_name_goes_before_the_sources(as_elchin):
    assert "<dd>Port <span" in hand_in(as_elchin, file=records(FERRY), section="Port")


def test_a_new_article_that_says_nothing_of_itself(as_nigar):
    page = hand_in(as_nigar, file=stories("It sails."))
    assert page.count("<dd>–</dd>") == 4
    assert "<dd>en</dd>" in page


def test_a_new_article_is_read_in_its_own_direction(as_nigar):
    assert '<div class="read" lang="ar" dir="rtl">' in hand_in(as_nigar, file=records(FERRY | {"lang": "ar"}))


def test_of_many_new_articles_the_first_are_shown_whole_and_folded(as_nigar):
    page = hand_in(as_nigar, file=stories(*[f"It sails at {n}." for n in range(23)]))
    assert (page.count('<details class="arriving">'), page.count("<td>created</td>")) == (20, 23)


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize("look", [True, False])
def test_a_look_and_a_yes_ask_no_more_for_many_articles(as_nigar, number, look):
    rows = [FERRY | {"title": f"Ferry {n}", "url": f"https://port.example/{n}"} for n in range(number)]
    hand_in(as_nigar, file=records(*rows))
    address = reverse("admin:articles_import_confirm", args=[Handover.objects.get().pk])
    with CaptureQueriesContext(connection) as queries:
        as_nigar.get(address) if look else as_nigar.post(address)
    assert sum(one["sql"].startswith("SELECT") for one in queries) <= 8


def test_what_was_brought_in_is_linked_and_new_sections_are_named(as_elchin):
    hand_in(as_elchin, file=records(FERRY))
    page = confirmed(as_elchin).content.decode()
    assert f'<a href="{Article.objects.get().get_absolute_url()}">Ferry returns</a>' in page
    assert 'Sections made: <a href="/sections/harbour/">Harbour</a>' in page


def test_what_was_changed_is_linked_and_no_section_is_made_twice(as_elchin):
    for body in ("It sails at nine.", "It sails at ten."):
        hand_in(as_elchin, file=records(FERRY | {"body": body}))
        page = confirmed(as_elchin).content.decode()
    assert f'<a href="{Article.objects.get().get_absolute_url()}">Ferry returns</a>' in page
    assert "Sections made:" not in page


def test_a_section_that_a_known_article_moves_to_is_named(as_elchin):
    for section in ("Harbour", "Sea"):
        look = hand_in(as_elchin, file=records(FERRY | {"section": section}))
        page = confirmed(as_elchin).content.decode()
    assert "New sections: Sea" in look
    assert 'Sections made: <a href="/sections/sea/">Sea</a>' in page


def test_what_stays_as_it_is_needs_no_link(as_nigar):
    for _time in range(2):
        hand_in(as_nigar, file=records(FERRY))
        page = confirmed(as_nigar).content.decode()
    assert "<td>unchanged</td>" in page
    assert Article.objects.get().get_absolute_url() not in page


def test_a_yes_brings_it_in_once(as_elchin):
    hand_in(as_elchin, file=stories("It sails."), section="Port")
    confirm = reverse("admin:articles_import_confirm", args=[Handover.objects.get().pk])
    assert "Done:" in as_elchin.post(confirm).content.decode()
    assert "That import is done" in as_elchin.post(confirm, follow=True).content.decode()
    assert (Article.objects.get().section.name, Handover.objects.count()) == ("Port", 0)


def test_a_changed_article_is_shown_word_by_word(as_nigar):
    for body in ("It sails at nine.", "It sails at ten."):
        page = hand_in(as_nigar, file=stories(body))
        as_nigar.post(reverse("admin:articles_import_confirm", args=[Handover.objects.get().pk]))
    assert "<del>" in page
    assert "<strong>1 updated</strong>" in page
    assert Article.objects.get().current.body == "<p>It sails at ten.</p>"


def test_the_text_of_a_page_may_be_pasted(as_nigar):
    text = "Ferry returns to the old harbour\n\nThe ferry sails at nine, the harbour master said on Monday.\n"
    page = hand_in(as_nigar, text=text * 1 + "\nTickets cost four thousand manat, and children sail free.\n")
    assert "<strong>1 created</strong>" in page


def test_a_broken_file_says_why(as_nigar):
    page = hand_in(as_nigar, file=SimpleUploadedFile("a.json", b"{"))
    assert "<td>error</td>" in page
    assert "Import it" not in page


def test_what_is_put_away_is_forgotten(as_nigar):
    hand_in(as_nigar, file=stories("It sails."))
    as_nigar.post(reverse("admin:articles_import_confirm", args=[Handover.objects.get().pk]), {"drop": "1"})
    assert (Article.objects.count(), Handover.objects.count()) == (0, 0)


def test_nobody_sees_what_another_handed_in(as_nigar, as_elchin):
    hand_in(as_nigar, file=stories("It sails."))
    answer = as_elchin.get(reverse("admin:articles_import_confirm", args=[Handover.objects.get().pk]))
    assert answer.status_code == 302


@pytest.mark.parametrize(("size", "status"), [(1_000_000, 302), (1_000_001, 422)])
def test_a_file_comes_in_whole_or_not_at_all(as_nigar, size, status):
    answer = as_nigar.post(IMPORT, {"file": SimpleUploadedFile("harbour.txt", b"x" * size)})
    kept = [len(handover.data) for handover in Handover.objects.all()]
    assert (answer.status_code, kept) == (status, [size] if status == 302 else [])
    told = "“harbour.txt” has 1001 kB, and this page takes 1000 kB at most. Split it, or import it with"
    assert (told in answer.content.decode()) is (status == 422)


@pytest.mark.parametrize("sent", [{}, {"text": "a", "file": SimpleUploadedFile("a", b"b")}])
def test_one_of_file_and_text_is_needed(as_nigar, sent):
    answer = as_nigar.post(IMPORT, sent)
    assert (answer.status_code, "one of the two" in answer.content.decode()) == (422, True)


PASTED = """Ferry returns to the old harbour

The ferry sails again at nine in the morning, the harbour master told the town on Friday.

Dogs and bicycles sail free of charge until the summer ends, and nobody has to book.
"""


def pasted(client, text, **sent) -> list[Source]:
    hand_in(client, text=text, **sent)
    confirmed(client)
    return list(Source.objects.order_by("pk"))


@pytest.mark.parametrize("address", ["https://a.example/ferry", "https://a.example/2024/ferry.html"])
def test_a_page_that_is_pasted_is_what_stands_at_its_address(as_nigar, address):
    assert f"<dd>{address}</dd>" in hand_in(as_nigar, text=PASTED, url=address)
    confirmed(as_nigar)
    [source] = Source.objects.all()
    assert (source.key, source.url) == (address, address)
    assert len(pasted(as_nigar, PASTED.replace("nine", "ten"), url=address)) == 1
    assert "at ten" in Article.objects.with_words().get().current.body


def test_two_addresses_are_two_articles_whatever_they_end_with(as_nigar):
    addresses = ["https://a.example/2024/bridge/text", "https://a.example/2025/tunnel/text"]
    for n, address in enumerate(addresses):
        sources = pasted(as_nigar, PASTED.replace("Ferry", f"Ferry {n}"), url=address, source="wire")
    assert [source.key for source in sources] == [f"wire:{address}" for address in addresses]
    assert Article.objects.count() == 2


def test_a_page_is_the_same_whether_it_is_pasted_or_imported_from_its_address(as_nigar, tmp_path):
    pasted(as_nigar, PASTED, url="https://a.example/ferry")
    page = "".join(f"<p>{part}</p>" for part in PASTED.split("\n\n")[1:])
    (tmp_path / "a.html").write_text(
        '<html><link rel="canonical" href="https://a.example/ferry"><title>Ferry</title>'
        f"<article><h1>Ferry returns to the old harbour</h1>{page}</article></html>"
    )
    (line,) = lines(Order(paths=(str(tmp_path / "a.html"),), now=timezone.now()))
    assert (line.action, line.record) == ("unchanged", "https://a.example/ferry")


def test_what_names_its_own_address_keeps_it(as_nigar):
    hand_in(as_nigar, file=records(FERRY), url="https://a.example/list")
    confirmed(as_nigar)
    assert Source.objects.get().key == FERRY["url"]


def test_records_without_identities_are_told_apart_below_the_address(as_nigar):
    rows = [{"title": f"Ferry {n}", "body": f"It sails at {n}."} for n in (8, 9)]
    hand_in(as_nigar, file=records(*rows), url="https://a.example/list")
    confirmed(as_nigar)
    keys = {*Source.objects.values_list("key", flat=True)}
    assert len(keys) == 2
    assert all(key.startswith("https://a.example/list#") for key in keys)


def test_a_file_handed_in_goes_by_its_name_in_its_source(as_nigar):
    page = SimpleUploadedFile("ferry.md", b"---\ntitle: Ferry\n---\n\nIt sails.\n")
    hand_in(as_nigar, file=page, source="port")
    confirmed(as_nigar)
    assert Source.objects.get().key == "port:ferry.md"


def test_an_address_is_one_of_the_web(as_nigar):
    answer = as_nigar.post(IMPORT, {"text": "Ferry", "url": "port.example/ferry"})
    told = "“port.example/ferry” is no address of a web page. Begin it with https://."
    assert (answer.status_code, told in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("key", ["abc", "9" * 5000, "99999999999999999999", "0"])
def test_a_conflict_of_no_number_is_not_found(as_nigar, key):
    assert as_nigar.get(f"/admin/articles/importconflict/{key}/change/").status_code == 404


def test_an_editors_import_makes_no_section(as_nigar):
    for page in (hand_in(as_nigar, file=records(FERRY)), confirmed(as_nigar).content.decode()):
        assert "There is no section “Harbour”, and only a chief editor makes one" in page
        assert "new section" not in page.lower()
        assert "Sections made" not in page
    assert Article.objects.get().section is None
    assert not Section.objects.exists()


def test_an_editor_may_import_into_what_is_there(as_nigar):
    add_section("The harbour", "harbour")
    hand_in(as_nigar, file=records(FERRY))
    confirmed(as_nigar)
    assert Article.objects.get().section.name == "The harbour"


def test_the_section_an_editor_types_is_not_made_either(as_nigar):
    add_section("Harbour", "harbour")
    hand_in(as_nigar, file=records(FERRY), section="Port")
    assert "There is no section “Port”" in confirmed(as_nigar).content.decode()
    assert (Article.objects.get().section, Section.objects.count()) == (None, 1)


def test_a_packed_file_is_read_as_far_as_a_page_has_time(as_nigar):
    packed = gzip.compress(b"Title of a long dump\n" + b"a\n" * 3_000_000)
    page = hand_in(as_nigar, file=SimpleUploadedFile("dump.txt.gz", packed))
    assert "It is larger than 5 MB" in page


def test_so_many_records_are_read_on_a_page_and_the_rest_is_said(as_nigar, monkeypatch):
    monkeypatch.setattr("articles.intake.handed.MOST_RECORDS", 3)
    rows = [{**FERRY, "id": n, "title": f"Ferry {n}"} for n in range(5)]
    page = hand_in(as_nigar, file=records(*rows))
    assert "<strong>3 created</strong>" in page
    assert "Only the first 3 records were read" in page
