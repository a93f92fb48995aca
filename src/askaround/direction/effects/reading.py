"""Reading titles with the sentence model, a chunk at a time, each text once."""

import datetime as dt
from itertools import islice

from django.db import transaction
from django.db.models import F

from askaround.accounts.models import User
from askaround.direction.effects import vectors
from askaround.direction.effects.ranking import rank_people
from askaround.direction.models import Reading, TextVector
from askaround.integrations import embeddings
from askaround.kit.sqlite import give_pages_back

# A chunk is kept together and takes about a quarter of a second; after some, other jobs have their turn.
_CHUNK = 256
_AT_A_TURN = 4096


def can_read() -> bool:
    """Tell whether there is a sentence model."""
    return embeddings.is_installed()


def model_name() -> str:
    """Return which sentence model reads; empty where there is none."""
    return embeddings.MODEL if can_read() else ""


def forget_readings() -> None:
    """Let no reading wait, of whichever owner, since nothing can read."""
    Reading.objects.filter(read__lt=F("wanted")).update(wanted=F("read"))


def read_some(*, owner: User, now: dt.datetime) -> bool:
    """Read titles that are not read yet; with the last of them, rank anew. Returns whether some are left.

    Every chunk is kept as it comes, so that a reading that is cut off goes on where it was.
    """
    try:
        return can_read() and _read(owner, now)
    except Exception:
        Reading.objects.filter(owner=owner).update(wanted=F("read"))
        raise


def read_few(*, owner: User, most: int, now: dt.datetime) -> int:
    """Read all titles that are not read yet, if there are at most so many; returns how many were read."""
    if not can_read():
        return 0
    unread = len(vectors.unread_texts(owner)[1])
    if not 0 < unread <= most:
        return 0
    _read(owner, now)
    return unread


def _read(owner: User, now: dt.datetime) -> bool:
    wanted, unread = vectors.unread_texts(owner)
    give_pages_back()
    if not unread and not vectors.is_reading(owner):
        return False
    _keep(owner, dict(islice(unread.items(), _AT_A_TURN)), read=wanted - len(unread), wanted=wanted)
    if len(unread) > _AT_A_TURN:
        return True
    return _finish(owner, wanted, now)


def _keep(owner: User, texts: dict[str, str], *, read: int, wanted: int) -> None:
    """Read texts and keep what the model makes of them, telling before each chunk how many are there."""
    if not texts:
        return
    keys = list(texts)
    with embeddings.reader() as vectors_of:
        for at in range(0, len(keys), _CHUNK):
            _tell(owner, read=read + at, wanted=wanted)
            chunk = keys[at : at + _CHUNK]
            made = zip(chunk, vectors_of([texts[key] for key in chunk]), strict=True)
            rows = [TextVector(owner=owner, key=key, vector=vector) for key, vector in made]
            # Another worker may be reading the same.
            TextVector.objects.bulk_create(rows, ignore_conflicts=True)


def _tell(owner: User, *, read: int, wanted: int) -> None:
    Reading.objects.update_or_create(owner=owner, defaults={"read": read, "wanted": wanted})


@transaction.atomic
def _finish(owner: User, wanted: int, now: dt.datetime) -> bool:
    """Note that all titles are read, and rank by that; returns whether more were found meanwhile."""
    _tell(owner, read=wanted, wanted=wanted)
    Reading.objects.filter(owner=owner).update(finished=F("finished") + 1)
    ranked = [rank_people(owner=owner, path=path, now=now) for path in vectors.ranked_paths(owner)]
    return any(each.reading_begun for each in ranked)
