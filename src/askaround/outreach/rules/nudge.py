"""The one follow-up: short, kind, and the last."""

from askaround.outreach.rules.draft import Draft, Facts


def nudge(facts: Facts) -> Draft:
    """Return a follow-up that repeats the one question and makes it easy to say nothing."""
    greeting = f"Hi {facts.given_name or facts.display_name},"
    about = f" about {facts.path_title}" if facts.path_title else ""
    lines = [
        greeting,
        f"A short note in case my earlier message{about} got buried under your week.",
        f"Would you have {facts.minutes} minutes in the next two weeks to tell me {facts.objective}?",
        "If now is not a good time, no problem at all. This is my last note about it.",
        f"Thank you,\n{facts.sender_name}" if facts.sender_name else "Thank you",
    ]
    return Draft(subject="A short follow-up", body="\n\n".join(lines))
