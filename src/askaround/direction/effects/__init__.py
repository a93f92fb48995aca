"""Computing whom to ask: titles read by a sentence model, and people ranked by what it made of them."""

from askaround.direction.effects.ranking import Ranked, rank_people
from askaround.direction.effects.reading import (
    can_read,
    forget_readings,
    model_name,
    read_few,
    read_some,
)

__all__ = [
    "Ranked",
    "can_read",
    "forget_readings",
    "model_name",
    "rank_people",
    "read_few",
    "read_some",
]
