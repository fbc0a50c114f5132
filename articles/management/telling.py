"""What an import tells: machines line by line in files, people a table and the first faults at the end."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import CommandError

from articles.formats.record import as_record
from articles.intake import Line
from articles.management.staff import WRONG_USE
from articles.reading import UNKNOWN
from articles.text import one_line

#: The columns of the closing table, and what else counts as one of them.
COLUMNS = ("created", "updated", "merged", "unchanged", "conflict", "skipped", "failed")
COUNTED_AS = {"converged": "unchanged", "error": "failed"}

#: What a line's action is called in a report, which knows fewer.
REPORTED_AS = {"merged": "updated", "converged": "unchanged"}

SHOWN_FAULTS = 20


class Told:
    """Everything that was told so far: written on at once, counted, the first faults kept."""

    def __init__(self, dump: TextIO | None, report: TextIO | None) -> None:
        self.dump, self.report = dump, report
        self.counts: dict[str, Counter[str]] = {}
        self.faults: list[Line] = []
        self.warnings = 0
        self.read = False

    def add(self, line: Line) -> None:
        if self.dump and line.draft:
            _write(self.dump, as_record(line.draft))
        if self.report:
            _write(self.report, as_report(line))
        if line.action == "warning":
            self.warnings += 1
            return
        self.read |= line.format not in {"", UNKNOWN}
        column = COUNTED_AS.get(line.action, line.action)
        self.counts.setdefault(line.format or "unopened", Counter())[column] += 1
        if column in {"failed", "conflict"} and len(self.faults) < SHOWN_FAULTS:
            self.faults.append(line)

    def total(self, column: str) -> int:
        return sum(counts[column] for counts in self.counts.values())

    def exit_code(self, *, strict: bool) -> int:
        """Return 0 when all is fine, 1 when something failed or waits for an editor, 2 for nothing read."""
        if not self.read:
            return WRONG_USE
        troubled = self.total("failed") + self.total("conflict") + (self.warnings if strict else 0)
        return 1 if troubled else 0

    def table(self) -> Iterator[str]:
        """Yield the closing table by format, numbers to the right."""
        rows = [(name, counts) for name, counts in sorted(self.counts.items())]
        if len(rows) > 1:
            rows.append(("all", sum((counts for _, counts in rows), Counter())))
        widths = [max(len(column), 7) for column in COLUMNS]
        yield " ".join([f"{'format':<9}", *(f"{c:>{w}}" for c, w in zip(COLUMNS, widths, strict=True))])
        for name, counts in rows:
            yield " ".join(
                [f"{name:<9}", *(f"{counts[c]:>{w}}" for c, w in zip(COLUMNS, widths, strict=True))]
            )

    def troubles(self, *, stopped: bool = False) -> Iterator[str]:
        """Yield the first faults with what to do about them, and where the others are."""
        yield from (f"{place(line)}: {line.message}" for line in self.faults)
        more = self.total("failed") + self.total("conflict") - len(self.faults)
        if more:
            yield f"{more} more failed or are in conflict. Run again with --report FILE to see every one."
        if self.warnings:
            noun = "warning" if self.warnings == 1 else "warnings"
            yield f"{self.warnings} {noun}: the articles were taken, with doubts that --report FILE lists."
        if stopped:
            yield "The import was stopped. Run it again: what is here by now is not taken twice."
        elif not self.read:
            yield "Nothing could be read. Name a file, or a folder that holds some."


def place(line: Line) -> str:
    file = one_line(line.file)
    return f"{file}, line {line.line}" if line.line else file


def as_report(line: Line) -> dict[str, Any]:
    """Return the line as `--report` writes it."""
    return {
        "file": line.file,
        "line": line.line,
        "record": line.record,
        "action": REPORTED_AS.get(line.action, line.action),
        "message": line.message,
    }


@contextmanager
def telling(dump: Path | None, report: Path | None) -> Iterator[Told]:
    """Open the files for machines, and close them whatever happens."""
    with ExitStack() as files:
        yield Told(*(files.enter_context(_opened(path)) if path else None for path in (dump, report)))


def _opened(path: Path) -> AbstractContextManager[TextIO]:
    try:
        return path.open("w", encoding="utf-8", errors="replace")
    except OSError as problem:
        raise CommandError(
            f"“{path}” cannot be written: {problem.strerror}.", returncode=WRONG_USE
        ) from problem


def _write(file: TextIO, entry: dict[str, Any]) -> None:
    file.write(json.dumps(entry, ensure_ascii=False) + "\n")
