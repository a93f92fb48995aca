"""People: those you can reach.

A *person* has a career of *positions* at *organisations*, *contact points* (profile, mail, phone),
and a *tie*: how you know each other. People arrive by hand or in an *import batch*; each *imported
row* remembers the line it came from and what became of it: created, matched, queued or refused. A
queued row waits as a *merge candidate* for somebody to say whether two people are the same.
"""
