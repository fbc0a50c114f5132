"""Bring articles in from whatever a newsroom has: `manage.py import_articles PATH…`."""

from argparse import ArgumentParser
from typing import Any

from django.db import Error

from articles.intake import lines
from articles.management.explaining import explained
from articles.management.ordering import add_arguments, order_of
from articles.management.progress import progress
from articles.management.staff import StaffCommand, Stopped
from articles.management.telling import Told, telling
from articles.models import Source


class Command(StaffCommand):
    help = "Import articles from files, folders or standard input (-). Content decides the format."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **given: Any) -> None:
        if given["explain"]:
            self.stdout.write("\n".join(explained(given["explain"], given["encoding"])))
            return
        order = order_of(given)
        Source.objects.exists()  # before anything is read: is the database ready?
        with telling(given["dump"], given["report"]) as told:
            try:
                with progress(order.paths) as watch:
                    for line in lines(order, watch):
                        told.add(line)
            except (Stopped, Error):
                self._tell(told, given, stopped=True)
                raise
        self._tell(told, given)
        if code := told.exit_code(strict=given["strict"]):
            raise SystemExit(code)

    def _tell(self, told: Told, given: dict[str, Any], *, stopped: bool = False) -> None:
        for trouble in told.troubles(stopped=stopped):
            self.stderr.write(trouble)
        if given["verbosity"] and told.read:
            self.stdout.write("\n".join(told.table()))
            if given["dry_run"]:
                self.stdout.write("Nothing was written: this was a dry run.")
