"""Relationships: what is owed after a conversation, and kept.

*Thanks* are due within a day and name what helped. A *promise* is what you or the other person said would be
done, by when, and whether it was *kept*; of your own, you may tell what came of it.
"""
