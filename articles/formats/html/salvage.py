"""What can still be read of linked data that is broken."""

import json
import re
from typing import Any

STRING = r'"(?:[^"\\\n]|\\.){1,2000}"'
FIELD = re.compile(rf'"(headline|datePublished|description|articleSection|inLanguage|url)"\s*:\s*({STRING})')
AUTHORS = re.compile(rf'"author"\s*:\s*({STRING}|\[[^\]]{{0,2000}}\]|\{{[^}}]{{0,2000}}\}})')
NAME = re.compile(rf'"name"\s*:\s*({STRING})')


def salvaged(text: str) -> dict[str, Any]:
    """Return the plain fields of a text that is no JSON as a whole, and the names of its authors."""
    fields: dict[str, Any] = {
        key: said for key, value in reversed(FIELD.findall(text)) if (said := _string(value))
    }
    found = AUTHORS.search(text)
    if found is not None:
        names = [found[1]] if found[1].startswith('"') else NAME.findall(found[1])
        fields["author"] = [name for name in map(_string, names) if name]
    return fields


def _string(value: str) -> str:
    try:
        return str(json.loads(value, strict=False))
    except ValueError:
        return ""
