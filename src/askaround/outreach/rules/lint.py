"""What hurts in a message that asks somebody for a conversation, where it stands, and how to mend it.

The rules follow practice guidance (Dalton, The 2-Hour Job Search; the career centres of Berkeley and Kansas):
connection first, insight and not a job, one clear question, short, at least half about the other person, an
easy no. They read English.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from askaround.outreach.rules import measures, phrases
from askaround.outreach.rules.advice import ADVICE, ID_OF, Severity
from askaround.outreach.rules.channels import LIMITS, Channel, characters
from askaround.outreach.rules.placeholders import placeholders
from askaround.outreach.rules.reading import Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from askaround.outreach.rules.phrases import Span

__all__ = ["Finding", "Severity", "lint"]

SHORT: Final = 75
LONG: Final = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that hurts: where, why, and a repair.

    Places are code points, end exclusive; None and None for the whole message.
    """

    id: str
    severity: Severity
    start: int | None
    end: int | None
    message: str
    repair: str


def lint(text: str, *, channel: Channel = Channel.MAIL, to: str = "", subject: str = "") -> list[Finding]:
    """Return what hurts in a message: first what concerns all of it, then by place.

    Where it is known whom the message goes `to`, a greeting by another name is marked.
    In a `subject`, blanks are looked for alone, and found without a place.
    Words are counted as an editor counts them, greeting and signature included. The time grows with the
    length of the text. A text without a word has nothing to mark.
    """
    reading = read(text)
    blank = [_finding("placeholder-in-subject")] if placeholders(subject) else []
    if not reading.words:
        return blank
    found = phrases.find(reading)
    findings = [*blank, *_whole(reading, found, channel), *_placed(reading, found, to)]
    return sorted(findings, key=lambda finding: (finding.start is not None, finding.start or 0))


def _whole(reading: Reading, found: Mapping[str, list[Span]], channel: Channel) -> Iterator[Finding]:
    """Yield what concerns the message as a whole."""
    yield from _length(reading.raw)
    yield from _room(reading.raw, channel)
    if not measures.questions(reading, found):
        yield _finding("no-question")
    if not found.get("easy-no"):
        yield _finding("no-easy-way-out")
    if measures.is_mostly_about_me(reading):
        yield _finding("mostly-about-me")


def _placed(reading: Reading, found: Mapping[str, list[Span]], to: str) -> Iterator[Finding]:
    """Yield what stands at a place in the message."""
    marks = {
        "asks-for-a-job": measures.job_requests(reading, found),
        "generic-opening": found.get("generic-opening", []),
        "nameless-greeting": measures.nameless_greeting(reading),
        "another-name": measures.another_name(reading, to),
        "flattery": measures.flattery(reading, found),
        "pick-your-brain": found.get("pick-your-brain", []),
        "placeholder-left-in": placeholders(reading.raw),
        "more-than-one-ask": measures.asks(reading, found)[1:2],
    }
    for name, spans in marks.items():
        for span in phrases.apart(spans):
            yield _finding(name, span)


def _length(text: str) -> Iterator[Finding]:
    words = len(text.split())
    if words > LONG:
        yield _finding("over-100-words", words=words, excess=words - SHORT)
    elif words > SHORT:
        yield _finding("over-75-words", words=words)


def _room(text: str, channel: Channel) -> Iterator[Finding]:
    """Yield at most one finding: the strictest of the channel's limits that the text breaks."""
    limit, long = LIMITS[channel], characters(text)
    if limit.paid and long > limit.paid:
        yield _finding("too-long-for-channel", paid=limit.paid, characters=long)
    elif limit.free and long > limit.free:
        excess = long - limit.free
        yield _finding("too-long-for-free-note", free=limit.free, characters=long, excess=excess)
    elif limit.comfortable and long > limit.comfortable:
        yield _finding("long-for-linkedin", comfortable=limit.comfortable, characters=long)


def _finding(name: str, span: Span | None = None, **figures: int) -> Finding:
    advice = ADVICE[name]
    start, end = span or (None, None)
    message, repair = (words.format(**figures) for words in (advice.message, advice.repair))
    return Finding(ID_OF.get(name, name), advice.severity, start, end, message, repair)
