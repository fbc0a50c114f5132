"""How well sources are read: without a database, and scored where the truth is known.

    python benchmarks/import_quality.py [PATH ...] [--samples DIR] [--out DIR] [--by format,set]

Paths may be named as the samples folder has them; without paths all of it is read. Writes out.jsonl
and report.jsonl as `import_articles --dry-run --dump --report` does, and runs the scorers that lie
beside the samples against goals.json.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.formats import read_as  # noqa: E402
from articles.formats.draft import Draft, Fault, Options, Unreadable  # noqa: E402
from articles.formats.files import MAX_SIZE, Source, opened, sources  # noqa: E402
from articles.formats.record import as_record  # noqa: E402
from articles.markup import canonical  # noqa: E402
from articles.markup.illustrations import illustrated  # noqa: E402

SAMPLES = ROOT.parent / "shared" / "import-samples"


class Output:
    """The two files of a run, and how often each action occurred."""

    def __init__(self, records: TextIO, report: TextIO) -> None:
        self.records, self.report = records, report
        self.counts = Counter[str]()

    def found(self, found: Draft | Fault, file: str) -> None:
        if isinstance(found, Draft):
            self.draft(found, file)
        else:
            self.fault(found, file)

    def draft(self, draft: Draft, file: str) -> None:
        """Write a draft as an import without its pictures would leave it: of pages, without captions too."""
        exported = file.partition("/")[0] not in {"html", "warc"}
        draft = replace(draft, body=canonical(illustrated(draft.body, {}, captions=exported)))
        self.records.write(json.dumps(as_record(draft), ensure_ascii=False) + "\n")
        self._line(file, None, draft.key, "created", "")
        for warning in draft.warnings:
            self._line(file, None, draft.key, "warning", warning)

    def fault(self, fault: Fault, file: str) -> None:
        self._line(file, fault.line, fault.record, "skipped" if fault.skipped else "error", fault.message)

    def _line(self, file: str, line: int | None, record: str, action: str, message: str) -> None:
        self.counts[action] += 1
        entry: dict[str, Any] = {
            "file": file,
            "line": line,
            "record": record,
            "action": action,
            "message": message,
        }
        self.report.write(json.dumps(entry, ensure_ascii=False) + "\n")


def main() -> int:
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    samples = options.samples if options.samples.is_dir() else None
    if not samples and not options.paths:
        print(f"No samples at {options.samples}: name files to read, or --samples DIR.")
        return 2
    among_samples = samples and all((samples / path).exists() for path in options.paths)
    where = samples if samples and among_samples else Path.cwd()
    paths = options.paths or sorted(path.name for path in where.iterdir() if path.is_dir())
    with chdir(where):
        read_all(paths, options)
    return score(options) if samples else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--samples", type=Path, default=SAMPLES)
    parser.add_argument("--out", type=Path, default=ROOT / "test-results" / "import")
    parser.add_argument("--format", default="", help="read everything as this format")
    parser.add_argument("--max-size", type=int, default=MAX_SIZE)
    parser.add_argument("--by", default="format")
    return parser.parse_args()


def read_all(paths: list[str], options: argparse.Namespace) -> None:
    began = time.perf_counter()
    records, report = options.out / "out.jsonl", options.out / "report.jsonl"
    with records.open("w", encoding="utf-8") as dump, report.open("w", encoding="utf-8") as lines:
        output = Output(dump, lines)
        for source in sources(paths):
            read_one(source, output, options)
    took = time.perf_counter() - began
    counts = ", ".join(f"{count} {action}" for action, count in sorted(output.counts.items()))
    print(f"{counts} in {took:.1f} s ({output.counts['created'] / took:.0f} articles/s)")


def read_one(source: Source | Fault, output: Output, options: argparse.Namespace) -> None:
    if isinstance(source, Fault):
        output.fault(source, source.source)
        return
    try:
        for found in found_in(source, options):
            output.found(found, source.name)
    except Unreadable as problem:
        output.fault(Fault(source.name, str(problem)), source.name)


def found_in(source: Source, options: argparse.Namespace) -> Iterator[Draft | Fault]:
    with opened(source, options.max_size) as stream:
        yield from read_as(options.format, stream, source.name, Options(), datetime.now(UTC))


def score(options: argparse.Namespace) -> int:
    """Run the scorers beside the samples; return whether a goal was missed."""
    folders = {name.split("/")[0] for name in options.paths} or set(os.listdir(options.samples))
    truths = [path for path in sorted(options.samples.glob("*/truth.jsonl")) if path.parent.name in folders]
    missed = score_truth(truths, options) if truths else 0
    return missed | (check_malformed(options) if "malformed" in folders else 0)


def score_truth(truths: list[Path], options: argparse.Namespace) -> int:
    scorer, goals = options.samples / "score_import.py", options.samples / "goals.json"
    given = ["--truth", *truths, "--pred", options.out / "out.jsonl", "--by", options.by, "--goals", goals]
    return subprocess.run([sys.executable, scorer, *given]).returncode


def check_malformed(options: argparse.Namespace) -> int:
    checker, expected = options.samples / "check_malformed.py", options.samples / "malformed/expected.json"
    given = [
        "--expected",
        expected,
        "--report",
        options.out / "report.jsonl",
        "--dump",
        options.out / "out.jsonl",
    ]
    return subprocess.run([sys.executable, checker, *given]).returncode


if __name__ == "__main__":
    sys.exit(main())
