"""Reading insights, always by owner."""

from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import User
from askaround.insights.models import Insight


def get_insight(owner: User, uuid: UUID) -> Insight:
    """Return one insight with who said it, its path and conversation; raises Insight.DoesNotExist."""
    return _insights(owner).get(uuid=uuid)


def _insights(owner: User) -> QuerySet[Insight]:
    return Insight.objects.filter(owner=owner).select_related("person", "path", "conversation", "note")
