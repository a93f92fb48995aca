"""Reading accounts."""

from askaround.accounts.models import User

LOCAL_USERNAME = "me"


def local_user() -> User:
    """Return the one user of a local home; raises User.DoesNotExist before the first start."""
    return User.objects.get(username=LOCAL_USERNAME)
