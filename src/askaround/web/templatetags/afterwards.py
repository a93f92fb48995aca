"""Tags of what comes after a conversation."""

from django import template

from askaround.conversations.rules import NOTE_WORDS, NoteKind
from askaround.direction.rules import ENERGY_WORDS
from askaround.relationships.rules import SIDE_WORDS, PromiseState, Side

register = template.Library()
_BECAME = {PromiseState.OPEN: "open", PromiseState.KEPT: "kept", PromiseState.LET_GO: "let go"}


@register.filter
def note_words(kind: str) -> str:
    """Return what a line of notes is, in words."""
    return NOTE_WORDS[NoteKind(kind)]


@register.filter
def side_words(side: str) -> str:
    """Return whose promise it is, in words."""
    return SIDE_WORDS[Side(side)]


@register.filter
def promise_words(state: str) -> str:
    """Return what became of a promise, in words."""
    return _BECAME[PromiseState(state)]


@register.filter
def energy_words(energy: int) -> str:
    """Return what a conversation did to your energy, in words."""
    return ENERGY_WORDS[energy]
