"""What an article page costs, against a bare Django view that renders the same words.

    python benchmarks/page_cost.py [--rounds 12] [--requests 400] [--server "gunicorn gthread"]

The bare view has no middleware but one query for one row, one template, no cookie, an ETag and a 304. Both
run under the same server with one worker, asked in turns in one run; the cost is CPU time of the server's
processes.
Promised: the page at most 1.25 times the bare view.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from serving import ROOT, SERVERS, Server, environment, get, served, set_up

PROMISED = 1.25


def publish() -> Any:
    """Publish an article of about 700 words in two sections' company."""
    from articles.actions import import_draft
    from articles.formats.draft import Draft
    from articles.markup import canonical

    line = (
        "<p>Police said <a href='https://example.org/'>more than</a> 4,000 people were held in <b>town</b>, "
    )
    body = canonical((line + "and that calm returned by evening. " * 7 + "</p>") * 14)
    facts = {"source": "bench", "section": "World", "language": "en", "standfirst": "Thousands held."}
    return import_draft(Draft(key="bench", headline="Unrest spreads", body=body, **facts)).article


def cost(server: Server, path: str, requests: int, **headers: str) -> float:
    """Return the milliseconds of the server's CPU per request."""
    client = server.client()
    get(client, path, **headers)
    before = server.cpu()
    for _ in range(requests):
        get(client, path, **headers)
    return (server.cpu() - before) / requests * 1000


def compare(site: tuple[Server, str], plain: tuple[Server, str], rounds: int, requests: int) -> float:
    """Print what both cost, asked in turns, in full and as 304; return the ratio in full."""
    ratios = {}
    for kind in ("full", "304"):
        headers = [_known(*side) if kind == "304" else {} for side in (site, plain)]
        pairs = []
        for _ in range(rounds):
            pairs.append((cost(*site, requests, **headers[0]), cost(*plain, requests, **headers[1])))
        ours, bare_cost = (median(side) for side in zip(*pairs, strict=True))
        ratios[kind] = sum(pair[0] for pair in pairs) / sum(pair[1] for pair in pairs)
        print(f"{kind:5} page {ours:.3f} ms, bare view {bare_cost:.3f} ms, ratio {ratios[kind]:.2f}")
    return ratios["full"]


def _known(server: Server, path: str) -> dict[str, str]:
    return {"If-None-Match": get(server.client(), path).getheader("ETag", "")}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--server", choices=SERVERS, default="gunicorn gthread")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder))
        set_up(env)
        article = publish()
        beside = {**env, "PYTHONPATH": f"{env['PYTHONPATH']}:{ROOT / 'benchmarks'}"}
        with served(given.server, env) as ours, served(given.server, beside, "bare:site") as bare_site:
            site = (ours, article.get_absolute_url())
            plain = (bare_site, f"/articles/{article.current_id}/")
            ratio = compare(site, plain, given.rounds, given.requests)
    print(f"promised at most {PROMISED}: {'kept' if ratio <= PROMISED else 'BROKEN'}")
    sys.exit(ratio > PROMISED)


if __name__ == "__main__":
    main()
