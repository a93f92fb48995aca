"""What makes two addresses, names or lines the same."""

import hashlib
import hmac
import unicodedata
from collections.abc import Sequence
from urllib.parse import parse_qs, unquote, urlsplit

from askaround.me.rules import organisation_key

__all__ = ["erased_digest", "fingerprint", "mail_key", "organisation_key", "profile_key"]


def profile_key(url: str) -> str:
    """Return what identifies a profile: host and path, whatever the scheme, country, case or query.

    de.linkedin.com/in/mia and https://www.linkedin.com/in/mia/?trk=x are the same profile.
    """
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:  # no web address at all, such as http://[x
        return url.strip()[:400]
    host = (parts.hostname or "").lower()
    if host == "linkedin.com" or host.endswith(".linkedin.com"):
        host = "linkedin.com"
    if host == "linkedin.com" and parts.path.rstrip("/").casefold() == "/profile/view":
        member = next(iter(parse_qs(parts.query).get("id", ())), "")
        return f"{host}/profile/view/{member.casefold()}"[:400]
    path = unicodedata.normalize("NFC", unquote(parts.path)).rstrip("/").casefold()
    return f"{host}{path}"[:400]


def mail_key(address: str) -> str:
    """Return what identifies a mailbox; providers treat case as nothing (RFC 5321 would allow it)."""
    return unicodedata.normalize("NFC", address).strip().casefold()[:400]


def erased_digest(key: str, said: str) -> str:
    """Return what is kept of an address of somebody erased: it tells whoever has the key and the address.

    Eturn what is kept of an address of somebody erased: it tells whoever has the key and the address.
    """
    return hmac.new(bytes.fromhex(key), said.encode(), hashlib.sha256).hexdigest()


def fingerprint(cells: Sequence[str]) -> int:
    """Return a signed 64-bit digest of what a line says, the same however it was encoded."""
    text = "\x1f".join(cells)
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
