"""What is said on the first visit."""

from dataclasses import dataclass
from uuid import UUID

from askaround.paths.rules import PathDetails

# As many paths as the first visit asks for.
MOST_FIRST_PATHS = 3


@dataclass(frozen=True, slots=True)
class Introduced:
    """What you are called and who you are in one line, and the version of your details that you saw."""

    name: str
    introduction: str
    version: int


@dataclass(frozen=True, slots=True)
class SaidPath:
    """A path as it was said; `path` and `version` where it was on file already when you saw it."""

    details: PathDetails
    path: UUID | None = None
    version: int | None = None
