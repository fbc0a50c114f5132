"""What earlier imports have read, as long as it is read the same way."""

import os
from array import array
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path

from articles import formats, markup, text
from articles.formats.memory import Memory
from articles.intake.order import Order
from articles.models import Source

#: So many are remembered; each takes eight bytes in every process that reads.
MOST = 500_000


def remembered(order: Order) -> Memory:
    """Return the records seen before by an order like this one; none when it wants to see every article."""
    if order.whole or order.since:
        return Memory()
    place = order.paths if order.namespace else (os.getcwd(),)
    folders = map(str, order.pictures)
    salt = "\n".join([way_of_reading(), str(order.reading.zone), order.namespace, *folders, *place])
    known = Source.objects.exclude(seen=None).order_by("-pk").values_list("seen", flat=True)[:MOST]
    return Memory(salt, array("q", sorted(one for one in known.iterator() if one is not None)))


@cache
def way_of_reading() -> str:
    """Return a digest of the code that reads: once it has changed, everything is read anew."""
    folders = (Path(str(room.__file__)).parent for room in (formats, markup))
    files = sorted(chain.from_iterable(folder.rglob("*.py") for folder in folders))
    digest = sha256()
    for file in [*files, Path(str(text.__file__))]:
        digest.update(file.read_bytes())
    return digest.hexdigest()
