"""Log lines: one event one line, so that nothing a visitor sends can forge another."""

import logging
import re

#: A report's private address opens it to whoever reads the log; the line keeps only that it was asked for.
PRIVATE = re.compile(r"(/reports/)[^/\s?'\"]+")

#: An e-mail address, as a mail server names whom it refused. Looked for only where a word begins, and never
#: twice from one place: a visitor may send a word of any length.
ADDRESS = re.compile(r"(?<![^\s<>\"'(),:;@\[\]{}])[^\s<>\"'(),:;@\[\]{}]++@[^\s<>\"'(),:;@\[\]{}]+")

#: The most characters of a message, and of a traceback, whose ends tell most.
LONGEST_MESSAGE, LONGEST_TRACEBACK = 2_000, 20_000


class OneLine(logging.Formatter):
    """Formats a record, its traceback too, as a single line; line breaks inside it are shown, not obeyed."""

    default_format = "%(asctime)s %(levelname)s %(name)s: %(message)s"

    def __init__(self) -> None:
        super().__init__(self.default_format)

    def format(self, record: logging.LogRecord) -> str:
        line = shortened(scrubbed(super().format(record)), LONGEST_MESSAGE + LONGEST_TRACEBACK)
        return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in line)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        record.message = shortened(scrubbed(record.message), LONGEST_MESSAGE)
        return super().formatMessage(record)


def scrubbed(text: str) -> str:
    """Return a text without private addresses, those of reports and those of people."""
    return ADDRESS.sub("…@…", PRIVATE.sub(r"\1…", text))


def shortened(text: str, most: int) -> str:
    """Return the two ends of a text that is too long, and how many characters stood between them."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]}[…{len(text) - 2 * half} more…]{text[-half:]}"
