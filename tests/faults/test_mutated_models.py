"""Mutated model files through the real path: each gets a verdict, and the program never dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audiochat.domain.conversation import Role
from audiochat.domain.errors import ModelError
from audiochat.domain.generation import Request, Turn
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.providers.llama.gguf import read_header
from audiochat.services.models import Models
from audiochat.services.quarantine import Quarantine
from audiochat.store.database import Store
from tests.making.damage import damage
from tests.making.gguf import tiny

TEMPLATE = "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}<assistant>"


@pytest.fixture
def models(data_dir: Path) -> Iterator[Models]:
    store = Store.open(data_dir / "audiochat.db")
    yield Models(store, data_dir, Quarantine())
    store.close()


def _meet(models: Models, path: Path) -> str:
    """What became of a file: ``used`` (it then really wrote something here), or why it was refused."""
    try:
        spec = models.examine(path, Job())
    except ModelError as error:
        return "crashed a child" if "crashed" in error.message else "refused"
    sampling = Sampling(context_length=256, max_tokens=8, seed=1, temperature=1)
    provider = models.provider(spec, sampling)
    turns = (Turn(Role.SYSTEM, "Be brief."), Turn(Role.USER, "Say something, שלום."))
    try:
        pieces = list(provider.generate(Request(turns, sampling), Job()))
        assert pieces[-1].usage is not None
    except ModelError:
        return "failed politely"
    finally:
        provider.close()
    return "used"


def _run(models: Models, folder: Path, seeds: range) -> Counter[str]:
    whole = tiny(TEMPLATE)
    header = whole.index(b"token_embd.weight") + 900
    ends: Counter[str] = Counter()
    for seed in seeds:
        path = folder / f"{seed}.gguf"
        data = damage(bytearray(whole), header, seed)
        path.write_bytes(data if seed % 10 else data[: len(data) * (seed % 7) // 7])
        ends[_meet(models, path)] += 1
        path.unlink()
    return ends


def test_forty_mutated_models(models: Models, tmp_path: Path) -> None:
    ends = _run(models, tmp_path, range(40))
    assert ends.total() == 40
    assert ends["used"] > 0
    assert ends["refused"] > 0


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_thousand_mutated_models(models: Models, tmp_path: Path) -> None:
    ends = _run(models, tmp_path, range(1000))
    print(dict(ends))
    assert ends.total() == 1000
    assert ends["crashed a child"] > 0


@pytest.mark.parametrize(
    "count", [2, pytest.param(60, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])]
)
def test_the_real_model_with_a_mutated_header(
    models: Models, tmp_path: Path, smollm_path: Path, count: int
) -> None:
    path = tmp_path / "real.gguf"
    whole = smollm_path.read_bytes()
    path.write_bytes(whole)
    header = 4_000
    ends: Counter[str] = Counter()
    for seed in range(count):
        with path.open("r+b") as file:
            file.write(damage(bytearray(whole[: 2 * header]), header, seed))
        ends[_meet(models, path)] += 1
    print(dict(ends))
    assert ends.total() == count


CRASHERS = {
    "when it is loaded": (b"<0x6F>", b"<0x6E>"),  # a word of the vocabulary is there twice
    "when 1/2 is typed": (b"<0xBD>", b"w0xBD>"),  # one byte cannot be written
}
"""Sound headers on which llama.cpp aborts the process it runs in."""

UNGUARDED = """
from pathlib import Path
from audiochat.domain.job import Job
from audiochat.providers.llama.model import Model
Model(Path({path!r}), Job()).tokenize("\u00bd", special=False, first=True)
"""


@pytest.mark.parametrize("change", CRASHERS.values(), ids=CRASHERS)
def test_what_would_abort_the_program_dies_in_the_child(
    models: Models, tmp_path: Path, change: tuple[bytes, bytes]
) -> None:
    path = tmp_path / "crasher.gguf"
    path.write_bytes(tiny().replace(*change))
    assert read_header(path).vocabulary == 259
    alone = subprocess.run(
        [sys.executable, "-c", UNGUARDED.format(path=str(path))],
        capture_output=True,
        check=False,
        env={**os.environ, "GGML_NO_BACKTRACE": "1"},
    )
    assert alone.returncode == -signal.SIGABRT
    assert _meet(models, path) == "crashed a child"
    assert _meet(models, path) == "crashed a child"  # from the remembered verdict


def test_cut_in_half_at_every_kind_of_place(models: Models, tmp_path: Path) -> None:
    whole = tiny()
    path = tmp_path / "half.gguf"
    for share in (1, 5, 20, 50, 80, 99):
        path.write_bytes(whole[: len(whole) * share // 100])
        with pytest.raises(ModelError, match=r"missing|more than"):
            models.examine(path, Job())


def test_every_key_taken_away(models: Models, tmp_path: Path) -> None:
    """A name changed is a fact missing, which is what libraries least expect."""
    whole = tiny()
    keys: list[Any] = [
        b"llama.rope.dimension_count",
        b"tokenizer.ggml.scores",
        b"llama.block_count",
    ]
    for key in keys:
        path = tmp_path / "missing.gguf"
        path.write_bytes(whole.replace(key, b"x" * len(key)))
        assert _meet(models, path) in ("used", "refused", "crashed a child", "failed politely")
