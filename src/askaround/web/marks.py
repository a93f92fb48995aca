"""Laying the linter's marks over a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from askaround.outreach.rules import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and how severely it is marked ("" where it is not)."""

    text: str
    severity: str = ""


def pieces(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """Cut a text at the marks; where two overlap, the first has it."""
    cut: list[Piece] = []
    place = 0
    for finding in findings:
        if finding.start is None or finding.end is None or finding.start < place:
            continue
        cut += [
            Piece(text[place : finding.start]),
            Piece(text[finding.start : finding.end], finding.severity),
        ]
        place = finding.end
    return [piece for piece in (*cut, Piece(text[place:])) if piece.text]
