"""Log lines: one event one line, so that nothing a visitor sends can forge another."""

import logging


class OneLine(logging.Formatter):
    """Formats a record as a single line; line breaks inside it are shown, not obeyed."""

    default_format = "%(asctime)s %(levelname)s %(name)s: %(message)s"

    def __init__(self) -> None:
        super().__init__(self.default_format)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's
        line = super().formatMessage(record)
        return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in line)
