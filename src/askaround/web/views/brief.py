"""The brief of a talk: a page to print, and a PDF."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from askaround.direction.effects.strategy import missing_to_print
from askaround.journeys.effects.brief import print_brief
from askaround.journeys.queries.brief import TalkBrief, talk_brief
from askaround.kit.clock import now
from askaround.web.views.shared import owner_of, show


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A brief, and a sentence on what is missing to make a PDF of it ("" for nothing)."""

    brief: TalkBrief
    missing: str


@require_GET
def brief(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Show what to have at hand, as a page that prints well."""
    told = talk_brief(owner_of(request), conversation, now())
    return show(request, "guide/brief.html", BriefPage(told, missing_to_print()))


@require_GET
def pdf(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Give it as a PDF of one page."""
    owner = owner_of(request)
    told = talk_brief(owner, conversation, now())
    name = f"{told.conversation.person.display_name}, {told.conversation.day.isoformat()}.pdf"
    return HttpResponse(
        print_brief(told, owner.country),
        content_type="application/pdf",
        headers={
            "Content-Disposition": str(content_disposition_header(as_attachment=True, filename=name)),
            "Content-Security-Policy": "sandbox",
        },
    )
