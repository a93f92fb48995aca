"""Refusals: what Askaround will not do, and why, in a sentence for the person who asked."""


class Refusal(Exception):  # noqa: N818 - a refusal is a decision, not an error
    """A request that was understood and declined; its text is the sentence to show."""
