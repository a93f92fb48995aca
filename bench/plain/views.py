"""The pages."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from bench.plain.models import Contact, Note

SHOWN = 50
_SEARCH = """
    SELECT contact.* FROM plain_search JOIN plain_contact AS contact ON contact.id = plain_search.rowid
    WHERE plain_search MATCH %s LIMIT %s
"""
_SAID = """
    SELECT note.*, snippet(plain_note_search, 0, '<mark>', '</mark>', '…', 24) AS snippet
    FROM plain_note_search JOIN plain_note AS note ON note.id = plain_note_search.rowid
    WHERE plain_note_search MATCH %s ORDER BY rank LIMIT 20
"""


@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "plain/list.html", {"contacts": Contact.objects.order_by("name", "id")[:SHOWN]})


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Show the first that match."""
    found = Contact.objects.raw(_SEARCH, [f'"{request.GET["q"]}"*', SHOWN])
    return render(request, "plain/list.html", {"contacts": found})


@login_required
def said(request: HttpRequest) -> HttpResponse:
    """Show the notes that match best, with the words in place."""
    words = " AND ".join(f'"{word}"*' for word in request.GET["q"].split())
    return render(request, "plain/said.html", {"notes": Note.objects.raw(_SAID, [words])})


@login_required
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """Show one."""
    return render(request, "plain/detail.html", {"contact": get_object_or_404(Contact, pk=key)})
