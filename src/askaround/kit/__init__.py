"""Tools that know nothing of careers: clock, ids, the owned base model, paging, tasks, text.

A *record* is a row that belongs to one owner; its *version* counts its edits; a *refusal* is a
decision not to do what was asked, with the sentence that says why.
"""
