"""Pages of paths: what you thought, what you do not know, whom you talked with and what they said."""

from collections.abc import Iterator

from askaround.conversations.models import Conversation
from askaround.insights.models import Insight
from askaround.journeys.effects.export.reading import Home
from askaround.journeys.effects.export.vault.pages import Names, grouped, link_to, section, text_of
from askaround.journeys.rules.vault import front_matter, plain
from askaround.kit.text import lines
from askaround.kit.zips import Writer
from askaround.paths.models import Guess, MindChanger, Path, Unknown
from askaround.paths.rules import CONFIDENCE_WORDS, FIT_WORDS, Confidence, UnknownState

_HEADINGS = {
    UnknownState.OPEN: "What is not known",
    UnknownState.ANSWERED: "What is answered",
    UnknownState.GIVEN_UP: "What I let go of asking",
}


def write(archive: Writer, home: Home, names: Names) -> None:
    """Write a page for each path."""
    for path in home.all(Path):
        parts = (*_thoughts(home, path), *_heard(home, names, path))
        archive.put(f"vault/Paths/{names.paths[path.pk]}.md", text_of(parts))


def _thoughts(home: Home, path: Path) -> Iterator[str]:
    yield front_matter({"uuid": path.uuid, "field": path.field, "place": path.place, "status": path.status})
    yield f"# {plain(path.title)}\n"
    yield lines(path.why)
    yield lines(path.reason)
    guesses = home.all(Guess).filter(path=path)
    yield from section("First guesses", map(_guess, guesses))
    changers = home.all(MindChanger).filter(path=path)
    yield from section("What would change my mind", (plain(each.text) for each in changers))
    questions = grouped(home.all(Unknown).filter(path=path), lambda unknown: UnknownState(unknown.state))
    for state, heading in _HEADINGS.items():
        yield from section(heading, (plain(each.question) for each in questions[state]))


def _guess(guess: Guess) -> str:
    fit, sure = FIT_WORDS[guess.score], CONFIDENCE_WORDS[Confidence(guess.confidence)]
    return f"{plain(guess.criterion)}: {fit}, {sure}"


def _heard(home: Home, names: Names, path: Path) -> Iterator[str]:
    talks = home.all(Conversation).filter(path=path).select_related("person").order_by("day", "pk")
    with_whom = (f"{names.talk(talk)} with {names.person(talk.person)}" for talk in talks)
    yield from section("Talks", with_whom)
    yield from section("What I heard", map(link_to, home.all(Insight).filter(path=path)))
