"""A decision stands when the database fails after it: the page says so, and never that nothing was saved."""

import pytest
from django.db import OperationalError, connection

from corrections.desk import verbs
from tests.corrections.test_desk_verbs import now, sending


@pytest.fixture
def failing_after(monkeypatch):
    """The database answers nothing more once the decision is made."""

    def refused(*_query):
        raise OperationalError("the database system is shutting down")

    def last(*_args):
        connection.execute_wrappers.append(refused)
        return real(*_args)

    real = verbs.last_decision
    monkeypatch.setattr(verbs, "last_decision", last)
    yield
    connection.execute_wrappers.clear()


def test_the_decision_is_said_to_be_saved(failing_after, as_nigar, unrest, send):
    case = send(unrest, "Kazzym").case
    answer = sending(as_nigar, case, "spam")
    connection.execute_wrappers.clear()
    page = answer.content.decode()
    assert (answer.status_code, now(case)) == (200, "spam")
    assert "Closed as spam." in page
    assert f"The decision on Case {case.pk} is saved." in page
    assert "Nothing was saved" not in page


def test_sent_once_more_it_is_told_as_done(failing_after, as_nigar, unrest, send):
    case = send(unrest, "Kazzym").case
    version = case.version
    sending(as_nigar, case, "spam")
    connection.execute_wrappers.clear()
    again = as_nigar.post(f"/admin/corrections/case/{case.pk}/spam/", {"version": version}, follow=True)
    assert "was already decided like this" in again.content.decode()
