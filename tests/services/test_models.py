"""Models are put in place, examined in a child, and remembered."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audiochat.domain.conversation import Role
from audiochat.domain.errors import Cancelled, ModelError
from audiochat.domain.generation import Request, Turn
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.services import embedded_model
from audiochat.services.models import Models
from audiochat.services.quarantine import Quarantine
from audiochat.store.database import Store
from tests.making.gguf import tiny, write_tiny


class Counting(Quarantine):
    """A quarantine that knows how often it was used."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def run(self, helper: str, arguments: dict[str, Any], **more: Any) -> dict[str, Any]:
        self.ran.append(helper)
        return super().run(helper, arguments, **more)


@pytest.fixture
def quarantine() -> Counting:
    return Counting()


@pytest.fixture
def models(data_dir: Path, quarantine: Counting) -> Iterator[Models]:
    store = Store.open(data_dir / "audiochat.db")
    yield Models(store, data_dir, quarantine)
    store.close()


def test_the_embedded_model_is_put_in_place_once(
    models: Models, data_dir: Path, quarantine: Counting
) -> None:
    seen: list[float] = []
    spec = models.embedded(Job(lambda fraction, _: seen.append(fraction)))
    assert spec.path == data_dir / "models" / embedded_model.FILE_NAME
    assert spec.id == embedded_model.SHA256
    assert spec.is_base
    assert len(seen) > 100
    assert max(seen) == 1
    assert not quarantine.ran
    started = time.perf_counter()
    assert models.embedded(Job()) == spec
    assert time.perf_counter() - started < 20
    assert models.known() == [spec]
    provider = models.provider(spec, Sampling(context_length=512, seed=1, max_tokens=16))
    request = Request((Turn(Role.USER, "Hello"),), Sampling(context_length=512, seed=1))
    assert next(iter(provider.generate(request, Job()))).text
    provider.close()


def test_a_damaged_embedded_model_is_mended(
    models: Models, data_dir: Path, gemma_path: Path
) -> None:
    path = data_dir / "models" / embedded_model.FILE_NAME
    path.parent.mkdir()
    shutil.copyfile(gemma_path, path)
    with path.open("r+b") as file:
        file.seek(200_000_000)
        file.write(b"damage")
    assert models.embedded(Job()).id == embedded_model.SHA256
    assert embedded_model.digest(path, Job(), "") == embedded_model.SHA256


def test_stopping_while_it_is_put_in_place_leaves_nothing(models: Models, data_dir: Path) -> None:
    job = Job(lambda fraction, _: job.cancel() if fraction > 0.2 else None)
    with pytest.raises(Cancelled):
        models.embedded(job)
    assert not list((data_dir / "models").iterdir())


def test_a_missing_or_changed_package_is_told(
    models: Models, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded_model, "SHA256", "0" * 64)
    with pytest.raises(ModelError, match="damaged"):
        models.embedded(Job())
    monkeypatch.setattr(embedded_model, "PACKAGE", "no_such_package")
    with pytest.raises(ModelError, match="not installed"):
        models.embedded(Job())
    assert not list((data_dir / "models").iterdir())


def test_an_instruct_model_is_examined_once(
    models: Models, quarantine: Counting, smollm_path: Path, tmp_path: Path
) -> None:
    spec = models.examine(smollm_path, Job())
    assert not spec.is_base
    assert spec.details["chat_form"]["tail"].endswith("<|im_start|>assistant\n")
    assert quarantine.ran == ["trial_model", "learn_template"]
    assert models.examine(smollm_path, Job()) == spec
    copy = tmp_path / "copy.gguf"
    shutil.copyfile(smollm_path, copy)
    assert models.examine(copy, Job()).id == spec.id  # known by its hash
    assert len(quarantine.ran) == 2


def test_the_verdict_on_a_bad_file_is_remembered(
    models: Models, quarantine: Counting, tmp_path: Path
) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(tiny().replace(b"blk.0.attn_q.weight", b"blk.0.attn_x.weight"))
    for _ in range(2):
        with pytest.raises(ModelError, match=r"llama\.cpp cannot load"):
            models.examine(path, Job())
    assert quarantine.ran == ["trial_model"]
    assert models.known() == []


def test_a_hostile_template_costs_the_template_and_not_the_program(
    models: Models, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audiochat.services.models.TEMPLATE_SECONDS", 1.0)
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    spec = models.examine(write_tiny(tmp_path / "m.gguf", endless), Job())
    assert "chat_form" not in spec.details
    provider = models.provider(spec, Sampling(context_length=256))
    request = Request((Turn(Role.USER, "Hi"),), Sampling(context_length=256, seed=1, max_tokens=5))
    assert list(provider.generate(request, Job()))[-1].usage is not None
    provider.close()


def test_examining_can_be_stopped(models: Models, smollm_path: Path) -> None:
    job = Job()
    timer = threading.Timer(0.3, job.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        models.examine(smollm_path, job)
    timer.join()


def test_a_file_that_is_touched_is_examined_again(
    models: Models, quarantine: Counting, tmp_path: Path
) -> None:
    path = write_tiny(tmp_path / "m.gguf")
    first = models.examine(path, Job())
    os.utime(path, (1, 1))
    again = models.examine(path, Job())
    assert again.id == first.id
    assert again.details["mtime_ns"] == 1_000_000_000
    path.write_bytes(tiny(extra=()) + b"\0" * 32)
    assert models.examine(path, Job()).id != first.id
    assert quarantine.ran == ["trial_model"] * 2


@pytest.mark.parametrize("data", [b"", b"some text\n" * 99, tiny()[:60_000]])
def test_what_is_no_model_never_reaches_a_child(
    models: Models, quarantine: Counting, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(data)
    with pytest.raises(ModelError):
        models.examine(path, Job())
    assert quarantine.ran == []


def test_a_model_larger_than_memory_is_refused(
    models: Models, quarantine: Counting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psutil

    memory = psutil.virtual_memory()._replace(available=50_000_000)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory)
    with pytest.raises(ModelError, match=r"GB of memory .* is free"):
        models.examine(write_tiny(tmp_path / "m.gguf"), Job())
    assert quarantine.ran == []
