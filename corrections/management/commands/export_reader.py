"""Hand out what is held of a reader who asks, as JSON, one report a line."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from articles.management.staff import StaffCommand
from corrections.actions.privacy import NO_ADDRESS, held_of


class Command(StaffCommand):
    help = (
        "Print all that is held of whoever wrote under an e-mail address; the address itself is not printed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="the e-mail address the reader wrote under")

    def handle(self, *args: Any, address: str, **given: Any) -> None:
        reports = 0
        try:
            for report in held_of(address):
                self.stdout.write(json.dumps(report, ensure_ascii=False))
                reports += 1
        except ValidationError as problem:
            raise CommandError(NO_ADDRESS.format(address)) from problem
        if not reports:
            self.stderr.write("Nothing is held of this address.")
