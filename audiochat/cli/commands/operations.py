"""``audiochat operations``: every edit the program knows, read from the registry."""

from __future__ import annotations

import argparse

from audiochat.cli.command import Command, Context


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, with the schemas")


def _run(options: argparse.Namespace, context: Context) -> int:
    from audiochat.operations import load

    registry = load()
    if options.json:
        context.data(
            [
                {
                    "id": operation.id,
                    "title": operation.title,
                    "summary": operation.summary,
                    "group": operation.group.value,
                    "shortcut": operation.shortcut,
                    "says": list(operation.says),
                    "params": operation.params.model_json_schema(),
                }
                for operation in registry
            ]
        )
        return 0
    for operation in registry:
        context.line(f"{operation.id:<20}{operation.summary}")
        for name, field in operation.params.model_fields.items():
            extra = field.json_schema_extra
            unit = extra.get("unit", "") if isinstance(extra, dict) else ""
            context.line(f"{'':<20}  {name} = {field.default} {unit}".rstrip())
    return 0


COMMAND = Command("operations", "every edit the program knows", _arguments, _run)
