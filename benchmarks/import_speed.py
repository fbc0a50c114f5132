"""How fast articles come in, and in how much memory; every figure beside a plain loop in the same run.

    python benchmarks/import_speed.py [--articles 5000] [--large 20000] [--letters 2400]
                                      [--pages 600] [--empty]

Uses a database of its own: SQLite in a temporary folder, or, emptied, the one that DATABASE_URL names. The
plain loop reads the same drafts and saves model after model, a transaction for each article. Of fewer web
pages than some hundreds the start of the processes that read, 0.3 s, would be a large part.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.made import LETTERS, made, made_pages  # noqa: E402


def of_import(path: Path, number: int) -> Iterator[str]:
    """Import, and import again; the second run is to write nothing."""
    held = []
    for what in ("created", "unchanged"):
        with watched(held):
            (seconds, cpu), told = timed(lambda: run_import(path))
        assert told == {what: number}, told
        yield f"{what:<10}{rate(number, seconds, cpu)}"
    yield f"{'memory':<10}{max(held) // 1024:>8} MB in all processes"


def run_import(path: Path) -> dict[str, int]:
    from collections import Counter

    from django.utils import timezone

    from articles.intake import Order, lines

    order = Order(paths=(str(path),), now=timezone.now(), max_size=10**11)
    return dict(Counter(line.action for line in lines(order)))


def of_plain_loop(path: Path, number: int) -> Iterator[str]:
    """Save model after model, as a first version of an import would."""
    (seconds, cpu), _ = timed(lambda: run_plain_loop(path))
    yield f"{'loop':<10}{rate(number, seconds, cpu)}"


def run_plain_loop(path: Path) -> None:
    from datetime import UTC, datetime

    from django.db import transaction

    from articles.actions import publish
    from articles.formats.files import Source as File
    from articles.models import Source
    from articles.reading import Reading
    from articles.reading.file import records_of
    from articles.words import Words

    now = datetime.now(UTC)
    for record in records_of(File(path.name, path), Reading(now, max_size=10**11)):
        draft = record.found
        words = Words.of(draft.headline, draft.standfirst, draft.body)
        with transaction.atomic():
            article = publish(words, origin="import", language=draft.language, published_at=draft.published)
            facts = {"body": words.body, "digest": words.digest, "imported_at": now}
            Source(article=article, key=draft.key, headline=words.headline, **facts).save()


def of_trafilatura(pages: Path, number: int) -> Iterator[str]:
    """Extract the same pages with trafilatura alone, on one core: stories, then facts such as the date."""
    texts = [path.read_text() for path in sorted(pages.iterdir())]
    for what, facts in (("alone", False), ("and facts", True)):
        extract(texts[:1], facts)
        (seconds, cpu), _ = timed(partial(extract, texts, facts))
        yield f"{what:<10}{rate(number, seconds, cpu)}"


def extract(pages: list[str], facts: bool) -> None:
    from trafilatura import bare_extraction

    for page in pages:
        bare_extraction(page, with_metadata=facts)


def timed(do: Callable[[], object]) -> tuple[tuple[float, float], object]:
    began, cpu = time.perf_counter(), processor()
    result = do()
    return (time.perf_counter() - began, processor() - cpu), result


def processor() -> float:
    """Return the processor seconds of this process and of those it has waited for."""
    return sum(use.ru_utime + use.ru_stime for use in usages())


def resident(pid: int) -> int:
    """Return how many kB a process and those it has started hold now; what they share counts once."""
    try:
        status = Path(f"/proc/{pid}/smaps_rollup").read_text().split("Pss:")[1].split()[0]
        started = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return int(status) + sum(resident(int(child)) for child in started)


@contextmanager
def watched(held: list[int]) -> Iterator[None]:
    """Note every moment how much memory is held."""
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.05):
            held.append(resident(os.getpid()))

    threading.Thread(target=look, daemon=True).start()
    yield
    done.set()
    held.append(resident(os.getpid()))  # what is done in a moment was never looked at


def usages() -> list[resource.struct_rusage]:
    return [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]


def rate(number: int, seconds: float, cpu: float) -> str:
    return f"{number / seconds:>8.0f} /s {number / cpu:>8.0f} /s of one core"


PARTS = {"import": of_import, "loop": of_plain_loop, "alone": of_trafilatura}


def part(name: str, path: Path, number: int, folder: Path) -> None:
    """Measure one part in a process and, for SQLite, in a database of its own."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/{name}-{path.stem}.sqlite3"
    command = [sys.executable, __file__, "--part", name, str(path), str(number)]
    subprocess.run(command, check=True, env=os.environ | {"DATABASE_URL": url})


def in_database(name: str, path: Path, number: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    for line in PARTS[name](path, number):
        print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--large", type=int, default=20_000)
    parser.add_argument("--letters", type=int, default=LETTERS, help="of an article")
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--part", nargs=3, metavar=("NAME", "PATH", "NUMBER"))
    parser.add_argument(
        "--empty", action="store_true", help="the database that DATABASE_URL names may be emptied"
    )
    asked = parser.parse_args()
    if os.environ.get("DATABASE_URL") and not (asked.empty or asked.part):
        parser.error("DATABASE_URL names a database, and all of it would be deleted. Say --empty to agree.")
    if asked.part:
        in_database(asked.part[0], Path(asked.part[1]), int(asked.part[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        measured(Path(folder), asked)


def measured(folder: Path, asked: argparse.Namespace) -> None:
    small = made(folder, asked.articles, asked.letters)
    print(
        f"{asked.articles} articles of {asked.letters} letters, {small.stat().st_size // 10**6} MB "
        f"of JSON Lines, load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    part("loop", small, asked.articles, folder)
    part("import", small, asked.articles, folder)
    print(f"{asked.large} of them", flush=True)
    part("import", made(folder, asked.large, asked.letters), asked.large, folder)
    if not asked.pages:
        return
    print(f"{asked.pages} web pages, and trafilatura alone", flush=True)
    pages = made_pages(folder, asked.pages)
    part("alone", pages, asked.pages, folder)
    part("import", pages, asked.pages, folder)


if __name__ == "__main__":
    main()
