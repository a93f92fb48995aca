"""Invented input of realistic shape and any size, the same for the same seed."""
