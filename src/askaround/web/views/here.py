"""Who answers here."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from askaround.kit.instance import proof


@login_not_required
@require_GET
def here(request: HttpRequest) -> HttpResponse:
    """Prove to another start of this home that its own program answers."""
    said = proof(request.GET.get("question", ""), settings.PORT)
    return HttpResponse(said, content_type="text/plain")
