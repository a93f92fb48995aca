"""What an export's records look like, as JSON Schema (draft 2020-12), read from the tables themselves."""

import json
from typing import Any

from django.db import models

from askaround.journeys.effects import records, tables
from askaround.journeys.rules.backup import FORMAT_VERSION, Form

_TYPES: tuple[tuple[type[models.Field[Any, Any]], dict[str, Any]], ...] = (
    (models.BooleanField, {"type": "boolean"}),
    (models.UUIDField, {"type": "string", "format": "uuid"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.TimeField, {"type": "string", "format": "time"}),
    (models.JSONField, {}),
    (models.FloatField, {"type": "number"}),
    (models.IntegerField, {"type": "integer"}),
    (models.AutoField, {"type": "integer", "description": "The number by which the log refers to it."}),
    (models.CharField, {"type": "string"}),
    (models.TextField, {"type": "string"}),
)


def written() -> str:
    """Return the schema of today's export: a definition for each file in data/, and one for the manifest."""
    found = tables.models_at(tables.migrations_known())
    described = {name: _record(model) for name, model in sorted(found.items())}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An export of Askaround",
        "description": (
            "Each line of data/NAME.jsonl is one record as $defs says under NAME. A record refers to another "
            "by its uuid. manifest.json names the rows and the SHA-256 of each file."
        ),
        "$defs": {**described, "manifest": _manifest()},
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _record(model: type[models.Model]) -> dict[str, Any]:
    fields = zip(records.names_of(model), tables.fields_of(model), strict=True)
    return _object({name: _field(field) for name, field in fields})


def _field(field: "models.Field[Any, Any]") -> dict[str, Any]:
    if table := tables.table_pointed_to(field):
        told: dict[str, Any] = {
            "type": "string",
            "format": "uuid",
            "description": f"A record of data/{table}.jsonl.",
        }
    else:
        told = dict(next(told for kind, told in _TYPES if isinstance(field, kind)))
    if field.choices and "type" in told:
        told["enum"] = sorted(
            {str(value) for value, _ in field.flatchoices} | ({""} if field.blank else set())
        )
    if field.null and "type" in told:
        told["type"] = [told["type"], "null"]
    return told


def _manifest() -> dict[str, Any]:
    text, pair = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    table = {
        "name": text,
        "columns": pair,
        "rows": {"type": "integer"},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    return _object(
        {
            "format": {"const": Form.EXPORT},
            "version": {"const": FORMAT_VERSION},
            "schema": text,
            "made_at": {
                "type": "string",
                "format": "date-time",
                "description": "When anything in it was last changed, not when it was written.",
            },
            "kind": text,
            "askaround": {**text, "description": "The version that wrote it."},
            "migrations": {"type": "array", "items": pair},
            "tables": {"type": "array", "items": _object(table)},
        }
    )


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
