"""What was sent, decided and published is never deleted, whoever asks; who sent it can still be forgotten."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from articles.models import Revision
from corrections.actions.reader import add_evidence, erase
from corrections.models import Evidence, Fix, Notice, Proposal, Report, Reporter, Step
from tests.conftest import never_deleted
from tests.corrections.test_apply import applied

KEPT = (Evidence, Fix, Notice, Proposal, Report, Revision, Step)


@pytest.fixture
def report(unrest, send, nigar) -> Report:
    """A report that was decided, in a database as it is outside of tests."""
    if connection.vendor == "sqlite":
        never_deleted.guard(apps, connection.schema_editor())
    report = send(unrest, "Kazzym", "Kassym", name="Aysel", email="aysel@example.org", sender="a")
    add_evidence(report, "On his card.")
    applied(report.case, "Kassym", by=nigar)
    return report


def test_every_such_table_is_guarded():
    assert {model._meta.db_table for model in KEPT} == set(never_deleted.TABLES)


@pytest.mark.parametrize("model", [model for model in KEPT if model is not Proposal])
def test_no_row_is_deleted(report, model: type[models.Model]):
    rows = model._default_manager.all()
    assert rows.exists()
    with pytest.raises(DatabaseError, match="kept for good"), transaction.atomic():
        rows._raw_delete("default")


def test_who_sent_it_is_forgotten_all_the_same(report):
    erase(report)
    assert not Reporter.objects.exists()
