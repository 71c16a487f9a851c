"""The person's choices: values by key, and presets of sampling and system prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audiochat.domain.errors import NotFound, UserError
from audiochat.domain.sampling import Preset, Sampling

if TYPE_CHECKING:
    from audiochat.store.database import Store

BUILT_IN = (
    Preset(name="Balanced", sampling=Sampling()),
    Preset(
        name="Precise",
        system_prompt="Answer briefly and exactly. Say so when you do not know.",
        sampling=Sampling(temperature=0.2, top_k=20, top_p=0.9),
    ),
    Preset(
        name="Creative",
        system_prompt="Answer with imagination and vivid words.",
        sampling=Sampling(temperature=1.1, top_k=100, top_p=0.98, min_p=0.02),
    ),
    Preset(
        name="Editor",
        system_prompt=(
            "You help a person edit recordings of speech. Answer in a few plain sentences and"
            " name times as minutes and seconds."
        ),
        sampling=Sampling(temperature=0.3, max_tokens=256),
    ),
)
"""Presets that are always there; saving one under the same name covers it, deleting uncovers it."""

CURRENT = "preset"


class Settings:
    """Choices as JSON values, committed when set."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: str, default: Any = None) -> Any:
        """The value kept under ``key``, or ``default``."""
        return self._store.settings.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Keep a JSON value (numbers must be finite)."""
        self._store.settings.set(key, value)

    def presets(self) -> list[Preset]:
        """The built-in presets (as changed by the person), then the person's own by name."""
        own = {preset.name: preset for preset in self._store.presets.list()}
        return [own.pop(preset.name, preset) for preset in BUILT_IN] + list(own.values())

    def save_preset(self, preset: Preset) -> None:
        """Keep a preset under its name, which must not be empty."""
        name = preset.name.strip()
        if not name or len(name) > 100:
            raise UserError("A preset needs a name of at most 100 characters.", "Type one.")
        self._store.presets.put(preset.model_copy(update={"name": name}))

    def delete_preset(self, name: str) -> None:
        """Forget a preset; a built-in one goes back to what it was."""
        self._store.presets.delete(name)

    def current_preset(self) -> Preset:
        """The preset in use; the first when the one chosen is gone."""
        chosen = self.get(CURRENT)
        presets = self.presets()
        return next((preset for preset in presets if preset.name == chosen), presets[0])

    def use_preset(self, name: str) -> None:
        """Use a preset from now on; ``NotFound`` for an unknown name."""
        if all(preset.name != name for preset in self.presets()):
            raise NotFound(f"There is no preset called {name[:100]!r}.", "Choose one of the list.")
        self.set(CURRENT, name)
