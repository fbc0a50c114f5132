"""The server that `make serve` runs, with its own options: what it lets through, and what not."""

import os
import re
import resource
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: So many files sixteen threads hold open, each with its database, when all are at work.
HELD = 64
KEY = "k" * 30 + "0123456789abcdefghijklmnopqrstuvwxyz"


def recipe() -> list[str]:
    """Return the arguments of `make serve`, for a port of our own choosing."""
    line = re.search(r"waitress-serve (.*)", (ROOT / "Makefile").read_text())
    if line is None:
        pytest.skip("make serve runs another server")
    return shlex.split(line[1].replace("$(ADDRESS):$(PORT)", "127.0.0.1:{port}"))


@pytest.fixture(scope="module")
def port(tmp_path_factory) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        chosen = probe.getsockname()[1]
    arguments = [part.format(port=chosen) for part in recipe()]
    folder = tmp_path_factory.mktemp("server")
    env = {"SECRET_KEY": KEY, "TRUSTED_PROXIES": "1", "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
    files = [os.open(os.devnull, os.O_RDONLY) for _ in range(HELD)]
    process = subprocess.Popen(
        [sys.executable, "-m", "waitress", *arguments], cwd=ROOT, env=env, pass_fds=files
    )
    for file in files:
        os.close(file)
    try:
        wait_for(chosen)
        yield chosen
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server did not listen")


def said(port: int, raw: bytes) -> bytes:
    """Send bytes as they are and return all that comes back before the line is closed or cut."""
    came: list[bytes] = []
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        with suppress(OSError):
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):
            came.extend(iter(lambda: line.recv(65536), b""))
    return b"".join(came)


def status(port: int, raw: bytes) -> int:
    return int(said(port, raw).split(b" ", 2)[1])


SECURE = b"Host: localhost\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n"


def test_it_is_well(port):
    assert status(port, b"GET /healthz HTTP/1.1\r\n" + SECURE + b"\r\n") == 200


def test_the_proxys_word_on_https_is_heard_and_the_look_alike_is_not(port):
    plain = b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    assert status(port, plain + b"X-Forwarded-Proto: https\r\n\r\n") == 200
    assert status(port, plain + b"X_Forwarded_Proto: https\r\n\r\n") == 301
    assert status(port, plain + b"\r\n") == 301


@pytest.mark.parametrize(
    ("head", "answer"),
    [
        (b"Content-Length: 30000000\r\n", 413),
        (b"Content-Length: abc\r\n", 400),
        (b"Transfer-Encoding: xyz\r\n", 501),
        (b"Broken header\r\n", 400),
    ],
)
def test_a_head_that_cannot_be_read_is_refused(port, head, answer):
    assert status(port, b"POST /admin/login/ HTTP/1.1\r\n" + SECURE + head + b"\r\n") == answer


def test_a_head_without_end_is_refused(port):
    """The server may cut the line before its refusal is read."""
    long = b"X-A: " + b"a" * 33_000 + b"\r\n"
    assert said(port, b"GET /healthz HTTP/1.1\r\n" + SECURE + long + b"\r\n")[9:12] in {b"431", b""}


def test_a_sender_who_hangs_up_half_way_gets_nothing_done(port):
    half = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na=b"
    assert b" 200 " not in said(port, b"POST /admin/login/ HTTP/1.1\r\n" + SECURE + half)[:20]
    assert status(port, b"GET /healthz HTTP/1.1\r\n" + SECURE + b"\r\n") == 200


def test_more_lines_than_it_holds_do_not_end_it(port):
    """A thousand files open in one process are more than select() can watch."""
    if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < 1_300:
        pytest.skip("so many lines need a higher limit of open files: ulimit -n 1300")
    lines: list[socket.socket] = []
    try:
        for _ in range(1_100):
            lines.append(socket.create_connection(("127.0.0.1", port), timeout=10))
            lines[-1].sendall(b"GET / HTTP/1.1\r\nX-A: ")
        time.sleep(1)
    finally:
        for line in lines:
            line.close()
    assert status(port, b"GET /healthz HTTP/1.1\r\n" + SECURE + b"\r\n") == 200
