"""The documents name what there is: formats, commands, options, states, tiers; and links lead somewhere."""

import re
from pathlib import Path

import pytest

from articles.formats import FORMATS
from articles.management.commands.import_articles import Command
from corrections.models import CaseState
from corrections.policy import tiers

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
COMMANDS = sorted(
    path.stem for path in ROOT.glob("*/management/commands/*.py") if not path.stem.startswith("_")
)


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text()


def everything() -> str:
    return "\n".join(path.read_text() for path in PAGES) + (ROOT / "Makefile").read_text()


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_in_the_importing_page(name):
    assert f"`{name}`" in page("importing.md")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_named(name):
    assert re.search(rf"\b{name}\b", everything())


def test_every_option_of_the_import_is_explained():
    parser = Command().create_parser("manage.py", "import_articles")
    ours = {
        option for action in parser._actions for option in action.option_strings if option.startswith("--")
    }
    theirs = {"--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback"}
    theirs |= {"--no-color", "--force-color", "--skip-checks"}
    assert [option for option in sorted(ours - theirs) if option not in page("importing.md")] == []


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_is_in_the_editors_page(state):
    assert str(state.label) in page("editors.md")


@pytest.mark.parametrize("rule", tiers().values(), ids=lambda rule: rule.tier)
def test_every_tier_is_in_the_editors_page(rule):
    assert rule.name.lower() in page("editors.md").lower()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path):
    assert [to for to in LINK.findall(path.read_text()) if not (path.parent / to).exists()] == []


def test_the_readme_can_be_read_in_two_minutes():
    assert len((ROOT / "README.md").read_text().split()) < 300
