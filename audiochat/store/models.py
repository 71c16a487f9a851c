"""Models that were met, and verdicts on files, in the database."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import col, delete, select

from audiochat.domain.errors import NotFound
from audiochat.domain.generation import ModelSpec
from audiochat.domain.verdict import Verdict
from audiochat.store.codec import dump_path, load_path
from audiochat.store.engine import Database
from audiochat.store.tables import ModelRow, VerdictRow
from audiochat.store.types import clean, now


class Models:
    """Models by id (the SHA-256 of the file for local ones)."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.path.parent.absolute()

    def put(self, spec: ModelSpec) -> None:
        """Remember a model, or change what is known of it; another file that was at its path is gone."""
        row = ModelRow(
            id=spec.id,
            name=clean(spec.name),
            provider=spec.provider,
            path=None if spec.path is None else clean(dump_path(spec.path, self._folder)),
            is_base=spec.is_base,
            context_length=spec.context_length,
            size_bytes=spec.size_bytes,
            details=spec.details,
        )
        with self._database.write() as db:
            if row.path is not None:
                replaced = delete(ModelRow).where(col(ModelRow.path) == row.path)
                db.exec(replaced.where(col(ModelRow.id) != row.id))
            db.merge(row)

    def _value(self, row: ModelRow) -> ModelSpec:
        return ModelSpec(
            id=row.id,
            name=row.name,
            provider=row.provider,
            path=None if row.path is None else load_path(row.path, self._folder),
            is_base=row.is_base,
            context_length=row.context_length,
            size_bytes=row.size_bytes,
            details=dict(row.details),
        )

    def get(self, model_id: str) -> ModelSpec:
        """The model; ``NotFound`` when it is unknown."""
        with self._database.read() as db:
            row = db.get(ModelRow, model_id)
            if row is None:
                raise NotFound("This model is not known here.", "Choose its file again.")
            return self._value(row)

    def at(self, path: Path) -> ModelSpec | None:
        """The model last met at a path, if any (the file may have changed since)."""
        place = dump_path(path, self._folder)
        with self._database.read() as db:
            row = db.exec(select(ModelRow).where(ModelRow.path == place)).first()
            return None if row is None else self._value(row)

    def list(self) -> list[ModelSpec]:
        """Every model known, by name."""
        with self._database.read() as db:
            rows = db.exec(select(ModelRow).order_by(ModelRow.name, ModelRow.id)).all()
            return [self._value(row) for row in rows]

    def delete(self, model_id: str) -> None:
        """Forget a model; its file is not touched, and messages keep its id."""
        with self._database.write(vital=True) as db:
            db.exec(delete(ModelRow).where(col(ModelRow.id) == model_id))


class Verdicts:
    """What was found out about files, so that each is examined once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, verdict: Verdict) -> None:
        """Remember a verdict; a newer one replaces it."""
        row = VerdictRow(
            sha256=verdict.sha256,
            kind=verdict.kind,
            ok=verdict.ok,
            reason=clean(verdict.reason),
            details=verdict.details,
            decided_at=now(),
        )
        with self._database.write() as db:
            db.merge(row)

    def get(self, sha256: str, kind: str) -> Verdict | None:
        """The verdict on a file, if it has been examined for ``kind``."""
        with self._database.read() as db:
            row = db.get(VerdictRow, (sha256, kind))
            if row is None:
                return None
            return Verdict(row.sha256, row.kind, row.ok, row.reason, dict(row.details))
