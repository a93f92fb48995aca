"""Asking: from the wish to learn something to the answer.

An *objective* is the one thing an explorer wants to learn from one conversation. A *message* is what is
written to a person for it, by a *channel*: mail, a LinkedIn message, or the note that goes with a LinkedIn
invitation. An *answer* is what comes back: a yes, a later, a no, a bounce or an out-of-office. A *follow-up*
is the one friendly reminder sent when no answer comes; after it the explorer stops.
"""
