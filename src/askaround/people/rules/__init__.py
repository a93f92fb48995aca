"""The rules of people: the words for what is stored, who matches whom, and what a merge changes."""

from askaround.people.rules.acquaintance import (
    Correspondent,
    Figures,
    Telling,
    acquaintance_words,
    added,
    newest,
)
from askaround.people.rules.identity import (
    erased_digest,
    fingerprint,
    mail_key,
    organisation_key,
    profile_key,
)
from askaround.people.rules.imported import FileRow, JobChange, is_facts, is_job_change, job_change
from askaround.people.rules.matching import Decision, Incoming, Known, Match, decide, erasable
from askaround.people.rules.members import MemberCount, Surroundings
from askaround.people.rules.merging import MergeChoices, Side
from askaround.people.rules.reading import DATE_ORDERS, FileReading
from askaround.people.rules.spoken_names import spoken_name
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
    display_name,
    people_words,
)

__all__ = [
    "BATCH_WORDS",
    "DATE_ORDERS",
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
    "FileReading",
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
    "Telling",
    "Tie",
    "Warmth",
    "acquaintance_words",
    "added",
    "decide",
    "display_name",
    "erasable",
    "erased_digest",
    "fingerprint",
    "is_facts",
    "is_job_change",
    "job_change",
    "mail_key",
    "newest",
    "organisation_key",
    "people_words",
    "profile_key",
    "spoken_name",
]
