"""`manage.py import_articles`: what staff may say, what they are told, and how it ends."""

import gzip
import json
import re
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test.utils import override_settings
from django.utils import timezone
from tqdm import tqdm

from articles.actions import revise
from articles.formats import Fault
from articles.formats.files import Source
from articles.management.progress import Progress
from articles.models import Article, ImportConflict
from articles.reading import Reading, records
from articles.reading.beside import Aide
from articles.words import Words

pytestmark = pytest.mark.django_db

STORY = {
    "id": "1",
    "title": "Ferry returns",
    "body": "It sails at nine.",
    "date": "2026-05-01",
    "section": "Port",
}


@pytest.fixture
def story(tmp_path) -> Path:
    return written(tmp_path / "story.json", STORY)


def written(path: Path, *stories: dict) -> Path:
    path.write_text("\n".join(json.dumps(story) for story in stories))
    return path


@pytest.fixture
def run(capsys):
    """Run the command: its exit code, what it printed, and the troubles it told."""

    def run(*words: object) -> tuple[int, str, str]:
        try:
            call_command("import_articles", *map(str, words))
        except SystemExit as ended:
            return int(ended.code or 0), *capsys.readouterr()
        except CommandError as problem:
            return problem.returncode, "", str(problem)
        return 0, *capsys.readouterr()

    return run


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


PAGE = """Home | World | Port
Ferry returns to the old harbour
The ferry sails at nine, the harbour master said on Monday, and returns at dusk.
Tickets cost four thousand manat, and children sail free until the end of summer.
"""


def test_it_ends_with_a_table_by_format(run, story, tmp_path):
    (tmp_path / "page.txt").write_text(PAGE)
    code, out, err = run(tmp_path)
    assert (code, err) == (0, "")
    assert (
        out.split()
        == (
            "format created updated merged unchanged conflict skipped failed"
            " dump 1 0 0 0 0 0 0 json 1 0 0 0 0 0 0 all 2 0 0 0 0 0 0"
        ).split()
    )


def test_a_second_run_finds_everything_unchanged(run, story):
    run(story)
    assert run(story)[1].split()[-7:] == "0 0 0 1 0 0 0".split()


def test_a_dry_run_writes_nothing_and_says_so(run, story, tmp_path):
    code, out, _err = run(story, "--dry-run", "--dump", tmp_path / "out")
    assert (code, Article.objects.count()) == (0, 0)
    assert out.rstrip().endswith("Nothing was written: this was a dry run.")
    assert read(tmp_path / "out")[0]["headline"] == "Ferry returns"


def test_the_report_has_a_line_for_every_record(run, story, tmp_path):
    written(story, STORY, {"id": "2", "title": "No body"})
    code, _out, err = run(story, "--report", tmp_path / "report")
    created, error = read(tmp_path / "report")
    assert (code, created["action"], error["action"], error["line"]) == (1, "created", "error", 2)
    assert set(created) == {"file", "line", "record", "action", "message"}
    assert "story.json, line 2: “No body” has no body text" in err


def test_a_merge_is_reported_as_an_update_and_convergence_as_nothing(run, story, tmp_path, nigar):
    run(story)
    article = edited(nigar, "<p>It sails at ten.</p>")
    written(story, STORY | {"title": "Ferry is back"})
    run(story, "--report", tmp_path / "report")
    written(story, STORY | {"title": "Ferry is back", "body": "It sails at ten."})
    run(story, "--report", tmp_path / "again")
    assert [read(tmp_path / name)[0]["action"] for name in ("report", "again")] == ["updated", "unchanged"]
    assert article.revisions.count() == 3


def edited(by, body: str) -> Article:
    article = Article.objects.select_related("current").get()
    revise(article, Words(article.current.headline, "", body), read=article.current, by=by, origin="fix")
    return article


def test_a_conflict_ends_with_1_and_says_where_to_settle_it(run, story, nigar):
    run(story)
    edited(nigar, "<p>It sails at ten sharp.</p>")
    written(story, STORY | {"body": "It sails at nine o'clock."})
    code, _out, err = run(story)
    assert (code, ImportConflict.objects.open().count()) == (1, 1)
    assert "“Ferry returns” changed here and at its source in the same paragraph. Nothing was written." in err
    assert "repeats what was put right here: “nine” (here “ten sharp”)" in err


@pytest.mark.parametrize(("policy", "words"), [("keep", "ten sharp"), ("take", "nine o'clock")])
def test_staff_may_settle_conflicts_beforehand(run, story, nigar, policy, words):
    run(story)
    article = edited(nigar, "<p>It sails at ten sharp.</p>")
    written(story, STORY | {"body": "It sails at nine o'clock."})
    assert run(story, "--on-conflict", policy)[0] == 0
    article.refresh_from_db()
    assert words in article.current.body


def two_open_cases(articles):
    return dict.fromkeys(articles, "2 cases are open.")


@override_settings(IMPORT_REMARKS=["tests.articles.test_import_command.two_open_cases"])
def test_the_report_says_what_others_know_of_an_article(run, story, tmp_path):
    run(story)
    written(story, STORY | {"body": "It sails at ten."})
    run(story, "--report", tmp_path / "report")
    assert read(tmp_path / "report")[0]["message"] == "Ferry returns 2 cases are open."


def test_columns_section_language_and_source_may_be_named(run, tmp_path):
    (tmp_path / "a.csv").write_text("nr,top,words\n1,Ferry returns,It sails at nine.\n")
    columns = ("--map", "headline=top", "body=words", "key=nr")
    run(tmp_path / "a.csv", *columns, "--section", "Sea", "--language", "az", "--source", "harbour")
    article = Article.objects.select_related("section", "source").get()
    assert (article.section.name, article.language, article.source.key) == ("Sea", "az", "harbour:1")


def test_format_and_encoding_may_be_named(run, tmp_path):
    (tmp_path / "a").write_bytes("title;body\nПаром;Паром отходит в девять.\n".encode("cp866"))
    assert run(tmp_path / "a", "--format", "csv", "--encoding", "cp866")[0] == 0
    assert str(Article.objects.select_related("current").get()) == "Паром"


def test_since_leaves_out_what_is_older_or_has_no_date(run, story):
    written(story, STORY, STORY | {"id": "2", "date": "2026-06-01"}, {"id": "3", "title": "A", "body": "B"})
    run(story, "--since", "2026-05-15")
    assert timezone.localtime(Article.objects.get().published_at).month == 6


def test_a_time_without_a_zone_stands_in_the_papers(run, story, settings):
    settings.TIME_ZONE = "Asia/Baku"
    written(story, STORY | {"date": "2026-06-01 12:00"}, STORY | {"id": "2", "date": "2026-06-01T12:00Z"})
    run(story)
    came = Article.objects.order_by("pk").values_list("published_at", flat=True)
    assert [when.astimezone(UTC).hour for when in came] == [8, 12]


def test_a_date_that_is_yet_to_come_is_left_empty_with_a_warning_until_it_has(
    run, story, tmp_path, time_machine
):
    time_machine.move_to("2026-05-01T12:00:00Z")
    written(story, STORY | {"date": "2026-05-02T09:00Z"}, STORY | {"id": "2", "date": "2026-05-01T12:04Z"})
    run(story, "--report", tmp_path / "report")
    late, soon = Article.objects.order_by("pk")
    assert (late.published_at, soon.published_at > timezone.now() >= soon.shown_at) == (None, True)
    (warning,) = [line["message"] for line in read(tmp_path / "report") if line["action"] == "warning"]
    assert warning == "The date 2026-05-02 09:00 lies in the future and was left empty."
    time_machine.move_to("2026-05-03T12:00:00Z")
    run(story)
    late.refresh_from_db()
    assert late.published_at == late.shown_at == datetime(2026, 5, 2, 9, tzinfo=UTC)


def test_since_may_be_a_time_with_its_zone(run, story):
    written(story, STORY | {"date": "2026-05-01T09:00Z"}, STORY | {"id": "2", "date": "2026-05-01T11:00Z"})
    run(story, "--since", "2026-05-01T14:00+04:00")
    assert Article.objects.count() == 1


@pytest.mark.parametrize("option", ["--dump", "--report"])
def test_what_is_to_be_imported_is_not_written_over(run, story, option):
    before = story.read_bytes()
    for path in (story, story.parent):
        code, _out, err = run(path, option, story.parent / ".." / story.parent.name / story.name)
        assert (code, "is among what is to be imported" in err, story.read_bytes() == before) == (
            2,
            True,
            True,
        )


def test_a_report_beside_the_articles_is_written_anew(run, story):
    report = story.parent / "report.jsonl"
    for action in ("created", "unchanged"):
        run(story.parent, "--report", report)
        assert action in {line["action"] for line in read(report)}


def test_limit_stops_after_so_many(run, story):
    written(story, *(STORY | {"id": str(n)} for n in range(9)))
    run(story, "--limit", "4")
    assert Article.objects.count() == 4


def test_strict_ends_with_1_after_a_warning(run, story):
    written(story, STORY | {"date": "next Tuesday"})
    assert [run(story)[0], run(story, "--strict")[0]] == [0, 1]


def test_a_file_over_the_largest_size_is_refused(run, story):
    code, _out, err = run(story, "--max-size", "1K")
    assert code == 0
    written(story, STORY | {"body": "word " * 1000})
    code, _out, err = run(story, "--max-size", "1K")
    assert (code, "Raise --max-size" in err) == (2, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Name a file, a folder, or -"),
        (["a", "--map", "headline"], "Write --map FIELD=COLUMN"),
        (["a", "--map", "titel=x"], "No field is called “titel”"),
        (["a", "--encoding", "klingon"], "No encoding is called “klingon”"),
        (["a", "--section", "★"], "“★” has no letters for an address. Name the section in words."),
        (["a", "--since", "soon"], "“soon” is no day. Write it as 2026-05-27."),
        (["a", "--language", "English"], "“English” is no language tag. Write one such as en, az or pt-BR."),
        (["--explain", "no-such-file"], "There is no “no-such-file”. Look for a slip in the path."),
        (["a", "--dump", "x.jsonl", "--report", "./x.jsonl"], "--dump and --report name one file."),
        (["a", "--max-size", "big"], "“big” is no number of one or more."),
        (["a", "--report", "/no/such/folder/x"], "cannot be written: No such file or directory"),
        (["no-such-file"], "There is no “no-such-file”"),
    ],
)
def test_wrong_use_ends_with_2_and_a_sentence(run, words, sentence):
    code, _out, err = run(*words)
    assert sentence in err
    assert (
        code == 2 or "argument" in err
    )  # call_command raises what argparse would print before it ends with 2


def test_only_the_first_twenty_faults_are_told(run, story):
    written(story, STORY, *({"id": str(n), "title": f"Ferry {n}"} for n in range(30)))
    _code, _out, err = run(story)
    assert len(err.splitlines()) == 21
    assert "10 more failed or are in conflict. Run again with --report FILE to see every one." in err


def test_explain_prints_every_line_of_a_dump_with_its_label(run, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    code, out, _err = run("--explain", path)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["chrome", "headline", "paragraph", "paragraph"]


def test_a_reader_that_fails_is_a_fault_of_its_file_only(run, story, tmp_path, monkeypatch):
    monkeypatch.setattr("articles.reading.file.read_as", lambda *_: 1 / 0)
    code, _out, err = run(story)
    assert (code, "This is a fault of ours: please report it." in err) == (1, True)


def test_standard_input_is_read(run, story, monkeypatch):
    monkeypatch.setattr(sys, "stdin", story.open())
    assert run("-", "--source", "port")[0] == 0
    assert Article.objects.get().source.key == "port:1"


def test_many_files_are_read_beside_and_come_in_order(tmp_path, run):
    for number in range(30):
        written(tmp_path / f"{number:02}.json", STORY | {"id": f"urn:ferry:{number}"})
    (tmp_path / "15b.json").write_text("{")
    code, _out, _err = run(tmp_path, "--report", tmp_path / "report.jsonl")
    keys = [line["record"] for line in read(tmp_path / "report.jsonl") if line["action"] == "created"]
    assert (code, keys) == (1, [f"urn:ferry:{number}" for number in range(30)])


def test_a_file_that_ends_its_process_is_a_fault(tmp_path):
    aide = Aide(Reading(now=None))
    aide.give(Source("a", tmp_path / "a"))
    aide.process.kill()
    (record,) = aide.taken()
    assert isinstance(record.found, Fault)
    aide.dismiss()


@pytest.mark.parametrize(
    "held", [b"\x89PNG\r\n\x1a\n\0\0", b"%PDF-1.7 \0", b""], ids=["picture", "pdf", "empty"]
)
def test_a_path_under_which_nothing_can_be_read_ends_with_2(run, tmp_path, held):
    (tmp_path / "page.html").write_bytes(held)
    code, _out, err = run(tmp_path)
    assert (code, "page.html: " in err, "Nothing could be read" in err) == (2, True, True)


def test_a_picture_among_articles_ends_with_1(run, story, tmp_path):
    (tmp_path / "page.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    code, out, _err = run(tmp_path)
    assert (code, Article.objects.count()) == (1, 1)
    assert "unknown" in out


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_bar_tells_how_much_has_been_read(run, tmp_path, monkeypatch):
    for folder in range(3):
        written(tmp_path / f"{folder}.json", *({**STORY, "id": f"{folder}-{n}"} for n in range(40)))
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    run(tmp_path)
    shares = [int(share) for share in re.findall(r"(\d+)%\|", screen.getvalue())]
    assert shares == sorted(shares)
    assert shares[0] == 0


def test_the_bar_knows_how_far_it_is_in_packed_files_and_after_the_last(tmp_path):
    (tmp_path / "a.json.gz").write_bytes(
        gzip.compress(json.dumps([{**STORY, "id": f"{n}"} for n in range(500)]).encode())
    )
    written(tmp_path / "b.json", STORY)
    size = sum(path.stat().st_size for path in tmp_path.iterdir())
    with tqdm(total=size, disable=False, file=StringIO()) as bar:
        seen = Progress(bar)
        for record in records([str(tmp_path)], Reading(timezone.now())):
            seen.see(record)
        assert (bar.n, seen.articles) == (size, 501)


def test_a_file_that_is_cut_off_moves_the_bar_no_step_back(tmp_path):
    whole = gzip.compress(json.dumps([{**STORY, "id": f"{n}"} for n in range(9000)]).encode())
    (tmp_path / "a.json.gz").write_bytes(whole[:-100])
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4")
    found = list(records([str(tmp_path)], Reading(timezone.now())))
    assert [record.read for record in found if isinstance(record.found, Fault)] == [len(whole) - 100, 8]
    with tqdm(total=len(whole), disable=False, file=StringIO()) as bar:
        seen = Progress(bar)
        steps = [seen.see(record) or bar.n for record in [*found, replace(found[-1], read=0)]]
    assert (steps, steps[-1]) == (sorted(steps), len(whole) - 92)


def test_elsewhere_no_bar_is_drawn(run, story, capsys):
    run(story)
    assert "%|" not in capsys.readouterr().err
