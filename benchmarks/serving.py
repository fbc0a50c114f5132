"""The site served as in production, on a database of its own, for the benchmarks: its CPU and its clients."""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
TICKS = os.sysconf("SC_CLK_TCK")

#: What a proxy in front of the server adds; the settings then are those of production, HTTPS included.
PROXIED = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7", "Host": "localhost"}

#: How each server is started, with one worker and sixteen threads.
SERVERS = {
    "gunicorn gthread": "gunicorn --worker-class gthread --workers 1 --threads 16 --no-control-socket "
    "--keep-alive 60 --log-level error --bind 127.0.0.1:{port} {app}",
    "granian": "granian --interface wsgi --workers 1 --blocking-threads 16 --no-log "
    "--host 127.0.0.1 --port {port} {app}",
    "waitress": "waitress-serve --threads 16 --connection-limit 800 --asyncore-use-poll --channel-timeout 30 "
    "--max-request-header-size 32768 --max-request-body-size 10485760 --no-clear-untrusted-proxy-headers "
    "--listen 127.0.0.1:{port} {app}",
}


#: The one that `make serve` runs.
SHIPPED = "waitress"


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, and what it has cost so far."""

    port: int
    process: subprocess.Popen[bytes]

    def cpu(self) -> float:
        """Return the seconds of CPU that the server and its workers have used."""
        return sum(_ticks(pid) for pid in _family(self.process.pid)) / TICKS

    def client(self, timeout: float = 30) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the settings of a production server with its database in a folder."""
    database = os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'bench.sqlite3'}"
    given = {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DEBUG": "0",
        "HTTPS": "1",
        "TRUSTED_PROXIES": "1",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "PYTHONPATH": str(ROOT),
    }
    return {**os.environ, **given, **more}


def set_up(env: Mapping[str, str]) -> None:
    """Make this process part of the site: Django with these settings and, if there are any, its tables."""
    sys.path.insert(0, str(ROOT))
    os.environ.update(env)
    import django
    from django.core.management import call_command

    django.setup()
    if env:
        call_command("migrate", verbosity=0)


@contextmanager
def served(name: str, env: Mapping[str, str], app: str = "newsroom.wsgi:application") -> Iterator[Server]:
    """Run a server until the block ends."""
    port = free_port()
    command = SERVERS[name].format(port=port, app=app).split()
    command[0] = str(BIN / command[0])
    process = subprocess.Popen(command, env=dict(env), cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait(port, process)
        yield Server(port, process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def get(client: http.client.HTTPConnection, path: str, **headers: str) -> http.client.HTTPResponse:
    """Ask for a page on a kept connection and read it."""
    client.request("GET", path, headers={**PROXIED, **headers})
    answer = client.getresponse()
    answer.read()
    if answer.status not in {200, 304}:
        raise SystemExit(f"{path} was answered with {answer.status}")
    return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server listens, at most half a minute."""
    for _ in range(300):
        if process.poll() is not None:
            raise SystemExit(f"The server ended with code {process.returncode} before it listened.")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not listen within 30 seconds.")


def _family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(found for child in children for found in _family(int(child)))]


def _ticks(pid: int) -> int:
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return int(user) + int(system)
