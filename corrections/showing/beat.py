"""An editor's beat: what they have narrowed the queue to, which holds while they work through its cases."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any
from urllib.parse import urlencode

from corrections.models import CaseQuerySet

#: What of a case each part of a beat is compared with.
COMPARED = {"kind": "kind", "section": "article__section__slug", "language": "article__language"}


@dataclass(frozen=True, slots=True)
class Beat:
    """Which kind, section and language an editor works on; an empty one is any."""

    kind: str = ""
    section: str = ""
    language: str = ""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Beat":
        """Return the beat that the filters of the queue name; of anything else they say, nothing."""
        return cls(**{part.name: str(told.get(part.name, ""))[:80] for part in fields(cls)})

    @property
    def parts(self) -> dict[str, str]:
        """What it is narrowed to, by the filters' names."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def query(self) -> str:
        """The query that narrows the queue to it, with its question mark; nothing for the whole queue."""
        return f"?{urlencode(self.parts)}" if self.parts else ""

    def among(self, cases: CaseQuerySet) -> CaseQuerySet:
        return cases.filter(**{COMPARED[name]: value for name, value in self.parts.items()})


#: The beat of whoever has narrowed nothing.
EVERYTHING = Beat()
