"""Integrations: one folder for each kind of outside thing, with its protocol and the real ways to it."""
