"""Markdown as HTML."""

from markdown_it import MarkdownIt


class _Markdown(MarkdownIt):
    """Takes every link as one, so that its words stay when the cleaning drops its address."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True


HTML = _Markdown("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"])
