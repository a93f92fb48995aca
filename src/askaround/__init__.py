"""Askaround: choose a career by asking the people who live it."""
