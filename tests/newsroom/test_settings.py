"""The settings of production, each tried in a process of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from newsroom.fitness import why_not

ROOT = Path(__file__).resolve().parents[2]
KEY = "k" * 30 + "0123456789abcdefghijklmnopqrstuvwxyz"


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "DATABASE_URL") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def setting(name: str, **environment: str) -> str:
    show = f"import newsroom.settings as s; print(s.{name})"
    return run("-c", show, **environment).stdout.strip()


def test_djangos_own_check_for_deployment_finds_nothing():
    found = run("manage.py", "check", "--deploy", "--fail-level", "DEBUG", SECRET_KEY=KEY)
    assert (found.returncode, "no issues" in found.stdout) == (0, True), found.stderr


def started(**environment: str) -> subprocess.CompletedProcess[str]:
    return run("-c", "import newsroom.wsgi", DJANGO_SETTINGS_MODULE="newsroom.settings", **environment)


#: What a server needs.
SERVED = {
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "news.example.org",
    "SITE_URL": "https://news.example.org",
    "DATABASE_URL": os.environ.get("DATABASE_URL", "sqlite:////srv/news.sqlite3"),
}


def test_the_server_does_not_start_without_a_key():
    assert started().returncode == 1
    assert "SECRET_KEY is not set" in started().stderr


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY is easy to guess"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY is easy to guess"),
        ({"SITE_URL": ""}, "SITE_URL is “http://127.0.0.1:8000”, so letters would lead readers"),
        ({"SITE_URL": "news.example.org"}, "SITE_URL is “news.example.org”, which is no address of a site"),
    ],
)
def test_the_server_does_not_start_on_what_would_only_fail_later(wrong, sentence):
    told = started(**SERVED | wrong)
    assert (told.returncode, sentence in told.stderr) == (1, True)


def test_the_server_makes_no_empty_database_where_none_was_named(settings, tmp_path, monkeypatch):
    settings.DATABASE_GIVEN, settings.SECRET_KEY_GIVEN, settings.SECRET_KEY = False, True, KEY
    settings.ALLOWED_HOSTS = ["localhost"]
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", tmp_path / "db.sqlite3")
    assert why_not().startswith("DATABASE_URL is not set, and there is no db.sqlite3")
    (tmp_path / "db.sqlite3").touch()
    assert why_not() == ""


def test_a_command_says_what_is_wrong_with_a_setting_in_one_sentence():
    told = run("manage.py", "check", TRUSTED_PROXIES="one")
    assert (told.returncode, told.stderr) == (
        2,
        "TRUSTED_PROXIES is “one”, which is no whole number from 0 to 9.\n",
    )


def test_letters_go_by_one_kind_of_encryption():
    assert "both on" in run("manage.py", "check", EMAIL_USE_TLS="true", EMAIL_USE_SSL="1").stderr


def test_the_server_does_not_show_its_errors_to_the_world():
    assert started(DEBUG="1").returncode == 0
    assert "DEBUG shows errors" in started(DEBUG="1", ALLOWED_HOSTS="news.example.org").stderr


def test_the_server_starts_with_a_key():
    assert started(**SERVED).returncode == 0


@pytest.mark.parametrize(
    ("name", "environment", "value"),
    [
        ("DEBUG", {}, "False"),
        ("SESSION_COOKIE_NAME", {}, "__Host-sessionid"),
        ("SESSION_COOKIE_NAME", {"DEBUG": "1"}, "sessionid"),
        ("SECURE_SSL_REDIRECT", {}, "True"),
        ("SECURE_SSL_REDIRECT", {"HTTPS": "0"}, "False"),
        ("SECURE_SSL_REDIRECT", {"HTTPS": "true"}, "True"),
        ("SECURE_HSTS_SECONDS", {}, "31536000"),
        ("SECURE_HSTS_SECONDS", {"HSTS_SECONDS": "300"}, "300"),
        ("EMAIL_USE_TLS", {"EMAIL_USE_TLS": "true"}, "True"),
        (
            "DATABASES['default']['OPTIONS']",
            {"DATABASE_URL": "postgres://a@b/c?sslmode=verify-full"},
            "{'server_side_binding': True, 'sslmode': 'verify-full'}",
        ),
        ("DATABASES['default']['OPTIONS']['timeout']", {"DATABASE_URL": "sqlite:///a?timeout=5"}, "5"),
        ("ALLOWED_HOSTS", {"ALLOWED_HOSTS": "a.example, b.example"}, "['a.example', 'b.example']"),
        ("TRUSTED_PROXIES", {"TRUSTED_PROXIES": "2"}, "2"),
        ("STATIC_ROOT", {"STATIC_ROOT": "/srv/static"}, "/srv/static"),
        (
            "DATABASES['default']['ENGINE']",
            {"DATABASE_URL": "postgres://a@b/c"},
            "django.db.backends.postgresql",
        ),
    ],
)
def test_the_environment_decides(name, environment, value):
    assert setting(name, **environment) == value


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_the_demonstration_leads_to_where_it_is_served():
    order = ["make", "--dry-run", "demo", "PORT=8177", "ADDRESS=192.168.0.5"]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    served = next(line for line in done.splitlines() if "runserver" in line)
    assert 'SITE_URL="${SITE_URL:-http://192.168.0.5:8177}"' in served
    assert "${ALLOWED_HOSTS:-192.168.0.5," in served


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_the_demonstration_has_a_database_of_its_own_and_cleaning_up_spares_the_papers():
    def would_do(task):
        return subprocess.run(["make", "--dry-run", task], cwd=ROOT, capture_output=True, text=True).stdout

    assert would_do("demo").count("demo.sqlite3") == 3
    assert "demo.sqlite3*" in would_do("clean")
    assert " db.sqlite3" not in would_do("clean")


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_the_demonstration_takes_nothing_from_the_shell_of_a_real_site():
    order = ["make", "--dry-run", "demo"]
    told = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "$DATABASE_URL" not in told
    assert "${DATABASE_URL" not in told
    assert "${DEMO_DATABASE_URL:-sqlite:///" in told
    assert told.count(" CACHE_URL= ") == told.count(" SECRET_KEY= ") == 3


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_a_virtual_environment_that_is_a_link_is_not_taken_away():
    makefile = (ROOT / "Makefile").read_text()
    assert makefile.count("rm -rf $(VENV)") == makefile.count("test -L $(VENV) || rm -rf $(VENV)") == 2


def test_a_server_installs_what_it_serves_with_and_no_more():
    told = subprocess.run(
        ["make", "--dry-run", "--always-make", "setup-serve"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert ("-r requirements.txt" in told, "requirements-dev" in told) == (True, False)


def test_no_log_ins_that_everybody_knows_are_made_on_a_real_site(db):
    with pytest.raises(CommandError, match="make demo"):
        call_command("demo")
    assert not User.objects.exists()


def test_every_setting_that_the_environment_gives_is_in_the_manual():
    asked = re.findall(
        r"(?:given|listed|flag|number|chosen|zone|site|database|cache)\(\"([A-Z_]+)\"",
        (ROOT / "newsroom/settings.py").read_text(),
    )
    manual = (ROOT / "docs/running.md").read_text()
    assert [name for name in asked if f"`{name}`" not in manual] == []
