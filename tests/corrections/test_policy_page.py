"""The public policy page is made from the policy file, so that the two cannot differ."""

import re

import pytest

from corrections.policy import tiers


def html(client):
    return client.get("/policy/").content.decode()


def test_every_tier_has_its_line(aysel, db):
    rows = re.findall(r'<th scope="row">(.*?)</th>', html(aysel))
    assert rows == [rule.name.replace("'", "&#x27;") for rule in tiers().values()]


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("decide_within_hours", 36, "within 36 hours"),
        ("decide_within_hours", 1, "within 1 hour."),
        ("undo_minutes", 7, "leaves 7 minutes later"),
        ("personal_data_days", 12, "erased 12 days after"),
    ],
)
def test_the_page_says_what_the_file_says(aysel, db, settings, key, value, sentence):
    settings.POLICY = {**settings.POLICY, key: value}
    assert sentence in html(aysel)


def test_the_page_tells_the_limits_of_a_browser_and_of_a_network(aysel, db, settings):
    limits = settings.POLICY["reports_per_hour"] | {"sender_refused": 61, "network_refused": 602}
    settings.POLICY = {**settings.POLICY, "reports_per_hour": limits}
    assert "No more than 61 reports are taken from one browser in an hour" in html(aysel)
    assert "and no more than 602 from one network." in html(aysel)


def test_a_changed_policy_is_a_new_page(aysel, db, settings):
    tag = aysel.get("/policy/")["ETag"]
    settings.POLICY = {**settings.POLICY, "undo_minutes": 9}
    assert aysel.get("/policy/", headers={"If-None-Match": tag}).status_code == 200


def test_it_says_how_to_complain_and_appeal_and_what_is_kept(aysel, db):
    page = html(aysel)
    assert all(f'id="{part}"' in page for part in ("corrections", "report", "appeal", "data"))


def test_every_page_leads_to_it(aysel, unrest):
    for address in ("/", unrest.get_absolute_url(), "/corrections/"):
        assert 'href="/policy/"' in aysel.get(address).content.decode()


def test_a_304_costs_nothing(aysel, db, django_assert_num_queries):
    tag = aysel.get("/policy/")["ETag"]
    with django_assert_num_queries(0):
        assert aysel.get("/policy/", headers={"If-None-Match": tag}).status_code == 304
