"""Paths: career hypotheses worth testing.

A *path* is a kind of work, a field and a place, with what attracts you to it; it is *explored* by
asking people who live it.
"""
