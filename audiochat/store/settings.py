"""Choices of the person in the database: settings and presets."""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import col, delete, select

from audiochat.domain.sampling import Preset, Sampling
from audiochat.store.engine import Database
from audiochat.store.tables import PresetRow, SettingRow
from audiochat.store.types import clean


class Settings:
    """JSON values by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: Any = None) -> Any:
        """The value, or ``default`` when it was never set."""
        with self._database.read() as db:
            row = db.get(SettingRow, key)
            return default if row is None else json.loads(row.value)

    def set(self, key: str, value: Any) -> None:
        """Keep a JSON value."""
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        with self._database.write() as db:
            db.merge(SettingRow(key=clean(key), value=clean(text)))

    def delete(self, key: str) -> None:
        """Go back to the default."""
        with self._database.write(vital=True) as db:
            db.exec(delete(SettingRow).where(col(SettingRow.key) == key))

    def all(self) -> dict[str, Any]:
        """Every value that was set, by key."""
        with self._database.read() as db:
            rows = db.exec(select(SettingRow).order_by(SettingRow.key)).all()
            return {row.key: json.loads(row.value) for row in rows}


class Presets:
    """The person's own presets by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> list[Preset]:
        """All of them, by name."""
        with self._database.read() as db:
            rows = db.exec(select(PresetRow).order_by(PresetRow.name)).all()
            return [
                Preset(
                    name=row.name,
                    system_prompt=row.system_prompt,
                    sampling=Sampling.model_validate(row.sampling),
                )
                for row in rows
            ]

    def put(self, preset: Preset) -> None:
        """Keep a preset; one of the same name is replaced."""
        row = PresetRow(
            name=clean(preset.name),
            system_prompt=clean(preset.system_prompt),
            sampling=preset.sampling.model_dump(mode="json"),
        )
        with self._database.write() as db:
            db.merge(row)

    def delete(self, name: str) -> None:
        """Forget a preset."""
        with self._database.write(vital=True) as db:
            db.exec(delete(PresetRow).where(col(PresetRow.name) == name))
