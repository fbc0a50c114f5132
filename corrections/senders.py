"""Who sends: known only by hashes that are keyed anew every day; and how long they took to write."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone

from corrections.actions.day_key import key_of

#: Whoever sends sooner than this after the form was opened did not read it.
UNREAD_SECONDS = 2
#: The longest a form may lie open, in seconds; a draft a day old is still a reader's.
OPEN_SECONDS = 7 * 24 * 60 * 60

#: An address as some proxies write it: in brackets, before a port, or both.
WITH_PORT = re.compile(r"(?:\[([^\[\]]+)\]|([0-9.]+(?=:)))(?::[0-9]+)?")

_SALT = "corrections.opened"


@dataclass(frozen=True, slots=True)
class Sender:
    """A browser, the network it is in, and those around that one, as today's hashes."""

    browser: str
    network: str
    around: Mapping[str, str] = field(default_factory=dict)


def sender_of(request: HttpRequest) -> Sender:
    """Return who sends: the network's address and the browser's own cookie are stored nowhere."""
    network = network_of(address(request))
    around = {kind: _hash(f"{kind} {wider}") for kind, wider in around_of(address(request)).items()}
    return Sender(_hash(f"{network} {request.META.get('CSRF_COOKIE', '')}"), _hash(network), around)


def address(request: HttpRequest) -> str:
    """Return the sender's network address; forwarded headers count only as far as our own proxies reach."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies = settings.TRUSTED_PROXIES
    forwarded = [
        part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()
    ]
    return forwarded[-proxies] if proxies and len(forwarded) >= proxies else direct


def network_of(raw: str) -> str:
    """Return what one household or office has: an IPv4 address, or the first half of an IPv6 one."""
    parsed = _parsed(raw)
    if parsed is None:
        return raw[:100]
    return parsed.exploded[:19] if isinstance(parsed, IPv6Address) else str(parsed)


def around_of(raw: str) -> dict[str, str]:
    """Return the wider networks that one sender may have whole: an IPv6 `home`, and a provider's `block`."""
    parsed = _parsed(raw)
    if parsed is None:
        return {}
    sizes = {"home": 56, "block": 48} if isinstance(parsed, IPv6Address) else {"block": 24}
    return {kind: str(ip_network(f"{parsed}/{size}", strict=False)) for kind, size in sizes.items()}


def _parsed(raw: str) -> IPv4Address | IPv6Address | None:
    try:
        parsed = ip_address(_without_port(raw).partition("%")[0])
    except ValueError:
        return None
    return (isinstance(parsed, IPv6Address) and parsed.ipv4_mapped) or parsed


def _without_port(raw: str) -> str:
    written = WITH_PORT.fullmatch(raw)
    return written[1] or written[2] if written else raw


def opened(article_pk: int) -> str:
    """Return a signed note of when the form for an article was opened."""
    return signing.dumps([article_pk, int(timezone.now().timestamp())], salt=_SALT)


def has_read(note: str, article_pk: int) -> bool:
    """Say whether the form was opened for this article, and long enough ago to be read."""
    try:
        article, at = signing.loads(note, salt=_SALT, max_age=OPEN_SECONDS)
    except signing.BadSignature:
        return False
    return bool(article == article_pk and timezone.now().timestamp() - at >= UNREAD_SECONDS)


def _hash(who: str) -> str:
    day_key = hmac.digest(settings.SECRET_KEY.encode(), key_of(timezone.localdate()), "sha256")
    return hmac.digest(day_key, who.encode("utf-8", "replace"), "sha256").hex()[:43]
