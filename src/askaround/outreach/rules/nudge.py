"""The follow-up: short, kind, and soon over."""

from askaround.outreach.rules.draft import DEFAULT_OBJECTIVE, Draft, Facts, greeting, tidied

_LAST = "This is my last note about it."


def nudge(facts: Facts, *, last: bool) -> Draft:
    """Return a follow-up that repeats the one question and makes it easy to say nothing."""
    known = tidied(facts)
    about = f" about {known.path_title}" if known.path_title else ""
    objective = known.objective or DEFAULT_OBJECTIVE
    easy_no = "If now is not a good time, no problem at all."
    lines = [
        f"{greeting(known)},",
        f"A short note in case my earlier message{about} got buried under your week.",
        f"Would you have {known.minutes} minutes in the next two weeks to tell me {objective}?",
        f"{easy_no} {_LAST}" if last else easy_no,
        f"Thank you,\n{known.sender_name}" if known.sender_name else "Thank you",
    ]
    return Draft(subject="A short follow-up", body="\n\n".join(lines))
