"""The demonstration: made once, made again without harm, and never in a database of somebody else's."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.actions import revise
from articles.models import Article
from articles.words import Words
from corrections.models import Report
from tests.conftest import published


@pytest.fixture
def debug(settings):
    settings.DEBUG = True


def test_it_may_be_made_again_after_you_have_been_at_it(debug, db, nigar):
    nigar.delete()
    call_command("demo")
    sent = Report.objects.count()
    editor = User.objects.get(username="editor")
    for article in Article.objects.with_words():
        body = article.current.body.replace("40 metres", "40 <b>metres</b>").replace("</p>", " Indeed.</p>")
        revise(article, Words.of(str(article), "", body), read=article.current, by=editor, origin="edit")
    published("A story of yours", "<p>40 metres.</p>")
    User.objects.create_user("aunt")
    call_command("demo")
    assert Report.objects.count() == sent > 0


def test_it_is_not_made_beside_a_papers_articles(debug, unrest):
    with pytest.raises(CommandError, match="articles or people of somebody else's"):
        call_command("demo")
    assert not User.objects.filter(username="editor").exists()


def test_it_is_not_made_beside_a_papers_people(debug, nigar):
    with pytest.raises(CommandError, match="DEMO_DATABASE_URL"):
        call_command("demo")
    assert not Article.objects.exists()
