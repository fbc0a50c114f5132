"""Do people who send slowly slow the page down for others?

    python benchmarks/slow_senders.py [--senders 100] [--seconds 8] [--server NAME]

Half of the senders dribble their headers, half a report's body, one byte a second; meanwhile one reader asks
for an article again and again. Without a name, every server is measured. Promised for the one that `make
serve` runs: the page within 100 ms in 95 of 100 cases.
"""

import argparse
import socket
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from page_cost import publish
from serving import SERVERS, SHIPPED, Server, environment, get, percentile, served, set_up

PROMISED = 100
GIVEN_UP = 5


def dribble(server: Server, path: str, half: str, stop: threading.Event) -> None:
    """Hold a connection as a slow sender does, and open it anew when the server hangs up."""
    head = f"POST {path}report/ HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
    form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
    while not stop.is_set():
        try:
            with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
                line.sendall((head + (form if half == "body" else "")).encode())
                while not stop.wait(1):
                    line.sendall(b"x" if half == "body" else b"X-A: b\r\n")
        except OSError:
            stop.wait(0.2)


def waits(server: Server, path: str, seconds: float) -> list[float]:
    """Return how long each page took, in milliseconds, a fresh connection each."""
    taken = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.monotonic()
        client = server.client(timeout=GIVEN_UP)
        with suppress(OSError):
            get(client, path)
        client.close()
        taken.append((time.monotonic() - start) * 1000)
        time.sleep(0.02)
    return taken


def measure(name: str, env: dict[str, str], path: str, senders: int, seconds: float) -> float:
    """Print how long the page takes without and with slow senders; return the 95th of 100 with them."""
    with served(name, env) as server:
        get(server.client(), path)
        quiet = waits(server, path, seconds / 4)
        stop = threading.Event()
        slow = [
            threading.Thread(target=dribble, args=(server, path, "body" if n % 2 else "head", stop))
            for n in range(senders)
        ]
        for thread in slow:
            thread.start()
        time.sleep(2)
        try:
            under_load = waits(server, path, seconds)
        finally:
            stop.set()
            for thread in slow:
                thread.join()
    p95 = percentile(under_load, 0.95)
    print(f"{name:16} p95 {percentile(quiet, 0.95):6.1f} ms alone, {p95:7.1f} ms with {senders} slow senders")
    return p95


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--senders", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--server", choices=SERVERS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder))
        set_up(env)
        path = publish().get_absolute_url()
        names = [given.server] if given.server else list(SERVERS)
        found = {name: measure(name, env, path, given.senders, given.seconds) for name in names}
    if SHIPPED in found:
        kept = found[SHIPPED] < PROMISED
        print(f"promised for {SHIPPED}, under {PROMISED} ms: {'kept' if kept else 'BROKEN'}")
        sys.exit(not kept)


if __name__ == "__main__":
    main()
