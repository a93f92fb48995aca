"""The rules of people: the words for what is stored, who matches whom, and what a merge changes."""

from askaround.people.rules.identity import fingerprint, mail_key, organisation_key, profile_key
from askaround.people.rules.imported import FileRow, JobChange, job_change
from askaround.people.rules.matching import Decision, Incoming, Known, Match, decide
from askaround.people.rules.terms import (
    BATCH_WORDS,
    TIE_WORDS,
    BatchState,
    CandidateState,
    ContactKind,
    Outcome,
    PersonDetails,
    PositionDetails,
    Tie,
    display_name,
)

__all__ = [
    "BATCH_WORDS",
    "TIE_WORDS",
    "BatchState",
    "CandidateState",
    "ContactKind",
    "Decision",
    "FileRow",
    "Incoming",
    "JobChange",
    "Known",
    "Match",
    "Outcome",
    "PersonDetails",
    "PositionDetails",
    "Tie",
    "decide",
    "display_name",
    "fingerprint",
    "job_change",
    "mail_key",
    "organisation_key",
    "profile_key",
]
