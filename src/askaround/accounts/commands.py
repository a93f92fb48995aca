"""Writing accounts."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress

from django.contrib.sessions.models import Session
from django.db import models, transaction

from askaround.accounts.models import LaunchToken, User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.kit import columns
from askaround.kit.launch_page import TOKEN_LIFE
from askaround.kit.refusals import Refusal
from askaround.kit.zones import Place

LOCAL_USERNAME = "me"
_TOKEN_LIFE = dt.timedelta(seconds=TOKEN_LIFE)
_PROFILE = ("name", "introduction", "country", "time_zone")


class LaunchTokenRefused(Refusal):
    """Raised for a launch token that is unknown, used or expired; all three sound the same."""


class ProfileChangedMeanwhile(Refusal):
    """Raised when the profile was saved in another window first."""


class InDemo(Refusal):
    """Raised when the made-up world is entered from within."""


def ensure_local_user(*, find_place: Callable[[], Place]) -> User:
    """Return the one user of this home, made on the first start, who is where the machine is."""
    if known := User.objects.filter(username=LOCAL_USERNAME).first():
        return known
    place = find_place()
    user, _ = User.objects.get_or_create(
        username=LOCAL_USERNAME, defaults={"time_zone": place.zone, "country": place.country}
    )
    return user


@transaction.atomic
def issue_launch_token(*, user: User, now: dt.datetime) -> str:
    """Return a new token of 256 bits that lets this user in once; forgets what is past."""
    LaunchToken.objects.filter(expires_at__lt=now).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    token = secrets.token_urlsafe(32)
    LaunchToken.objects.create(user=user, digest=_digest(token), expires_at=now + _TOKEN_LIFE)
    return token


def redeem_launch_token(*, token: str, now: dt.datetime) -> User:
    """Return the user whom a token lets in, and use it up; raises LaunchTokenRefused."""
    usable = LaunchToken.objects.filter(digest=_digest(token), used_at=None, expires_at__gte=now)
    if not usable.update(used_at=now):
        raise LaunchTokenRefused("This address has been used already. Start Askaround again for a new one.")
    return LaunchToken.objects.select_related("user").get(digest=_digest(token)).user


@transaction.atomic
def edit_profile(
    *,
    user: User,
    version: int,
    name: str,
    introduction: str,
    country: str,
    time_zone: str,
    now: dt.datetime,
) -> Entry:
    """Say who you are in your messages, and which holidays and clock are yours; raises NotAValue."""
    fields = {"name": name, "introduction": introduction, "country": country, "time_zone": time_zone}
    columns.check(User, fields)
    before = {field: getattr(user, field) for field in fields}
    mine = User.objects.filter(pk=user.pk, version=version)
    if not mine.update(version=version + 1, **fields):
        raise ProfileChangedMeanwhile("Your details were saved in another window first.")
    return record(
        "accounts.edit_profile",
        owner_id=user.pk,
        subject=user.uuid,
        sentence="Your details are saved.",
        now=now,
        before=before,
        after={**fields, "version": version + 1},
    )


@transaction.atomic
def choose_place(*, user: User, version: int, place: Place, sentence: str, now: dt.datetime) -> Entry:
    """Go by the clock of a place and the holidays of its country; raises ProfileChangedMeanwhile."""
    before = {field: getattr(user, field) for field in _PROFILE}
    after = {"time_zone": place.zone, "country": place.country}
    if not User.objects.filter(pk=user.pk, version=version).update(version=version + 1, **after):
        raise ProfileChangedMeanwhile("Your details were saved in another window first.")
    return record(
        "accounts.choose_place",
        owner_id=user.pk,
        subject=user.uuid,
        sentence=sentence,
        now=now,
        before=before,
        after={**after, "version": version + 1},
    )


@transaction.atomic
def keep_place(*, user: User, offered: str, now: dt.datetime) -> Entry:
    """Stay with the clock you have; this other one is not offered again as long as you do."""
    user = User.objects.select_for_update().get(pk=user.pk)
    answer = {"offered": offered, "kept": user.time_zone}
    User.objects.filter(pk=user.pk).update(
        zones_kept=[*(each for each in user.zones_kept if each != answer), answer]
    )
    sentence = "Nothing has changed. Under You you say at any time where you are."
    return record("accounts.keep_place", owner_id=user.pk, subject=user.uuid, sentence=sentence, now=now)


@transaction.atomic
def enter_demo(*, user: User, now: dt.datetime) -> Entry:
    """Begin to look at a made-up world; everything that follows in the log belongs to it. Raises InDemo."""
    if not User.objects.filter(pk=user.pk, demo_since=None).update(demo_since=now):
        raise InDemo("The made-up world is here already.")
    before = {field: getattr(user, field) for field in _PROFILE}
    sentence = "You are in a made-up world."
    return record(
        "accounts.enter_demo", owner_id=user.pk, subject=user.uuid, sentence=sentence, now=now, before=before
    )


@transaction.atomic
def leave_demo(*, user: User, entered: Entry, now: dt.datetime) -> Entry:
    """Be again who you were when you entered the made-up world, as far as the log can be read."""
    was = {field: entered.before[field] for field in _PROFILE if field in entered.before}
    with suppress(columns.NotAValue):
        columns.check(User, was)
        User.objects.filter(pk=user.pk).update(**was)
    User.objects.filter(pk=user.pk).update(demo_since=None, version=models.F("version") + 1)
    sentence = "The made-up world is gone. This is your own home again."
    return record("accounts.leave_demo", owner_id=user.pk, subject=user.uuid, sentence=sentence, now=now)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
