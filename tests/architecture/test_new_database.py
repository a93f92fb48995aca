"""The tables of a new database are those that its migrations would make."""

import json

import pytest

from tests.scratch import on_scratch

# Django's own migration gives this table, which nothing here fills, a wider key than its model asks for.
_NARROWER = {"auth_group_permissions"}
_KEPT = {
    "django_migrations": "app, name",
    "auth_permission": "codename",
    "django_content_type": "app_label, model",
}
# Runs in a process of its own, on a database of its own; {make} makes the tables.
_SHAPE = """
import json, re
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from askaround.journeys.effects.new_database import make_tables
def parts(sql):
    # A table's columns may stand in another order.
    checks = re.findall(r'CHECK .*?(?=, CONSTRAINT|, "|$)', sql) if sql.startswith("CREATE TABLE") else [sql]
    return sorted(told.rstrip(")") for told in checks)

{make}
with connection.cursor() as cursor:
    found = {{}}
    for table in sorted(connection.introspection.table_names(cursor)):
        columns = connection.introspection.get_table_description(cursor, table)
        found[table] = sorted(
            (each.name, str(each.type_code), each.null_ok, each.display_size, each.default) for each in columns
        )
        keys = connection.introspection.get_constraints(cursor, table)
        found[f"keys of {{table}}"] = sorted(
            json.dumps({{**told, "name": re.sub(r"^fk_[0-9]+$", "", name)}}, default=str, sort_keys=True)
            for name, told in keys.items() if not name.startswith("__unnamed")
        )
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE '%CHECK%' OR sql NOT LIKE 'CREATE TABLE%'")
        found["statements"] = sorted((name, parts(sql)) for name, sql in cursor.fetchall())
    for table, columns in {kept}.items():
        cursor.execute(f"SELECT {{columns}} FROM {{table}} ORDER BY {{columns}}")
        found[f"rows of {{table}}"] = cursor.fetchall()
print(json.dumps(found, default=str))
"""


def _shape(home, make):
    return json.loads(on_scratch(home, _SHAPE.format(make=make, kept=_KEPT)))


@pytest.mark.django_db(transaction=True)
def test_tables_made_at_once_are_those_that_migrations_make(tmp_path):
    at_once = _shape(tmp_path / "one", "make_tables()")
    by_migrations = _shape(tmp_path / "other", "call_command('migrate', verbosity=0)")
    assert at_once.keys() == by_migrations.keys()
    for name in by_migrations.keys() - _NARROWER:
        assert at_once[name] == by_migrations[name], name
