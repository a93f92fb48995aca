"""Printing for programs."""

import json

import typer


def print_json(value: object) -> None:
    """Print a value as JSON, with dates, uuids and the like as text."""
    typer.echo(json.dumps(value, default=str, ensure_ascii=False, indent=2))
