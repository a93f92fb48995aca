"""Direction: what to do with what is known.

For each path a *ranking* of the people on file is kept: *suggestions* of whom to ask, each with the
figures behind it, so that every name can be explained.
"""
