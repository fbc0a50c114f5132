"""Commands of ours: a sentence for what stands in their way, and an orderly end when they are stopped."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, ProgrammingError

from articles.actions import import_drafts
from articles.intake import storing
from articles.management import staff
from articles.management.staff import StaffCommand
from articles.models import Article

ROOT = Path(__file__).resolve().parents[2]
OURS = "import_articles rebuild_search purge_personal_data export_reader erase_reader send_letters".split()


def made(kind, cause, said="said"):
    problem = kind(said)
    problem.__cause__ = cause
    return problem


def full() -> OperationalError:
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    return made(OperationalError, cause, "database or disk is full")


def told_of(problem) -> str:
    class Meets(StaffCommand):
        requires_system_checks = ()

        def handle(self, *args, **given):
            raise problem

    with pytest.raises(CommandError) as told:
        call_command(Meets())
    assert told.value.returncode == 2
    return str(told.value)


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (full(), "The database cannot be used: database or disk is full. See to that, then run this again."),
        (
            made(OperationalError, psycopg.OperationalError(), "no\nroute"),
            "The database cannot be used: no route.",
        ),
        (
            made(ProgrammingError, psycopg.errors.UndefinedTable()),
            "The database is not ready (said). Run manage.py",
        ),
        (
            made(OperationalError, psycopg.errors.DeadlockDetected()),
            "The database was busy for too long: said.",
        ),
    ],
)
def test_the_databases_trouble_is_said_in_a_sentence(problem, sentence):
    assert told_of(problem).startswith(sentence)


def test_a_fault_of_ours_is_no_trouble_of_the_database():
    with pytest.raises(ProgrammingError):
        told_of(ProgrammingError("syntax error"))


def ran(*words: object, database: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "DATABASE_URL": f"sqlite:///{database}", **more}
    order = [sys.executable, "manage.py", *map(str, words)]
    return subprocess.run(order, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_no_command_makes_a_database_that_is_not_there(tmp_path):
    ended = ran("purge_personal_data", database=tmp_path / "typo.sqlite3")
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "There is no database" in ended.stderr
    assert not (tmp_path / "typo.sqlite3").exists()


@pytest.mark.parametrize("name", OURS)
def test_every_command_of_ours_is_one(name, db, monkeypatch):
    def gone():
        raise full()

    monkeypatch.setattr(staff, "check_is_there", gone)
    words = {"import_articles": ["a"], "export_reader": ["a@b.example"], "erase_reader": ["a@b.example"]}
    with pytest.raises(CommandError, match="cannot be used"):
        call_command(name, *words.get(name, []))


def stories(folder: Path, number: int) -> Path:
    path = folder / "stories.jsonl"
    lines = [{"id": f"urn:a:{n}", "title": f"Ferry {n}", "body": f"It sails at {n}."} for n in range(number)]
    path.write_text("\n".join(map(json.dumps, lines)))
    return path


def test_a_full_disk_ends_an_import_at_once(db, tmp_path, monkeypatch, capsys):
    tries = []

    def write(*_args, **_more):
        tries.append(1)
        if len(tries) > 1:
            raise full()
        return import_drafts(*_args, **_more)

    monkeypatch.setattr(storing, "import_drafts", write)
    with pytest.raises(CommandError, match="database or disk is full") as told:
        call_command("import_articles", str(stories(tmp_path, 600)), report=tmp_path / "report")
    out, err = capsys.readouterr()
    assert (told.value.returncode, len(tries), Article.objects.count()) == (2, 2, 250)
    assert ("250" in out, "The import was stopped" in err) == (True, True)
    assert len((tmp_path / "report").read_text().splitlines()) == 250


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_an_import_that_is_stopped_tells_what_was_done(db, tmp_path, monkeypatch, capsys, number, code):
    batches = []

    def write(*args, **more):
        batches.append(1)
        if len(batches) == 2:
            os.kill(os.getpid(), number)
        return import_drafts(*args, **more)

    monkeypatch.setattr(storing, "import_drafts", write)
    with pytest.raises(SystemExit) as ended:
        call_command("import_articles", str(stories(tmp_path, 600)))
    out, err = capsys.readouterr()
    assert (ended.value.code, Article.objects.count()) == (code, 250)
    assert ("250" in out, "The import was stopped. Run it again" in err) == (True, True)


def test_who_reads_what_is_printed_may_leave(tmp_path):
    database = tmp_path / "a.sqlite3"
    ran("migrate", "--verbosity", "0", database=database)
    (tmp_path / "page.txt").write_text("Ferry returns.\n" * 20_000)
    order = f"{sys.executable} manage.py import_articles --explain {tmp_path}/page.txt | head -n 1"
    env = {"PATH": os.environ["PATH"], "DATABASE_URL": f"sqlite:///{database}"}
    ended = subprocess.run(["sh", "-c", order], cwd=ROOT, env=env, capture_output=True, text=True)
    assert (ended.stderr, ended.stdout.count("\n")) == ("", 1)
