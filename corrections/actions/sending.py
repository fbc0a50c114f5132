"""Letters handed to the mail server once their undo window is over; an outage of the server loses none."""

from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone
from post_office.mail import get_queued, send_queued
from post_office.models import STATUS, Email


class NoServer(Exception):
    """Nobody takes letters now: none was touched, and all go on waiting."""

    def __init__(self, problem: Exception) -> None:
        server, waiting = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}", get_queued().count()
        super().__init__(
            f"The mail server {server} takes no letters ({problem}). Waiting: {waiting}; none is lost."
        )


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How many letters left, how many were refused and are tried again, how many are given up."""

    left: int = 0
    refused: int = 0
    given_up: int = 0


def send_letters() -> HandedOver:
    """Hand over every letter whose time has come. Raises NoServer before a try of any is counted."""
    left = refused = given_up = 0
    while get_queued().exists():
        _call()
        sent, failed, again = send_queued()
        left, refused, given_up = left + sent, refused + again, given_up + failed
    return HandedOver(left, refused, given_up)


def send_again() -> int:
    """Let letters that were given up leave after all; return how many."""
    fresh = {"status": STATUS.queued, "number_of_retries": 0, "scheduled_time": timezone.now()}
    return int(Email.objects.filter(status=STATUS.failed).update(**fresh))


def _call() -> None:
    """Make sure that the server is there and lets us in."""
    server = get_connection()
    try:
        server.open()
    except (OSError, SMTPException) as problem:
        raise NoServer(problem) from problem
    finally:
        server.close()
