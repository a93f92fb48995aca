"""Accounts: who may see what.

A *user* owns records. On one's own machine there is one user, who enters with a *launch token*: a
secret that works once, printed or opened by the program that serves the pages.
"""
