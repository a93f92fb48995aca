"""What a conversation did to you, in four short answers."""

from dataclasses import dataclass
from typing import Final

ENERGY_WORDS: Final = {
    -2: "It drained me",
    -1: "A little tiring",
    0: "Neither",
    1: "It gave me energy",
    2: "I could not stop thinking about it",
}
QUESTIONS: Final = {
    "surprise": "What surprised you?",
    "energy": "What did it do to your energy?",
    "changed": "What changed in how you see this work?",
    "next_question": "What do you want to ask next, and whom?",
}
# How many characters an answer holds: they are meant to be short.
LONGEST_ANSWER: Final = 2000


@dataclass(frozen=True, slots=True)
class ReflectionDetails:
    """What surprised you, your energy from -2 to 2, what changed, and what you want to ask next."""

    surprise: str
    energy: int
    changed: str
    next_question: str

    def unanswered(self) -> list[str]:
        """Return the questions without a word; a feeling is always one."""
        return [asked for name, asked in QUESTIONS.items() if not str(getattr(self, name)).strip()]
