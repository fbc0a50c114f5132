"""Forget a reader who asks for it; what was reported and decided stays."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from articles.management.staff import StaffCommand
from corrections.actions.privacy import NO_ADDRESS, erase_reader


class Command(StaffCommand):
    help = "Forget who wrote under an e-mail address: name, address and letters go, reports stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="the e-mail address the reader wrote under")

    def handle(self, *args: Any, address: str, **given: Any) -> None:
        try:
            gone = erase_reader(address)
        except ValidationError as problem:
            raise CommandError(NO_ADDRESS.format(address)) from problem
        self.stdout.write(f"Forgot the sender of {gone.contacts} reports and {gone.letters} letters.")
