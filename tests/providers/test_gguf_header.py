"""The header reader knows sound files and refuses every other one with a reason, cheaply."""

from __future__ import annotations

import ctypes
import struct
import time
from pathlib import Path

import pytest

from audiochat.domain.errors import ModelError
from audiochat.providers.llama.gguf import read_header
from audiochat.providers.llama.quantities import BLOCKS
from tests.making.gguf import fact, text, tiny, whole, words


def _refused(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "model.gguf"
    path.write_bytes(data)
    started = time.perf_counter()
    with pytest.raises(ModelError) as caught:
        read_header(path)
    assert time.perf_counter() - started < 60
    assert caught.value.remedy
    return caught.value.message


def test_facts_of_the_embedded_model(gemma_path: Path) -> None:
    header = read_header(gemma_path)
    assert (header.architecture, header.vocabulary, header.context_length) == (
        "gemma3",
        262144,
        32768,
    )
    assert header.template is None
    assert header.file_type == "Q4_K_M"
    assert header.parameters == 268098176
    assert header.kv_bytes_per_token == 18 * 1 * 512 * 2


def test_facts_of_an_instruct_model(smollm_path: Path) -> None:
    header = read_header(smollm_path)
    assert header.template is not None
    assert header.architecture == "llama"
    assert header.kv_bytes_per_token == 30 * 3 * 128 * 2


def test_sizes_of_types_are_those_of_ggml() -> None:
    import llama_cpp

    folder = Path(llama_cpp.__file__).parent / "lib"
    ggml = ctypes.CDLL(str(next(folder.glob("*ggml-base.*"))))
    ggml.ggml_type_size.restype = ctypes.c_size_t
    ggml.ggml_blck_size.restype = ctypes.c_int64
    for kind in range(llama_cpp.llama_cpp.GGML_TYPE_COUNT):
        wanted = (ggml.ggml_blck_size(kind), ggml.ggml_type_size(kind))
        assert BLOCKS.get(kind, (0, 0)) == wanted, kind


def test_cut_in_half_says_how_much_is_missing(tmp_path: Path) -> None:
    data = tiny()
    message = _refused(tmp_path, data[: len(data) // 2])
    missing = len(data) - len(data) // 2
    assert f"{missing:,} of {len(data):,} bytes are missing" in message


@pytest.mark.parametrize("length", [4, 7, 23, 24, 60, 2000, 5000])
def test_cut_in_the_header(tmp_path: Path, length: int) -> None:
    message = _refused(tmp_path, tiny()[:length])
    assert "bytes are missing" in message or "more than" in message


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"Dear diary, today I wrote no model at all.\n" * 50, "does not start with GGUF"),
        (tiny(version=1), "version is 1"),
        (tiny(version=3 << 24), "big-endian"),
        (tiny(tensor_count=2**63), "more than it can hold"),
        (tiny(fact_count=2**40), "more than it can hold"),
        (tiny(tensor_count=0), "no language model"),
        (tiny(extra=(words("general.name", "again"),)), "there twice"),
        (tiny(extra=(fact("odd", 99, b""),)), "unknown type 99"),
        (tiny(extra=(text("x" * 70000),)), "claims a length"),
        (tiny(extra=(fact("t", 8, struct.pack("<Q", 2**62)),)), "claims a length"),
        (tiny(extra=(fact("l", 9, struct.pack("<IQ", 8, 2**61)),)), "more than fit"),
        (tiny(extra=(fact("l", 9, struct.pack("<IQ", 12, 2**61)),)), "more than fit"),
        (tiny(extra=(fact("l", 9, struct.pack("<IQ", 9, 1)),)), "unknown type 9"),
        (tiny(extra=(whole("general.alignment", 3),)), "power of two"),
        (tiny(extra=(whole("split.count", 2),)), "one part"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_sound_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reason in _refused(tmp_path, data)


def test_impossible_tensors(tmp_path: Path) -> None:
    data = tiny()
    name = text("token_embd.weight")
    at = data.index(name) + len(name)

    def changed(offset: int, code: str, value: int) -> bytes:
        out = bytearray(data)
        struct.pack_into("<" + code, out, at + offset, value)
        return bytes(out)

    assert "dimensions" in _refused(tmp_path, changed(0, "I", 5))
    assert "shape" in _refused(tmp_path, changed(4, "Q", 2**63))
    assert "shape" in _refused(tmp_path, changed(4, "Q", 0))
    assert "missing" in _refused(tmp_path, changed(12, "Q", 2**30))
    assert "unknown type" in _refused(tmp_path, changed(20, "I", 31))
    assert "place" in _refused(tmp_path, changed(24, "Q", 33))


def test_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        read_header(tmp_path)
    with pytest.raises(ModelError, match="There is no file"):
        read_header(tmp_path / "none.gguf")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Gemma 3 270m", "Gemma 3 270M"),
        ("smol 1.7b it", "smol 1.7B it"),
        ("5mb of it", "5mb of it"),
    ],
)
def test_sizes_in_names_are_written_as_everybody_writes_them(
    tmp_path: Path, given: str, name: str
) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(tiny().replace(text("Tiny"), text(given)))
    assert read_header(path).name == name
