"""The disk may fill: a sentence, whoever notices it first."""

import errno

import pytest
from django.db import OperationalError

from askaround.kit import disk
from askaround.outreach import commands
from askaround.outreach.models import Message
from tests import factories

FULL = (
    OSError(errno.ENOSPC, "No space left on device"),
    OperationalError("database or disk is full"),
    OperationalError("could not extend file: No space left on device"),
)


@pytest.mark.parametrize("trouble", FULL)
def test_a_full_disk_is_told_by_its_own_answer_and_nothing_is_half_saved(ada, page, monkeypatch, trouble):
    message = factories.draft(ada, factories.person(ada))

    def fail(**_):
        raise trouble

    monkeypatch.setattr(commands, "edit_message", fail)
    answer = page.post(f"/messages/{message.uuid}/", {"subject": "", "body": "New?", "version": 1})
    assert answer.status_code == 507
    assert "no space left" in answer.content.decode()
    assert Message.objects.get().body == message.body


@pytest.mark.parametrize(
    "trouble", [OSError(errno.EACCES, "x"), OperationalError("database is locked"), KeyError()]
)
def test_other_trouble_is_not_taken_for_a_full_disk(trouble):
    assert not disk.is_full(trouble)
