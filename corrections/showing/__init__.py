"""What editors see: a case on its page, the queue around it, and the desk as a whole."""

from corrections.showing.beat import Beat
from corrections.showing.case import CasePage
from corrections.showing.desk import Desk
from corrections.showing.queue import holding, last_decision, left_for, neighbours, waiting_for

__all__ = ["Beat", "CasePage", "Desk", "holding", "last_decision", "left_for", "neighbours", "waiting_for"]
