"""Journeys: what crosses chapters.

*Importing* takes a file from its first look to suggestions of whom to ask; *today* says what to do now
and why; *undo* takes one command back; a *person page* gathers everything between two people; a *backup* is
the whole home in one verified file, and is brought back into an empty one.
"""
