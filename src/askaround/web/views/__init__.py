"""Views: each reads a request, makes one call inward, and shows a page."""
