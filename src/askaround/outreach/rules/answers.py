"""What can come back, and what it asks of you."""

import enum


class AnswerKind(enum.StrEnum):
    """How somebody answered."""

    YES = "yes"
    LATER = "later"
    NO = "no"
    BOUNCED = "bounced"
    AWAY = "away"


class FollowUpKind(enum.StrEnum):
    """What to do about a message on a day."""

    ASK_ANOTHER = "ask_another"
    NUDGE = "nudge"
    ARRANGE = "arrange"
    CHECK_BACK = "check_back"


ANSWER_WORDS = {
    AnswerKind.YES: "Yes",
    AnswerKind.LATER: "Later",
    AnswerKind.NO: "No",
    AnswerKind.BOUNCED: "It bounced",
    AnswerKind.AWAY: "Away",
}
FOLLOW_UP_WORDS = {
    FollowUpKind.ASK_ANOTHER: "Today suggests asking somebody else meanwhile",
    FollowUpKind.NUDGE: "Today suggests one follow-up",
    FollowUpKind.ARRANGE: "Today reminds you to agree on a time",
    FollowUpKind.CHECK_BACK: "Today reminds you to check back",
}
# How many days to leave somebody in peace who said "later", or whose program said "away".
DAYS_UNTIL = {AnswerKind.LATER: 28, AnswerKind.AWAY: 14}
# One follow-up is proposed; a second is the last that can be written (practice: complaints grow with each).
MOST_NUDGES = 2
