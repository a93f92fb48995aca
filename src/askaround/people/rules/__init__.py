"""The rules of people: the words for what is stored, who matches whom, and what a merge changes."""

from askaround.people.rules.acquaintance import (
    Correspondent,
    Figures,
    acquaintance_words,
    added,
    newest,
)
from askaround.people.rules.identity import fingerprint, mail_key, organisation_key, profile_key
from askaround.people.rules.imported import FileRow, JobChange, job_change
from askaround.people.rules.matching import Decision, Incoming, Known, Match, decide
from askaround.people.rules.members import MemberCount, Surroundings
from askaround.people.rules.merging import MergeChoices, Side
from askaround.people.rules.terms import (
    BATCH_WORDS,
    MOST_AT_ONCE,
    TIE_WORDS,
    WARM_TIES,
    WARMTH_WORDS,
    BatchState,
    CandidateState,
    ContactKind,
    Outcome,
    PersonDetails,
    PositionDetails,
    Tie,
    Warmth,
    called,
    display_name,
    people_words,
)

__all__ = [
    "BATCH_WORDS",
    "MOST_AT_ONCE",
    "TIE_WORDS",
    "WARMTH_WORDS",
    "WARM_TIES",
    "BatchState",
    "CandidateState",
    "ContactKind",
    "Correspondent",
    "Decision",
    "Figures",
    "FileRow",
    "Incoming",
    "JobChange",
    "Known",
    "Match",
    "MemberCount",
    "MergeChoices",
    "Outcome",
    "PersonDetails",
    "PositionDetails",
    "Side",
    "Surroundings",
    "Tie",
    "Warmth",
    "acquaintance_words",
    "added",
    "called",
    "decide",
    "display_name",
    "fingerprint",
    "job_change",
    "mail_key",
    "newest",
    "organisation_key",
    "people_words",
    "profile_key",
]
