"""Where in a sentence a question begins, and whether it opens a talk or can be answered with yes or no.

A *head* is the first words of a question: "what did", "which part", "tell me", "do you". It stands at the
beginning of the sentence or of a clause. What only belongs to another clause ("when you began, …", "… who
you are") is none.
"""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from askaround.outreach.rules.reading import Reading


class Kind(enum.Enum):
    """What a head invites."""

    OPEN = "an answer in their own words"
    CLOSED = "a yes or a no"
    TAG = "assent"


class Head(NamedTuple):
    """The first words of a question, in code points, end exclusive."""

    kind: Kind
    start: int
    end: int


_AUX: Final = (
    r"(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will|shall|should|may|might|must|am)"
)
_NOT: Final = r"(?:do|does|did|is|are|was|were|have|has|had|ca|could|would|wo|should|must|ai)n't"
_PRONOUN: Final = r"(?:you|i|we|they|he|she|it|there|one|anyone|anybody|someone|somebody|everyone|everybody)"
_OTHERS: Final = r"(?:you|i|we|they|he|she|it|the|your|my|our|their|his|her|its|this|that|these|those|a|an)"
_FILLER: Final = (
    r"(?:and|so|but|well|ok|okay|then|also|now|or|just|oh|hi|hello|hey|thanks|thank you|honestly|first"
    r"|finally|lastly|secondly|next|generally|usually|typically|actually|overall|looking back|on average"
    r"|at the moment|these days|nowadays|today|in general|personally|please|maybe|perhaps"
    r"|if i may ask|may i ask|can i ask|could i ask"
    r"|(?:in|at|for|from|on|with|to) (?:you|your|this|that|the|my|his|her)(?: [\w']+)?"
    r"|if i may|in hindsight|roughly|speaking|out of interest|out of curiosity)"
)
_TELL: Final = (
    r"(?:tell|telling|walk|walking|talk|talking|take|taking|describe|describing|explain|explaining|share"
    r"|sharing|show|showing|say more|give|giving|help me|name|list|compare|paint|imagine|picture|think back"
    r"|elaborate|expand|speak|speaking|let me know|let me in on)"
)
_TELLING: Final = rf"{_TELL}\b(?!(?: [\w']+)?(?: [\w']+)? (?:if|whether)\b)"
_OPEN: Final = (
    rf"(?:(?:to|from|with|for|at|in|on|by|of|about|under|after|since) )?"
    rf"(?:(?:what|who|which|whose|whom)(?: or (?:what|whom?))?(?:'s|'re|'d|'ll|ever)?(?! (?:{_OTHERS}|to)\b)"
    rf"|how(?:'s|'re|'d|'ll)?(?! (?:{_OTHERS}|people|to)\b)"
    rf"|why(?:'s|'d)?(?! {_PRONOUN}\b)"
    rf"|(?:when|where)(?:'s|'re|'d)|(?:when|where) (?:{_AUX}\b|else\b|in (?!doubt)))"
    rf"|{_TELLING}"
    rf"|(?:can|could|would|will|may|might) (?:you|i|we) (?:[\w']+ )?(?:[\w']+ )?{_TELLING}"
    r"|(?:may|might|can|could) i (?:please )?(?:ask|hear|know) (?:you )?"
    r"(?:what|who|how|which|why|where|when|about)"
)
_CLOSED: Final = rf"(?!have an? ){_AUX} (?!tell\b|not be\b)[\w'-]+"
_CLOSED_LATER: Final = (
    rf"(?:do|does|did|can|could|would|will|should|have|has|had) {_PRONOUN}\b"
    rf"|(?:is|are|was|were|am) (?:{_PRONOUN}|anything|something)\b"
)
_INDIRECT: Final = (
    r"(?:i|i'm|i am|i'd|i was|we) (?:[\w']+ ){0,4}?(?:wonder|wondering|curious|know|ask|hear|see|learn"
    r"|asking) (?:if|whether)\b"
    r"|(?:please )?(?:tell me|let me know|say) (?:[\w']+ )?(?:if|whether)\b"
)
_ELLIPTIC: Final = r"(?:any|anything|anyone|anybody|ever|got any|enjoying|happy with|worth)\b(?=[^?]{0,80}\?)"
_PARENTHESIS: Final = r"(?:would you say|do you think|did you say|do you feel|do you find|do you believe)"

_TAG: Final = re.compile(
    rf"[,-] ?(?:(?:{_AUX}|{_NOT}) (?:not )?(?:{_PRONOUN}|that)(?: not)?"
    r"|right|correct|true|no|yes|huh|eh|okay|ok|agreed) ?(?=\?)"
)
_FIRST: Final = re.compile(
    rf"(?:{_FILLER}(?: ?, ?| ?- ?| )){{0,3}}"
    rf"(?:(?P<open>{_OPEN})|(?P<closed>{_INDIRECT}|{_ELLIPTIC}|{_CLOSED}))"
)
_LATER: Final = re.compile(
    rf"(?:[,;:(/] ?|(?<=\s)- ?|\b(?P<join>and|or|but|plus|as well as|then) )(?:{_FILLER} ?,? )?"
    rf"(?:(?P<open>{_OPEN})|(?P<closed>{_INDIRECT}|{_CLOSED_LATER}))"
)
_ANYWHERE: Final = re.compile(
    rf"(?P<open>\b(?:what|who|which|how|why|where) {_AUX} {_PRONOUN}\b)"
    rf"|(?P<closed>\b(?:do|does|did|would|can|could|have|has) {_PRONOUN}\b|\b(?:is|are) there\b"
    rf"|(?<=, ){_AUX} [\w'-]+)"
)
_BEGINS_LATER: Final = re.compile(r"(?:when|if|while|as|once|before|after|since|whenever|for|with|in|now)\b")
_STATED: Final = re.compile(r"(?:so )?(?:you|it|this|that|they|there|we|your|people)\b")
_WHITE: Final = re.compile(r"\s")
_LONGEST: Final = 600  # a sentence longer than this is no question somebody will say


def heads(reading: Reading, number: int) -> list[Head]:
    """Return the heads of a sentence in order of place; none where it asks nothing."""
    start, end = reading.sentence(number)
    text = _WHITE.sub(" ", reading.plain[start : min(end, start + _LONGEST)])
    lead = len(text) - len(text.lstrip(" \"'(*-•"))
    found = [*_clauses(text, lead)] or [*_without_a_pause(text, lead)] or [*_stated(text, lead)]
    return [Head(kind, start + first, start + last) for kind, first, last in found]


def _clauses(text: str, lead: int) -> Iterator[Head]:
    """Yield the head of the sentence and those of later clauses."""
    reached = lead
    if first := _FIRST.match(text, lead):
        yield _head(first)
        reached = first.end()
    for later in _LATER.finditer(text, reached):
        if not _is_aside(text, later):
            yield _head(later)
    for tag in _TAG.finditer(text, lead):
        yield Head(Kind.TAG, tag.start(), tag.end())


def _is_aside(text: str, found: re.Match[str]) -> bool:
    """Tell "…, would you say, …" and the second half of an alternative; a tag is found by itself."""
    if found["closed"] is None:
        return False
    is_alternative = found["join"] == "or"
    aside = re.compile(_PARENTHESIS).match(text, found.start("closed"))
    return is_alternative or bool(aside) or bool(_TAG.match(text, found.start()))


def _without_a_pause(text: str, lead: int) -> Iterator[Head]:
    """Yield the head of a sentence that begins with another clause and makes no pause after it."""
    if _BEGINS_LATER.match(text, lead) and (found := _ANYWHERE.search(text, lead)):
        yield _head(found)


def _stated(text: str, lead: int) -> Iterator[Head]:
    """Yield a statement with a question mark as the question it is."""
    if "?" in text and (found := _STATED.match(text, lead)):
        yield Head(Kind.CLOSED, found.start(), text.index("?") + 1)


def _head(found: re.Match[str]) -> Head:
    name = "open" if found["open"] is not None else "closed"
    return Head(Kind.OPEN if name == "open" else Kind.CLOSED, *found.span(name))
