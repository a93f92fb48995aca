"""Paths: career hypotheses worth testing.

A *path* is a kind of work, a field and a place, with what attracts you to it; it is *explored* by
asking people who live it, until you park it, rule it out or choose it. A *guess* says how well you
expect a path to fit a *criterion*, and how sure you are; a *mind changer* is what would make you think
otherwise; an *unknown* is a question that only somebody who does the work can answer, with its topic.
"""
