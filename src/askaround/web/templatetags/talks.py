"""Tags for pages about talks."""

from django import template

from askaround.conversations.rules import NOTE_WORDS, NoteKind, Remaining

register = template.Library()


@register.filter
def note_words(kind: str) -> str:
    """Return what a line is, in words."""
    return NOTE_WORDS[NoteKind(kind)]


@register.filter
def left_words(left: Remaining) -> str:
    """Return what is left of the promised time, in words."""
    if left.minutes == 0:
        return "The promised time is over"
    return f"{left.minutes} minute{'' if left.minutes == 1 else 's'} left"
