"""Pages of talks: notes, insights, thanks, and what the talk did to you."""

from collections.abc import Iterator

from askaround.conversations.models import Conversation, Note
from askaround.conversations.rules import CONVERSATION_WORDS, NOTE_WORDS, NoteKind, State
from askaround.direction.models import Reflection
from askaround.direction.rules import ENERGY_WORDS
from askaround.insights.models import Insight
from askaround.journeys.effects.export.reading import Home
from askaround.journeys.effects.export.vault.pages import Names, grouped, link_to, section, text_of
from askaround.journeys.rules.vault import front_matter, plain, quoted
from askaround.kit.text import lines
from askaround.kit.zips import Writer
from askaround.relationships.models import Thanks

_FEW = 50  # talks whose notes are held at a time


def write(archive: Writer, home: Home, names: Names) -> None:
    """Write a page for each talk."""
    talks = list(home.all(Conversation).select_related("person", "path", "objective"))
    for start in range(0, len(talks), _FEW):
        _write(archive, home, names, talks[start : start + _FEW])


def _write(archive: Writer, home: Home, names: Names, talks: list[Conversation]) -> None:
    kept = home.all(Note).filter(conversation__in=talks, removed_at=None).order_by("place", "pk")
    notes = grouped(kept, lambda note: note.conversation_id)
    told = home.all(Insight).filter(conversation__in=talks)
    insights = grouped(told, lambda insight: insight.conversation_id)
    thanked = {each.conversation_id: each for each in home.all(Thanks).filter(conversation__in=talks)}
    thought = {each.conversation_id: each for each in home.all(Reflection).filter(conversation__in=talks)}
    for talk in talks:
        parts = [
            *_talk(names, talk),
            *section("Notes", map(_note, notes[talk.pk])),
            *section("Insights", map(link_to, insights[talk.pk])),
            *(_thanks(thanked[talk.pk]) if talk.pk in thanked else ()),
            *(_reflection(thought[talk.pk]) if talk.pk in thought else ()),
        ]
        archive.put(f"vault/Conversations/{names.talks[talk.pk]}.md", text_of(parts))


def _talk(names: Names, talk: Conversation) -> Iterator[str]:
    agreed = {"day": talk.day, "time": f"{talk.time:%H:%M}", "zone": talk.zone, "minutes": talk.minutes}
    yield front_matter({"uuid": talk.uuid, **agreed, "state": CONVERSATION_WORDS[State(talk.state)]})
    yield f"# {talk.day:%-d %B %Y}\n"
    yield " · ".join(filter(None, (names.person(talk.person), names.path(talk.path), plain(talk.place))))
    if talk.objective:
        yield plain(talk.objective.text)


def _note(note: Note) -> str:
    kind = "" if note.kind == NoteKind.NOTE else f"**{NOTE_WORDS[NoteKind(note.kind)]}** "
    return kind + plain(note.text)


def _thanks(thanks: Thanks) -> Iterator[str]:
    sent = f"sent on {thanks.sent_at:%-d %B %Y}" if thanks.sent_at else "not sent"
    if thanks.text or thanks.sent_at:
        yield f"\n## Thanks, {sent}\n"
        yield quoted(thanks.text)


def _reflection(reflection: Reflection) -> Iterator[str]:
    said = (
        ("What surprised me", reflection.surprise),
        ("What it did to me", ENERGY_WORDS[reflection.energy]),
        ("What changed", reflection.changed),
        ("What to ask next", reflection.next_question),
    )
    for heading, text in said:
        yield f"\n## {heading}\n"
        yield lines(text)
