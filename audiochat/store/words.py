"""Words as the database holds them: one text a block, column by column, since ten hours are 90,000."""

from __future__ import annotations

import json
from collections.abc import Sequence

from audiochat.domain.transcript import Word
from audiochat.store.types import clean


def dump_words(words: Sequence[Word]) -> str:
    """Words as compact JSON: ``{"t": texts, "s": starts, "e": ends, "c": confidences, "p": speakers,
    "q": confidences in them}``.

    Times are kept to a tenth of a millisecond. Without any speaker there is no ``p``, and without
    one that was told from the voice no ``q``.
    """
    value: dict[str, list[str] | list[float]] = {
        "t": [clean(word.text) for word in words],
        "s": [round(word.start, 4) for word in words],
        "e": [round(word.end, 4) for word in words],
        "c": [round(word.confidence, 3) for word in words],
    }
    if any(word.speaker for word in words):
        value["p"] = [clean(word.speaker) for word in words]
    if any(word.speaker_confidence != 1.0 for word in words):
        value["q"] = [round(word.speaker_confidence, 2) for word in words]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def load_words(text: str) -> tuple[Word, ...]:
    """The words of ``dump_words``'s text."""
    value = json.loads(text)
    speakers = value.get("p") or [""] * len(value["t"])
    sure = value.get("q") or [1.0] * len(value["t"])
    columns = (value["t"], value["s"], value["e"], value["c"], speakers, sure)
    return tuple(map(Word, *columns))
