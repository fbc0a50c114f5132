"""Log lines: one event one line, so that nothing a visitor sends can forge another."""

import logging
import re

#: A report's private address opens it to whoever reads the log; the line keeps only that it was asked for.
PRIVATE = re.compile(r"(/reports/)[^/\s?'\"]+")

#: An e-mail address, as a mail server names whom it refused.
ADDRESS = re.compile(r"[^\s<>\"'(),:;@\[\]{}]+@[^\s<>\"'(),:;@\[\]{}]+")


class OneLine(logging.Formatter):
    """Formats a record, its traceback too, as a single line; line breaks inside it are shown, not obeyed."""

    default_format = "%(asctime)s %(levelname)s %(name)s: %(message)s"

    def __init__(self) -> None:
        super().__init__(self.default_format)

    def format(self, record: logging.LogRecord) -> str:
        line = ADDRESS.sub("…@…", PRIVATE.sub(r"\1…", super().format(record)))
        return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in line)
