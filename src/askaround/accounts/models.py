"""Users and the tokens that let them in."""

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from askaround.kit.ids import new_uuid
from askaround.kit.shapes import Shape, fits, such
from askaround.kit.zones import is_zone


class UserManager(BaseUserManager["User"]):
    """Finds users by name."""


class User(AbstractBaseUser):
    """Somebody who explores; owns every record. In the demo world, everything owned is made up.

    `time_zone` and `country` are "" where they are not known. `zones_kept` holds other clocks that were
    offered and not taken: {"offered": a browser's zone, "kept": the zone of then}.
    """

    shapes: ClassVar[Mapping[str, Shape]] = {
        "time_zone": such(lambda name: not name or is_zone(name)),
        "zones_kept": such(
            lambda told: (
                fits(told, list[dict[str, str]]) and all(each.keys() == {"offered", "kept"} for each in told)
            )
        ),
    }

    username = models.CharField(max_length=150, unique=True)
    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=200, blank=True)
    introduction = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    is_active = models.BooleanField(default=True)
    zones_kept = models.JSONField(default=list, db_default=[])
    demo_since = models.DateTimeField(null=True)

    USERNAME_FIELD = "username"
    objects = UserManager()


class LaunchToken(models.Model):
    """A way in that works once; only its SHA-256 is stored."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
