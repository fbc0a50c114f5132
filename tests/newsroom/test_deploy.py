"""The samples in deploy/: they load as they are, and name what there is."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"


@pytest.mark.skipif(not shutil.which("nginx"), reason="needs nginx: apt install nginx-light")
def test_the_proxys_sample_loads(tmp_path):
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=a", "-days", "1"]
    subprocess.run(
        [*made, "-keyout", tmp_path / "key", "-out", tmp_path / "pem"], check=True, capture_output=True
    )
    site = (DEPLOY / "nginx.conf").read_text().replace("/etc/ssl/news.", f"{tmp_path}/")
    site = re.sub(r"listen (\[::\]:)?(\d+)", r"listen \g<1>1\2", site)
    whole = f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ {site} }}"
    (tmp_path / "nginx.conf").write_text(whole.replace("/var/log/nginx", str(tmp_path)))
    told = subprocess.run(["nginx", "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr


def test_the_proxy_writes_no_readers_link_down():
    site = (DEPLOY / "nginx.conf").read_text()
    assert "http_referer" not in site
    assert re.search(r"location /reports/ \{\s+access_log off;\s+error_log /dev/null;", site)


@pytest.mark.parametrize("timer", sorted(DEPLOY.glob("*.timer")), ids=lambda path: path.stem)
def test_every_timer_runs_a_command_there_is(timer):
    assert re.search(r"newsroom-run@(\w+)\.service", timer.read_text())[1] in get_commands()
    assert timer.name in (ROOT / "docs/running.md").read_text()


def test_every_setting_of_the_sample_is_in_the_manual():
    names = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "newsroom.env.example").read_text(), re.MULTILINE)
    manual = (ROOT / "docs/running.md").read_text()
    assert len(names) > 8
    assert [name for name in names if f"`{name}`" not in manual] == []


def test_staff_run_commands_with_the_sites_settings(tmp_path):
    (tmp_path / "env").write_text('SITE_URL="http://news.example.org"\nTRUSTED_PROXIES=many\n')
    env = {"PATH": "/usr/bin:/bin", "NEWSROOM_ENV": str(tmp_path / "env")}
    told = subprocess.run([DEPLOY / "manage", "check"], env=env, capture_output=True, text=True)
    assert (told.returncode, "TRUSTED_PROXIES is “many”" in told.stderr) == (2, True)
