"""Forget what the privacy rules say is to be forgotten by now; meant to run every hour."""

from typing import Any

from articles.management.staff import StaffCommand
from corrections.actions.privacy import purge


class Command(StaffCommand):
    help = "Forget contacts and letters of cases settled long ago, and the senders of earlier days."

    def handle(self, *args: Any, **given: Any) -> None:
        gone = purge()
        people = f"{gone.contacts} contacts, {gone.letters} letters"
        self.stdout.write(f"Forgot {people}, {gone.hashes} senders, {gone.tallies} tallies.")
