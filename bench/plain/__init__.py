"""The plain Django program that pages are compared with: one model, three pages, a session and a user."""
