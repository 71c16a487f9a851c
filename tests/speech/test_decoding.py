"""What the model wrote, as text that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
import tokenizers
from faster_whisper.tokenizer import Tokenizer

from audiochat.speech.decoding import UNREADABLE, readable


@pytest.fixture(scope="module")
def tokenizer(whisper_path: Path) -> Tokenizer:
    return Tokenizer(tokenizers.Tokenizer.from_file(str(whisper_path / "tokenizer.json")), False)


@pytest.mark.parametrize("letter", ["ę", "語", "ਕ", "🎉"])
@pytest.mark.parametrize("last", [False, True], ids=["in the middle", "at the end"])
def test_half_a_letter_is_left_out(tokenizer: Tokenizer, letter: str, last: bool) -> None:
    before, after = tokenizer.encode(" many"), [] if last else tokenizer.encode(" friends")
    whole = tokenizer.encode(letter)
    half = whole[:1] if len(whole) > 1 else []
    assert half, "this letter is one token"
    broken = [*before, *half, *after]
    assert UNREADABLE in tokenizer.decode(broken)
    assert readable(broken, tokenizer) == [*before, *after]
    assert readable([*before, *whole, *after], tokenizer) == [*before, *whole, *after]
