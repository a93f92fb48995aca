"""Direction: what to do with what is known.

For each path a *ranking* of the people on file is kept: *suggestions* of whom to ask, each with the
figures behind it, so that every name can be explained. *Criteria*, ranked, are what paths are measured by;
a *belief* is how well a path fits a criterion, and how sure that is. A *reflection* closes a conversation.
The *strategy* says what, where, with whom and how, its lines resting on the insights they cite.
"""
