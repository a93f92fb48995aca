"""Reading what you thought of conversations."""

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.direction.models import Reflection


def find_reflection(owner: User, conversation: Conversation) -> Reflection | None:
    """Return what you thought of a conversation, if you did."""
    return Reflection.objects.filter(owner=owner, conversation=conversation).first()
