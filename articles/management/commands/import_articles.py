"""Bring articles in from whatever a newsroom has: `manage.py import_articles PATH…`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles.intake import lines
from articles.management.explaining import explained
from articles.management.ordering import add_arguments, check_database, order_of
from articles.management.progress import progress
from articles.management.telling import Told, telling


class Command(BaseCommand):
    help = "Import articles from files, folders or standard input (-). Content decides the format."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **given: Any) -> None:
        if given["explain"]:
            self.stdout.write("\n".join(explained(given["explain"], given["encoding"])))
            return
        order = order_of(given)
        check_database()
        with telling(given["dump"], given["report"]) as told, progress(order.paths) as watch:
            for line in lines(order, watch):
                told.add(line)
        self._close(told, given)

    def _close(self, told: Told, given: dict[str, Any]) -> None:
        for trouble in told.troubles():
            self.stderr.write(trouble)
        if given["verbosity"] and told.read:
            self.stdout.write("\n".join(told.table()))
            if given["dry_run"]:
                self.stdout.write("Nothing was written: this was a dry run.")
        if code := told.exit_code(strict=given["strict"]):
            raise SystemExit(code)
