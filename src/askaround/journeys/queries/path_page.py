"""Reading everything about a path."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from askaround.accounts.models import User
from askaround.direction.queries import BelievedFit, WhomToAsk, believed_fits, whom_to_ask
from askaround.journeys.rules.path_page import NextStep, Standing, next_step
from askaround.outreach.models import Message
from askaround.outreach.queries import messages_about
from askaround.paths.models import Path
from askaround.paths.queries import Thoughts, get_path, thoughts_on
from askaround.paths.rules import Status
from askaround.people.queries import has_people


@dataclass(frozen=True, slots=True)
class PathStory:
    """One path: what you said and heard, whom to ask while it is explored, who was asked, what is next."""

    path: Path
    whom: WhomToAsk | None
    anybody: bool
    thoughts: Thoughts
    fits: list[BelievedFit]
    asked: list[Message]
    draft: Message | None
    step: NextStep


def path_story(owner: User, uuid: UUID, now: dt.datetime) -> PathStory:
    """Return everything about one path; only one that is being explored names people."""
    path = get_path(owner, uuid)
    whom = whom_to_ask(owner, path, now) if path.status == Status.EXPLORING else None
    asked, thoughts = messages_about(owner, path.pk), thoughts_on(path)
    draft = next((message for message in asked if message.sent_at is None), None)
    standing = Standing(
        status=Status(path.status),
        anybody=bool(whom and whom.considered) or has_people(owner),
        drafted=draft is not None,
        asked=any(message.sent_at for message in asked),
        named=bool(whom and whom.named),
        questions=bool(thoughts.open_questions or thoughts.settled),
        guessed=bool(thoughts.guesses),
    )
    fits = believed_fits(owner, path, thoughts.guesses, now)
    return PathStory(path, whom, standing.anybody, thoughts, fits, asked, draft, next_step(standing))
