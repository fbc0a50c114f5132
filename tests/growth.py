"""How the work grows with what is sent: told by its shape, on a machine of any speed."""

import time
from collections.abc import Callable


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times as long four times the size takes: about 4 when linear, 16 when quadratic."""
    return _least(work, 4 * size) / _least(work, size)


def _least(work: Callable[[int], object], size: int) -> float:
    return min(_taken(work, size) for _ in range(3))


def _taken(work: Callable[[int], object], size: int) -> float:
    before = time.process_time()
    work(size)
    return time.process_time() - before
