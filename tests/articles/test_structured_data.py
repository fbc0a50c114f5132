"""What search engines read of an article: schema.org, its corrections with it."""

import json
import re
from datetime import timedelta

from django.utils import timezone

from articles.actions import retract
from corrections.actions import undo
from corrections.severity import Tier
from tests.conftest import published
from tests.corrections.test_apply import applied

SITE = "http://127.0.0.1:8000"


def data(client, address):
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(address).content.decode()
    )
    return json.loads(found[1])


def test_an_article_says_what_it_is(aysel, unrest):
    found = data(aysel, unrest.get_absolute_url())
    assert (found["@context"], found["@type"]) == ("https://schema.org", "NewsArticle")
    assert (found["headline"], found["inLanguage"], found["version"]) == ("Unrest in Almaty", "en", "1")
    assert "correction" not in found


def test_a_correction_points_at_its_article(aysel, unrest, send, nigar):
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    found = data(aysel, unrest.get_absolute_url())
    comment = found["correction"][0]
    assert (comment["@type"], comment["parentItem"]) == ("CorrectionComment", {"@id": found["@id"]})
    assert comment["url"] == f"{SITE}/corrections/1/"
    assert "Correction: An earlier version" in comment["text"]


def test_a_typo_does_not_move_the_date_and_a_correction_does(aysel, unrest, send, nigar):
    applied(send(unrest, "calm").case, "quiet", by=nigar)
    assert "dateModified" not in data(aysel, unrest.get_absolute_url())
    unrest.refresh_from_db()
    applied(send(unrest, "4,400").case, "4,500", by=nigar)
    assert data(aysel, unrest.get_absolute_url())["dateModified"].endswith("+04:00")


def test_only_the_notice_that_stands_is_told(aysel, unrest, send, nigar, time_machine):
    fix = applied(send(unrest, "Kazzym").case, "Kassym", by=nigar, tier=Tier.CORRECTION)
    time_machine.move_to(timezone.now() + timedelta(minutes=6))
    undo(fix, by=nigar)
    told = [comment["url"] for comment in data(aysel, unrest.get_absolute_url())["correction"]]
    assert told == [f"{SITE}/corrections/2/"]


def test_a_notice_is_told_in_one_language_whoever_asks(aysel, send, nigar):
    article = published("Затока", "<p>Было 4,000 лодок.</p>", language="ru")
    applied(send(article, "4,000").case, "4,400", by=nigar)
    (comment,) = data(aysel, article.get_absolute_url())["correction"]
    assert comment["text"].startswith("Исправление: В прежней версии")
    assert comment["inLanguage"] == "ru"


def test_a_retracted_article_says_so(aysel, unrest):
    retract(unrest)
    assert data(aysel, unrest.get_absolute_url())["creativeWorkStatus"] == "Retracted"


def test_withheld_words_are_not_in_the_data_either(aysel, unrest, settings):
    settings.POLICY = {**settings.POLICY, "retracted_words": "withheld"}
    retract(unrest)
    assert "description" not in data(aysel, unrest.get_absolute_url())


def test_the_paper_says_where_its_policies_are(aysel, unrest):
    paper = data(aysel, "/")
    assert paper == data(aysel, unrest.get_absolute_url())["publisher"] | {"@context": "https://schema.org"}
    assert paper["@type"] == "NewsMediaOrganization"
    assert paper["correctionsPolicy"] == f"{SITE}/policy/#corrections"
    assert paper["actionableFeedbackPolicy"] == f"{SITE}/policy/#report"


def test_the_addresses_of_the_policies_are_there(aysel, db):
    page = aysel.get("/policy/").content.decode()
    assert ('id="corrections"' in page, 'id="report"' in page) == (True, True)


def test_a_headline_cannot_end_the_data_block(aysel, db):
    article = published("</script><script>alert(1)</script>", "<p>Words.</p>")
    assert data(aysel, article.get_absolute_url())["headline"] == "</script><script>alert(1)</script>"
