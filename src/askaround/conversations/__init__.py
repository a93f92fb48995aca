"""Conversations: from a yes to what was said.

A *conversation* is the time somebody gives you: *arranged* for a local wall time, with the minutes you
promise, by video, by phone or at a place. It can be moved, called off, and confirmed the day before; it is
*held*, and *complete* once you have reflected on it. It is held along a *guide*: an order of *questions*,
each open and about one *topic*, some of them *musts* and a few the *common core* that everybody is asked, so
that answers can be laid side by side. The *bank* holds questions to choose from. What is heard becomes a
*note*, a line with its kind, which says whether it was asked for or volunteered.
"""
