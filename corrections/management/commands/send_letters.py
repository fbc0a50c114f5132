"""Hand the letters to readers to the mail server; meant to run every minute."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from articles.management.staff import StaffCommand
from corrections.actions.sending import HandedOver, NoServer, send_again, send_letters
from corrections.management.alone import alone


class Command(StaffCommand):
    help = "Hand the letters whose time has come to the mail server. Silent, and 0, when all of them left."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="those that were given up, too")

    def handle(self, *args: Any, again: bool, **given: Any) -> None:
        with alone() as nobody_else:
            if not nobody_else:
                return
            if again:
                self.stdout.write(f"Tried anew: {send_again()}.")
            try:
                handed = send_letters()
            except NoServer as problem:
                raise CommandError(str(problem)) from problem
        if handed.refused or handed.given_up:
            raise CommandError(_told(handed))


def _told(handed: HandedOver) -> str:
    told = f"Letters that left: {handed.left}; refused, and tried again in an hour: {handed.refused}"
    given_up = (
        f"; given up: {handed.given_up}, until manage.py send_letters --again" if handed.given_up else ""
    )
    return f"{told}{given_up}. The log says why."
