"""Reading paths, always by owner."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from django.db.models import Value

from askaround.accounts.models import User
from askaround.kit.text import begin_like, fold, words
from askaround.me.queries import list_constraints, list_values
from askaround.paths.models import Guess, MindChanger, Path, Unknown
from askaround.paths.rules import (
    Confidence,
    GuessDetails,
    PathDetails,
    Status,
    Topic,
    UnknownState,
    offered_criteria,
)

_TOPICS = list(Topic)


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that would change your mind."""

    uuid: UUID
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a path, and what became of it."""

    uuid: UUID
    question: str
    topic: Topic
    importance: int
    state: UnknownState


@dataclass(frozen=True, slots=True)
class Thoughts:
    """Everything you said about a path beside its words; questions by topic, what matters most first."""

    guesses: list[GuessDetails]
    mind_changers: list[Reason]
    open_questions: list[tuple[Topic, list[Question]]]
    settled: list[Question]


# Nobody thinks of more; more would only be read for nothing.
_SEARCHED = 200


def get_path(owner: User, uuid: UUID) -> Path:
    """Return one path; raises Path.DoesNotExist."""
    return Path.objects.get(owner=owner, uuid=uuid)


def list_paths(owner: User, *, limit: int = 50) -> list[Path]:
    """Return the paths being explored, oldest first."""
    return list(Path.objects.filter(owner=owner, status=Status.EXPLORING).order_by("id")[:limit])


def every_path(owner: User, *, limit: int = 100) -> list[Path]:
    """Return the paths, however things stand with them, oldest first."""
    return list(Path.objects.filter(owner=owner).order_by("id")[:limit])


def paths_by_status(owner: User, *, limit: int = 100) -> list[tuple[Status, list[Path]]]:
    """Return paths by how things stand with them, those being explored first, the oldest first in each."""
    found = every_path(owner, limit=limit)
    groups = [(status, [path for path in found if path.status == status]) for status in Status]
    return [(status, paths) for status, paths in groups if paths]


def paths_named(owner: User, keys: Collection[int]) -> dict[int, Path]:
    """Return some paths by key, however things stand with them, oldest first."""
    return {path.pk: path for path in Path.objects.filter(owner=owner, pk__in=keys).order_by("pk")}


def has_paths(owner: User) -> bool:
    """Tell whether any path was ever named, whatever became of it."""
    return Path.objects.filter(owner=owner).exists()


def find_path(owner: User, words: str) -> Path:
    """Return the path whose title is, or else begins with, these words; raises Path.DoesNotExist."""
    wanted = fold(words)
    paths = list_paths(owner)
    exact = [path for path in paths if wanted in (fold(path.title), str(path.uuid))]
    for path in exact or [path for path in paths if fold(path.title).startswith(wanted)]:
        return path
    raise Path.DoesNotExist


def search_paths(owner: User, text: str, *, limit: int) -> list[Path]:
    """Return the paths, however things stand, that have words beginning like each of these, oldest first."""
    terms = words(text)
    if not terms:
        return []
    paths = Path.objects.filter(owner=owner).order_by("id")[:_SEARCHED]
    found = (path for path in paths if begin_like(terms, path.title, path.field, path.place, path.why))
    return list(islice(found, limit))


def details_of(path: Path) -> PathDetails:
    """Return what the edit page shows of a path."""
    return PathDetails(title=path.title, field=path.field, place=path.place, why=path.why)


def get_mind_changer(owner: User, uuid: UUID) -> MindChanger:
    """Return one thing that would change your mind, with its path; raises MindChanger.DoesNotExist."""
    return MindChanger.objects.select_related("path").get(owner=owner, uuid=uuid)


def get_unknown(owner: User, uuid: UUID) -> Unknown:
    """Return one unknown, with its path; raises Unknown.DoesNotExist."""
    return Unknown.objects.select_related("path").get(owner=owner, uuid=uuid)


def list_guesses(path: Path) -> list[GuessDetails]:
    """Return the first guesses about a path, in the order they were told."""
    rows = Guess.objects.filter(owner=path.owner_id, path=path).order_by("id")
    return [_guess(*row) for row in rows.values_list("criterion", "score", "confidence")]


def guessed_criteria(owner: User) -> list[str]:
    """Return what you guessed about for any path, in the order you first did."""
    names: dict[str, str] = {}
    for key, criterion in Guess.objects.filter(owner=owner).order_by("id").values_list("key", "criterion"):
        names.setdefault(key, criterion)
    return list(names.values())


def criteria_for(owner: User, guesses: list[GuessDetails]) -> list[str]:
    """Return the criteria to guess about: yours, as far as you have named any."""
    return criteria_beside(owner, [guess.criterion for guess in guesses])


def criteria_beside(owner: User, guessed: list[str]) -> list[str]:
    """Return these criteria and, up to eight, those that your page about yourself and we offer."""
    constraints = list_constraints(owner)
    return offered_criteria(
        guessed=guessed,
        hard=[each.text[:200] for each in constraints if each.hard],
        values=[value.name for value in list_values(owner)],
        soft=[each.text[:200] for each in constraints if not each.hard],
    )


def asked_already(path: Path) -> set[str]:
    """Return the folded questions that are on file about a path."""
    return set(Unknown.objects.filter(owner=path.owner_id, path=path).values_list("key", flat=True))


def open_unknowns(path: Path) -> list[Unknown]:
    """Return the open questions about a path, what matters most first."""
    still = Unknown.objects.filter(owner=path.owner_id, path=path, state=UnknownState.OPEN)
    return list(still.order_by("-importance", "id"))


def thoughts_on(path: Path) -> Thoughts:
    """Return what you said about a path beside its words, in one query."""
    mine = {"owner": path.owner_id, "path": path}
    guesses = Guess.objects.filter(**mine).values_list(
        Value("guess"), "id", "uuid", "criterion", "confidence", "score", Value("")
    )
    changers = MindChanger.objects.filter(**mine).values_list(
        Value("mind changer"), "id", "uuid", "text", Value(""), Value(0), Value("")
    )
    unknowns = Unknown.objects.filter(**mine).values_list(
        Value("unknown"), "id", "uuid", "question", "topic", "importance", "state"
    )
    rows: dict[str, list[Any]] = {"guess": [], "mind changer": [], "unknown": []}
    for kind, *row in sorted(guesses.union(changers, unknowns, all=True), key=lambda row: row[1]):
        rows[kind].append(row)
    questions = [_question(*row) for row in rows["unknown"]]
    return Thoughts(
        guesses=[_guess(text, number, word) for _, _, text, word, number, _ in rows["guess"]],
        mind_changers=[Reason(uuid, text) for _, uuid, text, *_ in rows["mind changer"]],
        open_questions=_by_topic([each for each in questions if each.state is UnknownState.OPEN]),
        settled=[each for each in questions if each.state is not UnknownState.OPEN],
    )


def _guess(criterion: str, score: int, confidence: str) -> GuessDetails:
    return GuessDetails(criterion, score, Confidence(confidence))


def _question(_key: int, uuid: UUID, question: str, topic: str, importance: int, state: str) -> Question:
    return Question(uuid, question, Topic(topic), importance, UnknownState(state))


def _by_topic(questions: list[Question]) -> list[tuple[Topic, list[Question]]]:
    in_order = sorted(questions, key=lambda each: (_TOPICS.index(each.topic), -each.importance))
    return [(topic, list(group)) for topic, group in groupby(in_order, key=lambda each: each.topic)]
