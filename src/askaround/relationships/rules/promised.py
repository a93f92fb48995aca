"""Reading a promise as it was jotted down: whose it is, and how it is said to the other person."""

import re
from itertools import dropwhile
from typing import Final

from askaround.relationships.rules.terms import Side

# What people promise each other: a line that begins with one of these says what will be done.
_VERB_WORDS: Final = """
add answer arrange ask book bring call check come connect copy email explain find finish fix follow forward
get give help hold introduce invite join keep lend let look mail make meet mention order pass pay phone pick
post prepare print put reach read recommend remember reply report return review ring say schedule see send
share show sign speak start suggest take talk tell test text thank think try update visit watch work write
"""
_VERBS: Final = frozenset(_VERB_WORDS.split())
# What a line may say before that; the other person's name may, too.
_LEAD_WORDS: Final = """
i i'll i'd i've me she she'll she'd he he'll he'd they they'll they'd you you'll you'd will would shall must
should can could promise promised promises offer offered offers said wants want to
"""
_LEADS: Final = frozenset(_LEAD_WORDS.split())
_MYSELF: Final = re.compile(r"(i|i'll|i'd|i've|me|my)\b", re.IGNORECASE)
_THEM: Final = re.compile(r"(she|he|they|you)\b", re.IGNORECASE)
_TO_ME: Final = re.compile(r"\b(me|us)\b", re.IGNORECASE)
# After these words, "her" is a person; before a noun, it is whose the noun is.
_TAKES_A_PERSON: Final = (
    "ask|bring|call|email|give|help|invite|lend|let|mail|meet|owe|pay|phone|ring|send|show|tell|text|thank"
    "|update|visit|write|to|for|with"
)


def whose(text: str, name: str) -> Side:
    """Return whose promise a line most likely is; `name` is the other person's first name."""
    said = _plain(text)
    if _MYSELF.match(said):
        return Side.MINE
    begins_with_name = bool(name) and said.lower().startswith(name.lower())
    theirs = begins_with_name or _THEM.match(said) or _TO_ME.search(said)
    return Side.THEIRS if theirs else Side.MINE


def deed(text: str, name: str) -> str:
    """Return what was promised as it follows "I will" or "to"; "" where a line does not say it."""
    words = _plain(text).rstrip(" .!").split()
    leads = _LEADS | {name.lower()}
    first, *rest = list(dropwhile(lambda word: word.lower().rstrip(":,") in leads, words)) or [""]
    verb = _base(first.lower())
    return " ".join((verb, *rest)) if verb in _VERBS else ""


def said_to_them(text: str, name: str) -> str:
    """Return a text about the other person as it is said to them."""
    people = "|".join(["her", "him", "them", *([re.escape(name)] if name else [])])
    return re.sub(rf"\b({_TAKES_A_PERSON}) +(?:{people})\b", r"\1 you", text, flags=re.IGNORECASE)


def said_to_me(text: str) -> str:
    """Return a text in which you speak of yourself as it is said to you."""
    return re.sub(r"\b(me|my)\b", lambda found: {"me": "you", "my": "your"}[found[0]], text)


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("\u2019", "'")


def _base(verb: str) -> str:
    """Return a verb without the ending of "she sends", "she passes" and "she tries"."""
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        stem = verb.removesuffix(ending) + instead
        if verb.endswith(ending) and stem in _VERBS:
            return stem
    return verb
