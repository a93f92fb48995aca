"""Remembering by what a file would name somebody again who was erased, without keeping it."""

import secrets
from collections.abc import Iterable

from askaround.people.models import ErasedAddress
from askaround.people.rules import erased_digest

_KEY_BYTES = 32  # as long as the digest (RFC 2104)


def remember_addresses(owner_id: int, said: Iterable[str]) -> None:
    """Keep a keyed digest of each address of somebody who is being erased; the key is made with the first."""
    mine = ErasedAddress.objects.filter(owner_id=owner_id)
    key = mine.order_by("pk").values_list("key", flat=True).first() or secrets.token_hex(_KEY_BYTES)
    for each in said:
        ErasedAddress.objects.get_or_create(
            owner_id=owner_id, digest=erased_digest(key, each), defaults={"key": key}
        )
