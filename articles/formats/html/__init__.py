"""Saved web pages: the page taken apart, what it says of itself, and the story on it."""

from articles.formats.html.read import article, read

__all__ = ["article", "read"]
