"""The whole loop on real input: the seed article, its misspelled president, and the public record."""

from html import unescape

import pytest
from django.core.management import call_command

from articles.models import Article
from corrections.models import Notice
from tests.conftest import send_report
from tests.corrections.test_apply import applied

SEED = "import-samples/dumps/000_seed_en.txt"


@pytest.fixture
def seed(shared, db) -> Article:
    call_command("import_articles", str(shared / SEED), verbosity=0)
    return Article.objects.with_words().get()


def test_the_seed_comes_in_as_a_reader_saw_it(seed):
    kinds = [block.kind for block in seed.current.words.blocks]
    assert (seed.section.name, seed.label, seed.published_at) == ("Conflicts", "video", None)
    assert (len(kinds), kinds.count("h2"), "VIDEO" in seed.current.headline) == (18, 1, False)


def test_a_reader_corrects_the_presidents_name(seed, nigar, client):
    applied(send_report(seed, "Kazzym-Jomart", "Kassym-Jomart").case, "Kassym-Jomart", by=nigar)
    page = client.get(seed.get_absolute_url()).content.decode()
    assert "Kassym-Jomart Tokayev's request" in page.replace("&#x27;", "'")
    assert Notice.objects.get().text in unescape(client.get("/corrections/").content.decode())


def test_the_subheads_number_is_put_right(seed, nigar):
    applied(send_report(seed, "4,000 detained", "4,400 detained").case, "4,400 detained", by=nigar)
    assert (Notice.objects.get().was, Notice.objects.get().place) == ("4,000 detained", "subheading")
