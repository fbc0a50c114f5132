"""One notice at its own address."""

from corrections.actions import undo
from tests.corrections.test_apply import applied


def html(client, number):
    return client.get(f"/corrections/{number}/").content.decode()


def test_a_notice_leads_to_its_article_and_its_change(aysel, unrest, send, nigar):
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    page = html(aysel, 1)
    assert "Correction No. 1" in page
    assert 'href="/articles/unrest-in-almaty/"' in page
    assert 'href="/articles/unrest-in-almaty/history/?from=1&amp;to=2#changes"' in page


def test_a_superseded_notice_stays_and_says_so(aysel, unrest, send, nigar):
    undo(applied(send(unrest, "Kazzym").case, "Kassym", by=nigar), by=nigar)
    assert 'Superseded by <a href="/corrections/2/">' in html(aysel, 1)
    assert 'Supersedes <a href="/corrections/1/">' in html(aysel, 2)


def test_nobody_is_named(aysel, unrest, send, nigar):
    applied(send(unrest, "Kazzym", name="Rashad", email="r@example.org").case, "Kassym", by=nigar)
    page = html(aysel, 1)
    assert not [word for word in ("nigar", "Rashad", "example.org/r", "r@example.org") if word in page]


def test_a_notice_that_is_not_there_is_not_found(aysel, db):
    assert aysel.get("/corrections/1/").status_code == 404
    assert aysel.get("/corrections/99999999999999999999/").status_code == 404


def test_a_notice_costs_a_few_queries(aysel, unrest, send, nigar, django_assert_max_num_queries):
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    with django_assert_max_num_queries(3):
        html(aysel, 1)


def test_a_304_costs_one_query(aysel, unrest, send, nigar, django_assert_num_queries):
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    tag = aysel.get("/corrections/1/")["ETag"]
    with django_assert_num_queries(1):
        assert aysel.get("/corrections/1/", headers={"If-None-Match": tag}).status_code == 304
