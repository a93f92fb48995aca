"""Going by the clock of another place."""

import datetime as dt

from django.db import transaction

from askaround.accounts import commands as accounts
from askaround.accounts.models import User
from askaround.conversations.queries import conversations_ahead
from askaround.conversations.rules import city
from askaround.history.models import Entry
from askaround.kit.zones import Place, country_name, country_of, is_utc, place_of


@transaction.atomic
def choose_place(*, owner: User, version: int, zone: str, now: dt.datetime) -> Entry:
    """Go by the clock of a zone; its holidays come with it, unless you chose others than your old zone's.

    Raises ProfileChangedMeanwhile.
    """
    there = place_of(zone, owner.country, now)
    moves = there.country and owner.country in {"", country_of(owner.time_zone)}
    said = [f"You go by the clock of {city(there.zone)} now."]
    if moves:
        said.append(f"Public holidays of {country_name(there.country)} are left out when days are counted.")
    if talks := sum(is_utc(each.zone) for each in conversations_ahead(owner, now)):
        said.append(
            f"{'A talk' if talks == 1 else f'{talks} talks'} ahead: by UTC; see whether that is meant."
        )
    return accounts.choose_place(
        user=owner,
        version=version,
        place=Place(there.zone, there.country if moves else owner.country),
        sentence=" ".join(said),
        now=now,
    )
