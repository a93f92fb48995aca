"""Reading whether to ask where you are: another clock is near, or yours is not known."""

import datetime as dt
from dataclasses import dataclass

from askaround.accounts.models import User
from askaround.conversations.rules import city
from askaround.kit.machine import place_of_machine, region_of
from askaround.kit.zones import Place, country_name, current_name, place_of


@dataclass(frozen=True, slots=True)
class PlaceQuestion:
    """Whether you go by the clock of another place, which `teller` tells; without one, where you are.

    `here` and `there` are cities; `country` is the name of there, given where yours is not known.
    """

    teller: str
    offered: str
    here: str
    there: str
    country: str
    version: int

    @property
    def differs(self) -> bool:
        """Tell whether it is about another clock, and not only about the country."""
        return self.there != self.here


def ask_about_machine(owner: User) -> PlaceQuestion | None:
    """Return what to ask by what the machine says, once; only where your zone is not known."""
    if owner.time_zone or any(each["kept"] == "" for each in owner.zones_kept):
        return None
    place = place_of_machine()
    return _question(owner, place, "This machine") if place.zone else None


def ask_about_browser(owner: User, zone: str, language: str, now: dt.datetime) -> PlaceQuestion | None:
    """Return what to ask by what a browser says of its zone and its language, None where nothing is new."""
    place = place_of(zone, region_of(language), now)
    if {"offered": place.zone, "kept": owner.time_zone} in owner.zones_kept:
        return None
    differs = place.zone and place.zone != current_name(owner.time_zone)
    if differs or not owner.time_zone or (place.country and not owner.country):
        return _question(owner, place, "Your browser")
    return None


def _question(owner: User, place: Place, teller: str) -> PlaceQuestion:
    return PlaceQuestion(
        teller=teller,
        offered=place.zone,
        here=city(owner.time_zone),
        there=city(place.zone),
        country="" if owner.country else country_name(place.country),
        version=owner.version,
    )
