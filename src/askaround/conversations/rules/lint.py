"""What spoils a question, where it stands, and how to mend it.

A good question is open, takes no side, asks one thing, asks what only this person knows, and asks neither for
a job nor for their own pay (practice guidance of career centres). The rules read English.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from askaround.conversations.rules import wordings
from askaround.conversations.rules.heads import Kind, heads
from askaround.outreach.rules import measures, phrases
from askaround.outreach.rules.advice import ADVICE as MESSAGE_ADVICE
from askaround.outreach.rules.advice import Advice, Severity
from askaround.outreach.rules.lint import Finding
from askaround.outreach.rules.phrases import Span
from askaround.outreach.rules.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from askaround.conversations.rules.heads import Head
    from askaround.outreach.rules.reading import Reading

    Found = Mapping[str, list[Span]]

ADVICE: Final = {
    "closed": Advice(
        Severity.WARNING,
        "A yes or a no answers this.",
        'Begin with "what", "how" or "which", or with "tell me about".',
    ),
    "leading": Advice(
        Severity.WARNING,
        "This says which answer you expect, so you may hear no other.",
        "Take your own view out and ask how they see it.",
    ),
    "two-in-one": Advice(
        Severity.WARNING,
        "This asks two things, and people often answer only one of them.",
        "Ask one now and the other when you have heard the answer.",
    ),
    "looked-up": Advice(
        Severity.HINT,
        "You can find this out before you meet.",
        "Look it up, and ask what only somebody who does the work can tell.",
    ),
    "asks-for-a-job": MESSAGE_ADVICE["asks-for-a-job"],
    "own-pay": Advice(
        Severity.ERROR,
        "This asks what they earn themselves.",
        'Ask about the field: "What range of pay is typical for beginners?"',
    ),
}
# Looking for work is spoken of, not asked for: "what do people looking for a first job get wrong?"
_OF_OTHERS: Final = re.compile(
    r"\b(?:people|those|graduates|students|newcomers|beginners|candidates|applicants|friends|juniors|others)"
    r"\s+(?:[\w'-]+\s+){0,2}$"
    r"|\byou\s+(?:get|got|were|are|been)\s+$"
)
_OF_MYSELF: Final = re.compile(r"\b(?:should|can|could|do|would|may|might|will|did|must)\s+$")
# What is asked at the beginning of a sentence or a clause, and not in the middle of another question.
_AT_THE_START: Final = re.compile(r"would |do |does |did |\w+n't ")
_START: Final = re.compile(r"(?:^|[.,;:!?-]|\b(?:so|and|but|well|then|now))[\s\"'(]*$")
_LOOK_BACK: Final = 60


def lint(text: str) -> list[Finding]:
    """Return what spoils a question, by place in code points; nothing for a good one.

    The text is one question, perhaps with a sentence before it. The time grows with its length.
    """
    reading = read(text)
    found = phrases.find(reading, _book())
    asked = [heads(reading, number) for number in range(len(reading.sentence_starts))]
    marks = {
        "closed": _closed(reading, asked),
        "leading": [*_leading(reading, found), *_tags(asked)],
        "two-in-one": [*_second(reading, asked), *_both_ways(reading, found, asked)],
        "looked-up": found.get("looked-up", []),
        "asks-for-a-job": _job(reading, found),
        "own-pay": found.get("own-pay", []),
    }
    findings = [_finding(name, span) for name, spans in marks.items() for span in phrases.apart(list(spans))]
    return sorted(findings, key=lambda finding: (finding.start or 0, finding.end or 0))


def _closed(reading: Reading, asked: list[list[Head]]) -> Iterator[Span]:
    """Yield the heads of sentences that begin with a question for yes or no, mark or no mark."""
    unmarked = "?" not in reading.plain
    for number, found in enumerate(asked):
        if found and found[0].kind is Kind.CLOSED and (unmarked or _is_marked(reading, number)):
            yield Span(found[0].start, found[0].end)


def _tags(asked: list[list[Head]]) -> Iterator[Span]:
    yield from (Span(head.start, head.end) for found in asked for head in found if head.kind is Kind.TAG)


def _leading(reading: Reading, found: Found) -> Iterator[Span]:
    """Yield what tells the answer: "I assume …" but not "should I assume …", and "don't you …" at a start."""
    for span in found.get("leading", []):
        before = reading.plain[max(0, span.start - _LOOK_BACK) : span.start]
        if reading.plain.startswith("i ", span.start):
            tells = not _OF_MYSELF.search(before)
        else:
            at_the_start = _AT_THE_START.match(reading.plain, span.start)
            tells = not at_the_start or bool(_START.search(before))
        if tells:
            yield span


def _second(reading: Reading, asked: list[list[Head]]) -> Iterator[Span]:
    """Yield the second question, in the same sentence or in a later one."""
    questions = [
        head
        for number, found in enumerate(asked)
        for head in found
        if head.kind is not Kind.TAG and (len(found) > 1 or _is_marked(reading, number))
    ]
    yield from (Span(head.start, head.end) for head in questions[1:2])


def _is_marked(reading: Reading, number: int) -> bool:
    start, end = reading.sentence(number)
    return "?" in reading.plain[start:end]


def _both_ways(reading: Reading, found: Found, asked: list[list[Head]]) -> Iterator[Span]:
    """Yield a pair of subjects where something is asked about both, and not what lies between them."""
    for span in found.get("two-in-one", []):
        number = reading.sentence_number(span.start)
        before = reading.plain[reading.sentence(number)[0] : span.start]
        if asked[number] and not re.search(r"\bbetween\b", before[-_LOOK_BACK:]):
            yield span


def _job(reading: Reading, found: Found) -> list[Span]:
    """Return where a job is asked for, not where others look for one."""
    from_messages = [
        span
        for span in measures.job_requests(reading, phrases.find(reading))
        if not _OF_OTHERS.search(reading.plain[max(0, span.start - _LOOK_BACK) : span.start])
    ]
    return sorted([*found.get("asks-for-a-job", []), *from_messages])


def _finding(name: str, span: Span) -> Finding:
    advice = ADVICE[name]
    return Finding(name, advice.severity, span.start, span.end, advice.message, advice.repair)


@cache
def _book() -> phrases.Book:
    return phrases.book_of(wordings.BLOCKS, wordings.PARTS | wordings.SUBJECTS)
