"""Every language is whole: all translated, every placeholder kept, compiled from what stands."""

import re
from pathlib import Path

import polib
import pytest

CATALOGS = sorted(
    (Path(__file__).resolve().parents[2] / "newsroom" / "locale").glob("*/LC_MESSAGES/django.po")
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")


def told(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_the_four_languages_are_there():
    assert [path.parts[-3] for path in CATALOGS] == ["az", "ru", "tr", "uk"]


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_nothing_is_untranslated_or_doubtful(path):
    catalog = polib.pofile(str(path))
    assert [e.msgid for e in (*catalog.untranslated_entries(), *catalog.fuzzy_entries())] == []


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_placeholders_are_the_same_on_both_sides(path):
    wrong = [
        entry.msgid
        for entry in polib.pofile(str(path))
        for words in told(entry)
        if set(PLACEHOLDER.findall(words)) != set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_the_compiled_catalog_is_of_this_one(path):
    compiled = {(e.msgctxt, e.msgid): told(e) for e in polib.mofile(str(path.with_suffix(".mo")))}
    assert compiled == {(e.msgctxt, e.msgid): told(e) for e in polib.pofile(str(path))}
