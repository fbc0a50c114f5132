"""Offsets as browsers count them, in UTF-16 units, turned into ours, in code points, and back."""


def points(text: str, units: int) -> int:
    """Return how many code points stand before an offset in UTF-16 units; a halved one counts as whole."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(before.decode("utf-16-le", "replace"))


def units(text: str, points: int) -> int:
    """Return how many UTF-16 units stand before an offset in code points."""
    return len(text[:points].encode("utf-16-le", "surrogatepass")) // 2
