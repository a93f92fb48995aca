"""Measurements of speed and memory, each beside its floor: the plainest program that does the same."""
