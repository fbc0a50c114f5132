"""Queries made once: they find what the ORM finds, and a row inserted so is the row that save() writes."""

import uuid
from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Q, UUIDField
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions import insert
from articles.models import Article, Section
from articles.prepared import Prepared
from corrections.models import Case, Report

BY_SLUG = Prepared(lambda slug: Article.objects.filter(slug=slug).values_list("pk", "current__headline"))


def test_it_finds_what_the_orm_finds(unrest):
    assert BY_SLUG.rows(slug=unrest.slug) == [(unrest.pk, unrest.current.headline)]
    assert BY_SLUG.rows(slug="elsewhere") == []


@pytest.mark.parametrize(
    "hostile", ["' OR 1=1 --", '"; DROP TABLE articles_article; --', "%s", "%", "ş\U0001f642"]
)
def test_a_value_is_never_read_as_sql(unrest, hostile):
    assert BY_SLUG.rows(slug=hostile) == []
    assert Article.objects.filter(pk=unrest.pk).exists()


def test_constants_and_blanks_keep_their_places(unrest):
    query = Prepared(
        lambda slug, least: Article.objects.filter(
            Q(language="en", current__number__gte=least) | Q(status="retracted"), slug=slug
        ).values_list("pk")[:1]
    )
    assert query.rows(slug=unrest.slug, least=1) == [(unrest.pk,)]
    assert query.rows(slug=unrest.slug, least=2) == []


def test_rows_are_what_the_orm_gives(unrest):
    columns = ("pk", "modified_at", "published_at", "slug")
    query = Prepared(lambda slug: Article.objects.filter(slug=slug).values_list(*columns))
    assert query.rows(slug=unrest.slug) == list(Article.objects.values_list(*columns))
    assert query.rows(slug=unrest.slug)[0][1].tzinfo is not None


def test_a_value_that_needs_its_field_is_written_as_the_field_writes_it(unrest, send):
    report = send(unrest, "Kazzym")
    query = Prepared(lambda once: Report.objects.filter(once=once).values_list("pk"), once=UUIDField())
    assert query.rows(once=report.once) == [(report.pk,)]
    assert query.rows(once=uuid.uuid4()) == []


def test_the_query_is_made_once(unrest):
    made = []

    def of(slug):
        made.append(slug)
        return Article.objects.filter(slug=slug).values_list("pk")

    query = Prepared(of)
    assert query.rows(slug=unrest.slug) == query.rows(slug=unrest.slug) == [(unrest.pk,)]
    assert len(made) == 1


def test_a_forgotten_value_is_an_error_and_not_a_query(unrest):
    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        pytest.raises(KeyError),
    ):
        BY_SLUG.rows()
    assert len(asked) == 0


def test_an_inserted_row_is_the_row_that_save_writes(unrest):
    facts = {"article": unrest, "revision": unrest.current, "start": 3, "end": 9, "exact": "“ş”\n🙂"}
    facts |= {"proposed": "", "kind": "name", "opened_at": timezone.now()}
    inserted = insert(Case(**facts))
    saved = Case(**facts | {"start": 4})
    saved.save()
    written, read = (Case.objects.filter(pk=case.pk).values().get() for case in (inserted, saved))
    assert {**written, "id": 0, "start": 0} == {**read, "id": 0, "start": 0}
    assert isinstance(written["opened_at"], datetime)


def test_an_inserted_row_can_be_saved_again(db):
    section = insert(Section(name="City", slug="city"))
    section.name = "Şəhər"
    section.save()
    assert list(Section.objects.values_list("pk", "name")) == [(section.pk, "Şəhər")]


def test_what_the_database_refuses_is_refused(db):
    insert(Section(name="City", slug="city"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Section(name="City", slug="city"))
    assert Section.objects.count() == 1
