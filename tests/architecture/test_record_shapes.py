"""What every table of ours looks like, read from the models and from the database itself."""

import re
from itertools import chain

import pytest
from django.apps import apps
from django.db import connection, models

from askaround.accounts.models import User
from askaround.kit.models import OwnedModel
from tests.architecture.source import ROOT

# The order of the story: a foreign key points to the same chapter or to an earlier one.
STORY = [
    *("kit", "integrations", "history", "accounts", "me", "paths", "people", "outreach", "conversations"),
    *("insights", "relationships", "direction", "centre", "journeys"),
]
MODELS = [model for model in apps.get_models() if model.__module__.startswith("askaround.")]
OWNED = [model for model in MODELS if issubclass(model, OwnedModel)]
KEYS = [
    pytest.param(field, id=f"{model._meta.label}.{field.name}")
    for model in MODELS
    for field in model._meta.get_fields()
    if isinstance(field, models.ForeignKey)
]
TABLES = [pytest.param(model, id=model._meta.label) for model in MODELS]


def _chapter(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def _is_link(model: type[models.Model]) -> bool:
    """Tell a table of unguessable links: found by the digest of a secret, before there is an owner."""
    return any(field.name == "digest" and field.unique for field in model._meta.local_fields)


def _is_owner(field: models.ForeignKey) -> bool:
    return field.name == "owner" and field.related_model is User and issubclass(field.model, OwnedModel)


def test_every_chapter_with_tables_stands_in_the_story():
    assert {_chapter(model) for model in MODELS} <= set(STORY)


def test_the_contract_tells_the_story_in_the_same_order():
    contract = (ROOT / ".importlinter").read_text(encoding="utf-8")
    layers = re.search(r"layers =\n((?:    .+\n)+)", contract)[1].split()
    chapters = [layer for layer in reversed(layers) if layer in STORY]
    assert chapters == [chapter for chapter in STORY if chapter in chapters]
    assert {_chapter(model) for model in MODELS} <= set(chapters)


@pytest.mark.parametrize("key", KEYS)
def test_a_foreign_key_points_to_its_own_chapter_or_an_earlier_one(key):
    # Every record has an owner, whichever chapter it is in: the log stands before accounts, and is owned.
    if not _is_owner(key):
        assert STORY.index(_chapter(key.related_model)) <= STORY.index(_chapter(key.model))


@pytest.mark.parametrize("key", KEYS)
def test_a_foreign_key_to_another_chapter_has_no_way_back(key):
    if _is_owner(key) or _chapter(key.related_model) != _chapter(key.model):
        assert key.remote_field.related_name == "+"


@pytest.mark.parametrize("key", KEYS)
def test_a_foreign_key_has_no_index_of_its_own(key):
    assert not key.unique
    assert not key.db_index


@pytest.mark.parametrize("model", TABLES)
def test_every_table_is_owned_or_is_how_owners_come_in(model):
    assert issubclass(model, OwnedModel) or model is User or _is_link(model)


@pytest.mark.parametrize("model", TABLES)
def test_rows_have_no_order_of_their_own(model):
    assert not model._meta.ordering
    assert not model._meta.get_latest_by


@pytest.mark.parametrize("model", [pytest.param(model, id=model._meta.label) for model in OWNED])
def test_every_owned_record_is_found_by_owner_and_uuid(model):
    unique = [each.fields for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]
    assert ("owner", "uuid") in unique
    assert not model._meta.get_field("owner").null


@pytest.mark.parametrize("model", [pytest.param(model, id=model._meta.label) for model in OWNED])
def test_every_declared_index_begins_with_the_owner(model):
    declared = [
        *(index.fields for index in model._meta.indexes),
        *(each.fields for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)),
        *model._meta.unique_together,
    ]
    assert [fields for fields in declared if fields[0] != "owner"] == []


@pytest.mark.parametrize("model", TABLES)
def test_every_index_in_the_database_begins_with_the_owner(db, model):
    if model is User or _is_link(model):
        return  # found by name or digest, before there is an owner
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    astray = {
        name: each["columns"]
        for name, each in found.items()
        if (each["index"] or each["unique"])
        and not each["primary_key"]
        and each.get("type") != "gin"  # PostgreSQL's full-text index, as the search table is SQLite's
        and each["columns"][0] != "owner_id"
    }
    assert astray == {}


def test_no_chapter_is_reached_backwards_from_another():
    ways = chain.from_iterable(model._meta.related_objects for model in MODELS)
    crossing = [way for way in ways if _chapter(way.related_model) != _chapter(way.model)]
    assert crossing == []
