"""The one obvious next step on a path's page."""

import enum
from dataclasses import dataclass

from askaround.paths.rules import Status


class NextStep(enum.StrEnum):
    """What to do next about a path."""

    EXPLORE = "explore"
    CONTACTS = "contacts"
    QUESTIONS = "questions"
    FINISH = "finish"
    ASK = "ask"
    GUESS = "guess"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a path has come."""

    status: Status
    anybody: bool
    drafted: bool
    asked: bool
    named: bool
    questions: bool
    guessed: bool


def next_step(standing: Standing) -> NextStep:
    """Return what to do next: contacts, what to find out, and then people, one after another."""
    if standing.status is not Status.EXPLORING:
        return NextStep.REST if standing.status is Status.CHOSEN else NextStep.EXPLORE
    steps = (
        (NextStep.CONTACTS, not standing.anybody),
        (NextStep.FINISH, standing.drafted),
        (NextStep.QUESTIONS, not standing.questions and not standing.asked),
        (NextStep.GUESS, not standing.guessed and standing.asked),
        (NextStep.ASK, standing.named),
    )
    return next((step for step, due in steps if due), NextStep.REST)
