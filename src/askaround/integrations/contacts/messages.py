"""messages.csv to counts: who wrote to whom, how often and when. Texts are read past and never kept."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import unquote

from askaround.integrations.contacts.dates import parse_moment
from askaround.integrations.contacts.own import Reasons, names_somebody
from askaround.integrations.contacts.protocol import Correspondence, FileRefused
from askaround.integrations.contacts.words import without_accents

MOST_PAIRS: Final = 200_000

SEVERAL = "Sent to several people, so it does not say who spoke with whom."
DRAFT = "A draft that was not sent."
UNSIGNED = "It does not say who wrote, or to whom."
BETWEEN_OTHERS = "It does not tell which side is you."
_YES = ("yes", "true", "ja", "oui", "1")


@dataclass(slots=True)
class _Pair:
    """What went from one to another; `last` sorts by time."""

    count: int = 0
    first: str = ""
    last: str = ""

    def add(self, moment: str, times: int = 1, last: str = "") -> None:
        self.count += times
        if moment:
            self.first = min(filter(None, (self.first, moment)))
            self.last = max(self.last, last or moment)


@dataclass(slots=True)
class Tally:
    """Messages by who wrote to whom; a side is its profile address, or its name after a "=" without one."""

    pairs: dict[tuple[str, str], _Pair] = field(default_factory=lambda: defaultdict(_Pair))
    names: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    reasons: Reasons = field(default_factory=Counter)

    def add(self, row: tuple[str, ...]) -> None:
        """Count one row: sender, address, recipient, addresses, date, and the marks of drafts."""
        sender, sender_url, recipient, recipient_urls, sent, *draft = row
        sender_url = sender_url if names_somebody(sender_url) else ""
        urls = filter(names_somebody, recipient_urls.replace(";", ",").replace(" ", ",").split(","))
        to = {_address(url): url for url in urls if url and url != sender_url}
        if any(mark.casefold() in _YES for mark in draft):
            self.reasons[DRAFT] += 1
        elif len(to) > 1:
            self.reasons[SEVERAL] += 1
        elif not (sender or sender_url) or not (recipient or to):
            self.reasons[UNSIGNED] += 1
        else:
            pair = self._side(sender, sender_url), self._side(recipient, next(iter(to.values()), ""))
            if pair not in self.pairs and len(self.pairs) >= MOST_PAIRS:
                raise FileRefused("This file names more people than anybody writes to.")
            self.pairs[pair].add(_moment(sent))

    def settled(self, mine: Iterable[str]) -> list[Correspondence]:
        """Return the counts seen from the user, who is called one of `mine` or else writes with the most."""
        pairs = self._unified()
        me = _me(pairs, {without_accents(name) for name in mine}, self.names)
        between: dict[str, dict[bool, _Pair]] = defaultdict(lambda: {True: _Pair(), False: _Pair()})
        for (sender, recipient), pair in pairs.items():
            if (sender == me) == (recipient == me):
                self.reasons[BETWEEN_OTHERS] += pair.count
            elif _is_several(other := recipient if sender == me else sender, self.names):
                self.reasons[SEVERAL] += pair.count
            else:
                between[other][sender == me].add(pair.first, pair.count, pair.last)
        return [self._seen(other, *both.values()) for other, both in between.items()]

    def _side(self, name: str, url: str) -> str:
        side = _address(url) if url else f"={without_accents(name)}"
        if url and name:
            self.names[side] = name
        elif not url:
            self.names.setdefault(side, name)
        if url:
            self.addresses[side] = url
        return side

    def _unified(self) -> dict[tuple[str, str], _Pair]:
        """Give a side known by its name alone the one address that goes by this name elsewhere."""
        by_name = defaultdict(set)
        for side in self.addresses:
            by_name[f"={without_accents(self.names.get(side, ''))}"].add(side)
        alone = {name: next(iter(sides)) for name, sides in by_name.items() if len(sides) == 1}
        pairs: dict[tuple[str, str], _Pair] = defaultdict(_Pair)
        for (sender, recipient), pair in self.pairs.items():
            both = alone.get(sender, sender), alone.get(recipient, recipient)
            pairs[both].add(pair.first, pair.count, pair.last)
        return pairs

    def _seen(self, other: str, sent: _Pair, received: _Pair) -> Correspondence:
        first = min(filter(None, (sent.first, received.first)), default="")
        last = max(sent.last, received.last)
        return Correspondence(
            profile_url=self.addresses.get(other, ""),
            name=self.names.get(other, ""),
            sent=sent.count,
            received=received.count,
            first_on=_date(first),
            last_on=_date(last),
            last_by="" if not last else "me" if sent.last == last else "them",
        )


def _me(pairs: dict[tuple[str, str], _Pair], mine: set[str], names: dict[str, str]) -> str:
    """Return the side that is the user, "" where two could be."""
    partners: Counter[str] = Counter()
    for one, other in {tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1]}:
        partners[one] += 1
        partners[other] += 1
    called = [
        (count, side) for side, count in partners.items() if without_accents(names.get(side, "")) in mine
    ]
    if called:
        return max(called)[1]
    most = partners.most_common(2)
    clear = most and (len(most) == 1 or most[0][1] > most[1][1])
    return most[0][0] if clear else ""


def _is_several(side: str, names: dict[str, str]) -> bool:
    """Tell a list of names without any address, which nobody goes by elsewhere."""
    return side.startswith("=") and "," in names[side]


def _address(url: str) -> str:
    path = unquote(url.partition("://")[2] or url).partition("?")[0].rstrip("/").casefold()
    return path.partition("linkedin.com")[2] or path


def _moment(text: str) -> str:
    """Return a date with its clock as they sort, "" for none; a clock of another form is left out."""
    day = parse_moment(text)
    if day is None:
        return ""
    iso = day.isoformat()
    return text[:19] if text.startswith(iso) else iso


def _date(moment: str) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None
