"""Which article a record is: two sources never share one, one source never has two."""

import io
import os
import sys
from datetime import UTC
from pathlib import Path

import pytest
from django.utils import timezone

from articles.actions import import_draft
from articles.formats import Draft
from articles.formats.dates import ZONE
from articles.intake import Order, lines
from articles.intake.identity import former_identity, identity
from articles.models import Article, Source

pytestmark = pytest.mark.django_db

FERRY = "# Ferry returns to the harbour\n\nIt sails at nine in the morning, every day but Sunday.\n"
TRAM = "# Tram line opens in the west\n\nThe mayor rode on its first carriage, with school children.\n"


def imported(*paths: object, namespace: str = "") -> list[str]:
    order = Order(paths=tuple(map(str, paths)), now=timezone.now(), namespace=namespace)
    return [line.action for line in lines(order) if line.action != "warning"]


def told(*paths: object, namespace: str = "") -> list[str]:
    order = Order(paths=tuple(map(str, paths)), now=timezone.now(), namespace=namespace)
    return [line.message for line in lines(order) if line.action == "error"]


@pytest.fixture
def piped(monkeypatch):
    def piped(text: str, namespace: str = "") -> list[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return imported("-", namespace=namespace)

    return piped


def headlines() -> list[str]:
    return sorted(Article.objects.values_list("current__headline", flat=True))


@pytest.mark.parametrize("namespace", ["", "port"])
def test_two_documents_piped_in_are_two_articles(piped, namespace):
    made = [piped(f"---\ntitle: A\n---\n{words}", namespace) for words in (FERRY, TRAM, FERRY)]
    assert made == [["created"], ["created"], ["unchanged"]]


def test_an_id_from_standard_input_needs_the_name_of_its_source(piped, monkeypatch):
    rows = "id,title,body\n1,Ferry returns,It sails at nine.\n"
    assert piped(rows) == ["error"]
    assert [piped(rows, "port"), piped(rows, "quay")] == [["created"], ["created"]]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows.encode())))
    assert "Say --source NAME" in told("-")[0]


def test_an_address_from_standard_input_needs_none(piped):
    rows = "url,title,body\nhttps://port.example/1,Ferry returns,It sails at {}.\n"
    assert [piped(rows.format(hour)) for hour in ("nine", "ten")] == [["created"], ["updated"]]


def written(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text)
    return folder


def test_a_folder_behind_a_link_is_the_same_folder(tmp_path):
    folder = written(tmp_path / "real", ferry=FERRY)
    (tmp_path / "link").symlink_to(folder)
    assert [imported(folder), imported(tmp_path / "link")] == [["created"], ["unchanged"]]


def test_what_came_in_through_a_link_before_links_were_followed_is_found_again(tmp_path):
    link = tmp_path / "link"
    link.symlink_to(written(tmp_path / "real", ferry=FERRY))
    import_draft(Draft(str(link / "ferry.md"), str(link / "ferry.md"), "Ferry returns", "<p>It sails.</p>"))
    assert (imported(link), Article.objects.count()) == (["updated"], 1)


def test_files_whose_names_differ_in_bytes_only_are_two_articles(tmp_path):
    for name, text in ((b"n\xfe.md", FERRY), (b"n\xff.md", TRAM)):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(text)
    assert [imported(tmp_path), imported(tmp_path)] == [["created"] * 2, ["unchanged"] * 2]


def test_a_name_with_a_backslash_is_no_path(tmp_path):
    written(tmp_path / "a", b=FERRY)
    (tmp_path / "a\\b.md").write_text(TRAM)
    assert [imported(tmp_path), imported(tmp_path)] == [["created"] * 2, ["unchanged"] * 2]
    assert headlines() == ["Ferry returns to the harbour", "Tram line opens in the west"]


def test_a_name_of_odd_bytes_is_known_by_its_former_spelling(tmp_path):
    path = f"{tmp_path}/n\\xff.md"
    assert former_identity(Draft(path, path, "Ferry", ""), path, "", [path]) == f"{tmp_path}/n\ufffd.md"
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xff.md")).write_text(FERRY)
    import_draft(Draft("a", f"{tmp_path}/n\ufffd.md", "Ferry returns to the harbour", "<p>It sails.</p>"))
    assert (imported(tmp_path), Article.objects.count()) == (["updated"], 1)


def test_a_second_text_under_the_path_of_the_first_is_an_error(tmp_path):
    one, two = written(tmp_path / "one", ferry=FERRY), written(tmp_path / "two", ferry=TRAM)
    assert imported(one, two, namespace="port") == ["created", "error"]
    written(two, ferry=FERRY)
    assert imported(one, two, namespace="port") == ["unchanged", "skipped"]


def table(path: Path, *rows: tuple[str, str]) -> Path:
    path.write_text("\n".join(["title,body", *(",".join(row) for row in rows)]) + "\n")
    return path


ROWS = [
    ("Ferry returns to the harbour", "The ferry sails again at nine after a winter of repairs at the dock"),
    ("Tram line opens in the west", "School children rode with their mayor through seven new stations today"),
]


def test_a_row_without_an_id_never_overwrites_another_article(tmp_path):
    imported(table(tmp_path / "day.csv", *ROWS))
    table(tmp_path / "day.csv", *reversed(ROWS))
    assert "stands in the place of “Ferry returns to the harbour”" in told(tmp_path / "day.csv")[0]
    assert headlines() == sorted(title for title, _ in ROWS)


def test_a_row_without_an_id_may_still_be_put_right(tmp_path):
    imported(table(tmp_path / "day.csv", *ROWS))
    changed = ("Ferry is back in port", ROWS[0][1].replace("nine", "half past nine"))
    assert imported(table(tmp_path / "day.csv", changed, ROWS[1])) == ["updated", "unchanged"]


def test_a_key_is_the_same_as_it_was_where_nothing_was_wrong(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    row = Draft("in/day.csv#3", "in/day.csv#3", "Ferry", "")
    assert identity(row, "in/day.csv", "", ["in"]) == f"{os.path.realpath(tmp_path)}/in/day.csv#3"
    assert Source.objects.count() == 0


def test_what_stops_the_writing_ends_the_reading(tmp_path, monkeypatch):
    monkeypatch.setattr("articles.intake.flow.stored", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError) as told:
        imported(written(tmp_path / "a", ferry=FERRY))
    assert (ZONE.get(), told.value.__traceback__ is not None) == (UTC, True)
