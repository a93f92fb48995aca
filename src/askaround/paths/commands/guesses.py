"""Saying how well you expect a path to fit."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.models import StaleVersion
from askaround.kit.refusals import Refusal
from askaround.kit.text import fold
from askaround.paths.models import Guess, Path
from askaround.paths.queries import get_path, list_guesses
from askaround.paths.rules import MOST_CRITERIA, GuessDetails


class TooManyCriteria(Refusal):
    """Raised for guesses about more criteria than can be weighed."""


@transaction.atomic
def guess_fit(
    *, owner: User, path: UUID, version: int, guesses: Sequence[GuessDetails], now: dt.datetime
) -> Entry:
    """Say your first guesses about a path, all of them at once; what is left out is not guessed any more.

    Raises TooManyCriteria, and StaleVersion when they were saved elsewhere since this version of them.
    """
    wanted = {fold(guess.criterion)[:200]: guess for guess in guesses}
    if len(wanted) > MOST_CRITERIA:
        raise TooManyCriteria(f"Choose the {MOST_CRITERIA} that matter most. Nobody weighs more at once.")
    subject = get_path(owner, path)
    mine = Path.objects.filter(owner=owner, pk=subject.pk, guesses_version=version)
    if not mine.update(guesses_version=version + 1):
        raise StaleVersion(subject)
    before = _told(list_guesses(subject))
    Guess.objects.filter(owner=owner, path=subject).delete()
    Guess.objects.bulk_create(
        Guess(owner=owner, path=subject, key=key, **asdict(guess)) for key, guess in wanted.items()
    )
    after = {**_told(list(wanted.values())), "version": version + 1}
    return note(
        "guess_fit", subject, "Your guesses are saved. Conversations will move them.", now, before, after
    )


def _told(guesses: Sequence[GuessDetails]) -> dict[str, object]:
    return {"guesses": [asdict(guess) for guess in guesses]}
