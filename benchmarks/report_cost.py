"""What a reader's report costs, on an empty database and on one with a million reports.

    python benchmarks/report_cost.py [--stored 0 100000 1000000] [--reports 400] [--server NAME]

Each report comes with an address of its own over HTTP, as the dialog sends it; the cost is CPU time of the
server's processes, beside that of a bare Django view that reads a form and writes one row, asked in turns.
Then every statement of a report is explained on the full database: none may read a whole table.
Promised: at most 2 ms, and as much with a million reports as with none.
"""

import argparse
import json
import random
import sys
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent))

from serving import PROXIED, ROOT, SERVERS, SHIPPED, Server, environment, served, set_up

PROMISED = 2.0
#: So many are sent to one of the two before the other's turn comes.
TURN = 50
FLAT = 1.25
ARTICLES = 200
FORM = "application/x-www-form-urlencoded"


def publish_many() -> list[Any]:
    """Publish articles of about 700 words."""
    from articles.actions import import_draft
    from articles.formats.draft import Draft
    from articles.markup import canonical

    body = canonical("".join(f"<p>Line {n}: {'police said that calm returned. ' * 8}</p>" for n in range(20)))
    facts = {"source": "bench", "section": "World", "language": "en", "body": body}
    return [import_draft(Draft(key=f"k{n}", headline=f"Page {n}", **facts)).article for n in range(ARTICLES)]


def store(articles: list[Any], number: int) -> None:
    """Fill the tables with settled cases of five reports each, spread over the articles."""
    from django.db import connection

    from corrections.models import Case, Report

    have = Report.objects.count()
    for start in range(have, number, 10_000):
        cases = Case.objects.bulk_create(_cases(articles, start), batch_size=2000)
        Report.objects.bulk_create(_reports(cases, start), batch_size=2000)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _cases(articles: list[Any], start: int) -> Iterator[Any]:
    from django.utils import timezone

    from corrections.models import Case

    for n in range(2000):
        article = articles[(start + n) % len(articles)]
        at = (start + n * 7) % 4000
        place = {"article": article, "revision_id": article.current_id, "start": at, "end": at + 6}
        yield Case(**place, exact="police", kind="name", state="declined", voices=5, opened_at=timezone.now())


def _reports(cases: list[Any], start: int) -> Iterator[Any]:
    from django.utils import timezone

    from corrections.models import Report

    for n, case in enumerate(cases * 5):
        place = {"case": case, "revision_id": case.revision_id, "start": case.start, "end": case.end}
        who = {"token": f"t{start + n}", "once": uuid.uuid4(), "sender": f"s{start + n}"}
        yield Report(**place, **who, exact="police", kind="name", language="en", created_at=timezone.now())


class Reader:
    """A browser with the dialog's cookie and tokens, at a new address for every report."""

    def __init__(self, server: Server, plain: Server, articles: list[Any]) -> None:
        self.client, self.plain = server.client(), plain.client()
        self.articles = articles
        self.sent = 0
        self.cookie = ""
        self.notes = [self._open(article) for article in articles]

    def send(self) -> None:
        """Send one report, and see that it was taken."""
        self.sent += 1
        article = self.articles[self.sent % len(self.articles)]
        self._post(self.client, article.get_absolute_url() + "report/")

    def send_plainly(self) -> None:
        """Send the same to the bare view."""
        self.sent += 1
        self._post(self.plain, "/send/")

    def _post(self, client: HTTPConnection, path: str) -> None:
        client.request("POST", path, self._form(self.sent % len(self.articles)), self._headers())
        answer = client.getresponse()
        said = answer.read()
        if answer.status != 201:
            raise SystemExit(f"A report was answered with {answer.status}: {said[:300]!r}")

    def _open(self, article: Any) -> dict[str, str]:
        """Open the dialog on an article: what the server says goes back with the report."""
        path = article.get_absolute_url() + "report/known/"
        self.client.request("GET", path, headers=self._headers())
        answer = self.client.getresponse()
        said = json.loads(answer.read())
        self.cookie = answer.getheader("Set-Cookie", self.cookie).split(";")[0]
        return {"csrfmiddlewaretoken": said["token"], "opened": said.get("opened", "")}

    def _headers(self) -> dict[str, str]:
        n = random.randrange(1 << 24)
        network = {"X-Forwarded-For": f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}"}
        secure = {"Cookie": self.cookie, "Origin": "https://localhost"}
        return {**PROXIED, **network, **secure, "Content-Type": FORM, "Accept": "application/json"}

    def _form(self, of: int) -> str:
        text = self.articles[of].current.words.text
        start = text.index("calm", (self.sent * 37) % 4000)
        quote = {"exact": "calm", "prefix": "", "suffix": "", "start": start, "end": start + 4}
        more = {"proposed": "quiet", "kind": "spelling", "quote": json.dumps(quote), "once": uuid.uuid4()}
        return urlencode({**self.notes[of], "revision": 1, **more})


def cost(env: Mapping[str, str], name: str, articles: list[Any], reports: int) -> tuple[float, float]:
    """Return the milliseconds of the server's CPU per report, and of the bare view's."""
    beside = {**env, "PYTHONPATH": f"{env['PYTHONPATH']}:{ROOT / 'benchmarks'}"}
    with served(name, env) as server, served(name, beside, "bare:site") as plain:
        reader = Reader(server, plain, articles)
        for _ in range(TURN):
            reader.send()
            reader.send_plainly()
        before = server.cpu(), plain.cpu()
        for _ in range(reports // TURN):
            for send in (reader.send, reader.send_plainly):
                for _ in range(TURN):
                    send()
        spent = server.cpu() - before[0], plain.cpu() - before[1]
    return spent[0] / reports * 1000, spent[1] / reports * 1000


def whole_tables_read(article: Any) -> list[str]:
    """Return the statements of one report that read a whole table, by the database's own explanation."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    text = article.current.words.text
    quote = {
        "exact": "calm",
        "prefix": "",
        "suffix": "",
        "start": text.index("calm"),
        "end": text.index("calm") + 4,
    }
    form = {"revision": 1, "once": str(uuid.uuid4()), "kind": "spelling", "quote": json.dumps(quote)}
    client = Client(headers={"host": "localhost"})
    with CaptureQueriesContext(connection) as said:
        answer = client.post(article.get_absolute_url() + "report/", urlencode(form), FORM, secure=True)
    assert answer.status_code in {201, 302}, answer.content
    statements = [query["sql"] for query in said if query["sql"].startswith(("SELECT", "UPDATE", "DELETE"))]
    return [statement for statement in statements if _reads_all(statement)]


def _reads_all(statement: str) -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
            return any(str(row[3]).startswith("SCAN") and "INDEX" not in row[3] for row in cursor.fetchall())
        cursor.execute(f"EXPLAIN {statement}")
        return any("Seq Scan on corrections" in row[0] for row in cursor.fetchall())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stored", type=int, nargs="+", default=[0, 100_000, 1_000_000])
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--server", choices=SERVERS, default=SHIPPED)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder))
        set_up(env)
        articles = publish_many()
        found = []
        for number in given.stored:
            store(articles, number)
            ours, bare = cost(env, given.server, articles, given.reports)
            found.append(ours)
            told = f"{ours:.2f} ms of CPU a report, {bare:.2f} ms in a bare view, ratio {ours / bare:.1f}"
            print(f"with {number:>9,} reports stored: {told}", flush=True)
        scans = whole_tables_read(articles[0])
    print(
        "\n".join(["statements that read a whole table:", *scans])
        if scans
        else "no statement reads a whole table"
    )
    kept = max(found) <= PROMISED and found[-1] <= found[0] * FLAT and not scans
    print(f"promised at most {PROMISED} ms, flat, by indexes: {'kept' if kept else 'BROKEN'}")
    sys.exit(not kept)


if __name__ == "__main__":
    main()
