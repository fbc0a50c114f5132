"""Bring articles in from whatever a newsroom has: `manage.py import_articles PATH…`."""

import json
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.formats import FORMATS, Options
from articles.formats.record import as_record
from articles.intake import Line, Order, lines

SHOWN_FAULTS = 20


class Command(BaseCommand):
    help = "Import articles from files, folders or standard input (-). Content decides the format."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--format", default="", choices=["", *FORMATS], help="do not guess the format")
        parser.add_argument("--encoding", default="", help="the files' encoding, when it is known")
        parser.add_argument("--source", default="", help="a name that keeps this source's records apart")
        parser.add_argument("--section", default="", help="put every article in this section")
        parser.add_argument("--language", default="", help="the language of every article")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, write nothing")
        parser.add_argument("--dump", type=Path, help="write every article as a line of JSON")
        parser.add_argument("--report", type=Path, help="write what became of every record as a line of JSON")

    def handle(self, *args: Any, **given: Any) -> None:
        order = Order(
            paths=tuple(given["paths"]),
            now=timezone.now(),
            format=given["format"],
            options=Options(encoding=given["encoding"]),
            namespace=given["source"],
            section=given["section"],
            language=given["language"],
            dry_run=given["dry_run"],
        )
        told = list(lines(order))
        self._write(given["dump"], [as_record(line.draft) for line in told if line.draft])
        self._write(given["report"], [as_report(line) for line in told])
        self._close(told, given["verbosity"])

    def _write(self, path: Path | None, records: list[dict[str, Any]]) -> None:
        if path:
            path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))

    def _close(self, told: list[Line], verbosity: int) -> None:
        counts = Counter(line.action for line in told)
        faults = [line for line in told if line.action in {"error", "conflict"}]
        for line in faults[:SHOWN_FAULTS]:
            self.stderr.write(f"{line.file}: {line.message}")
        if verbosity:
            self.stdout.write(", ".join(f"{n} {action}" for action, n in sorted(counts.items())) or "nothing")
        if faults:
            raise SystemExit(1 if any(line.draft for line in told) else 2)


def as_report(line: Line) -> dict[str, Any]:
    """Return the line as `--report` writes it."""
    action = {"merged": "updated", "converged": "unchanged"}.get(line.action, line.action)
    return {"file": line.file, "line": line.line, "record": line.record, "action": action, "message": line.message}
