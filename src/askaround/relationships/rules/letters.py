"""The thank-you: short, in plain words, naming one thing that helped and one that was promised."""

from dataclasses import dataclass

from askaround.conversations.rules import Party
from askaround.relationships.rules.promised import deed, said_to_them
from askaround.relationships.rules.terms import Side


@dataclass(frozen=True, slots=True)
class Takeaway:
    """One thing that was said, in their words where it is a quote."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Promised:
    """One thing that one of the two said they would do."""

    text: str
    side: Side


def thanks(party: Party, takeaway: Takeaway | None, promised: Promised | None) -> str:
    """Return a thank-you without a blank in it, whatever is known.

    Thanks that name one takeaway and one action are remembered (practice: Yale, Hampshire).
    """
    greeting = f"Hi {party.receiver}," if party.receiver else "Hello,"
    paragraphs = (greeting, _thanks(takeaway), _action(promised, party.receiver), party.sender)
    return "\n\n".join(filter(None, paragraphs))


def _thanks(takeaway: Takeaway | None) -> str:
    opening = "Thank you for taking the time to talk with me."
    said = " ".join(takeaway.text.split()) if takeaway else ""
    if not takeaway or not said:
        return f"{opening} You gave me a lot to think about."
    if takeaway.quoted:
        bare = said.strip('"\u201c\u201d ')
        return f"{opening} One sentence of yours stays with me: \u201c{bare}\u201d"
    return f"{opening} What stays with me most: {_ended(said)}"


def _action(promised: Promised | None, receiver: str) -> str:
    said = " ".join(promised.text.split()) if promised else ""
    if not promised or not said:
        return "If something comes of it, I will let you know."
    what = deed(said, receiver)
    if promised.side is Side.MINE:
        what = said_to_them(what, receiver)
        return f"As promised, I will {_ended(what)}" if what else f"I have not forgotten: {_ended(said)}"
    if what:
        return f"Thank you, too, for offering to {_ended(what)}"
    return f"Thank you, too, for what you offered: {_ended(said)}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "\u2026")) else f"{text}."
