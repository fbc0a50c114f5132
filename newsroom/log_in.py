"""Logging in: as Django's admin does it, but nobody tries one password after another."""

import logging
from hashlib import sha256
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from corrections.actions.weigh import TooManyLogIns, forgive_log_in, weigh_log_in
from corrections.senders import sender_of

logger = logging.getLogger(__name__)


class LogInForm(AdminAuthenticationForm):
    """A name and a password; each try is counted before it is made, and forgiven when it was right."""

    #: Why the password was not even looked at.
    refused: TooManyLogIns | None = None

    def clean(self) -> dict[str, Any]:
        if not (self.cleaned_data.get("username") and self.cleaned_data.get("password")):
            return super().clean()
        network, account = self._counted_by()
        try:
            weigh_log_in(network, account)
        except TooManyLogIns as problem:
            self.refused = problem
            logger.warning("log-in refused: too many from network %s", network)
            raise ValidationError(str(problem), code="too_many") from problem
        return self._tried(network, account)

    def _tried(self, network: str, account: str) -> dict[str, Any]:
        try:
            cleaned = super().clean()
        except ValidationError:
            logger.warning("log-in failed from network %s", network)
            raise
        forgive_log_in(network, account)
        return cleaned

    def _counted_by(self) -> tuple[str, str]:
        """Return today's hash of the network, and a digest of the name, however it is written."""
        assert self.request is not None
        name = self.cleaned_data["username"].casefold()
        return sender_of(self.request).network, sha256(name.encode()).hexdigest()[:43]
