"""An import from end to end: files to drafts to articles, a line for each; one bad record stops nothing."""

from articles.intake.flow import lines
from articles.intake.order import Line, Order

__all__ = ["Line", "Order", "lines"]
