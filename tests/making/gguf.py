"""Writes small GGUF files that llama.cpp really loads: a random one-layer llama with 259 tokens."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np

EMBEDDING, HEADS, FEED, CONTEXT = 32, 2, 64, 512


def text(value: str | bytes) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return struct.pack("<Q", len(data)) + data


def fact(key: str, kind: int, payload: bytes) -> bytes:
    return text(key) + struct.pack("<I", kind) + payload


def whole(key: str, value: int) -> bytes:
    return fact(key, 4, struct.pack("<I", value))


def words(key: str, value: str | bytes) -> bytes:
    return fact(key, 8, text(value))


def _vocabulary() -> list[bytes]:
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{n:02X}>" for n in range(256))]
    scores = struct.pack(f"<{len(tokens)}f", *([0.0] * len(tokens)))
    kinds = struct.pack(f"<{len(tokens)}i", 2, 3, 3, *([6] * 256))
    head = struct.pack("<Q", len(tokens))
    return [
        words("tokenizer.ggml.model", "llama"),
        fact(
            "tokenizer.ggml.tokens",
            9,
            struct.pack("<I", 8) + head + b"".join(text(t) for t in tokens),
        ),
        fact("tokenizer.ggml.scores", 9, struct.pack("<I", 6) + head + scores),
        fact("tokenizer.ggml.token_type", 9, struct.pack("<I", 5) + head + kinds),
        whole("tokenizer.ggml.bos_token_id", 1),
        whole("tokenizer.ggml.eos_token_id", 2),
    ]


def facts(template: str | None = None, extra: tuple[bytes, ...] = ()) -> list[bytes]:
    """The key-value pairs of the tiny model."""
    out = [
        words("general.architecture", "llama"),
        words("general.name", "Tiny"),
        whole("general.file_type", 0),
        whole("llama.context_length", CONTEXT),
        whole("llama.embedding_length", EMBEDDING),
        whole("llama.block_count", 1),
        whole("llama.feed_forward_length", FEED),
        whole("llama.attention.head_count", HEADS),
        whole("llama.rope.dimension_count", EMBEDDING // HEADS),
        fact("llama.attention.layer_norm_rms_epsilon", 6, struct.pack("<f", 1e-5)),
        *_vocabulary(),
        *extra,
    ]
    if template is not None:
        out.append(words("tokenizer.chat_template", template))
    return out


def tensors(seed: int = 0) -> dict[str, Any]:
    """Random weights, by name, as numpy arrays (rows, columns)."""
    random = np.random.default_rng(seed)

    def weights(*shape: int) -> Any:
        return (random.standard_normal(shape) * 0.2).astype(np.float32)

    return {
        "token_embd.weight": weights(259, EMBEDDING),
        "output_norm.weight": np.ones(EMBEDDING, np.float32),
        "output.weight": weights(259, EMBEDDING),
        "blk.0.attn_norm.weight": np.ones(EMBEDDING, np.float32),
        "blk.0.attn_q.weight": weights(EMBEDDING, EMBEDDING),
        "blk.0.attn_k.weight": weights(EMBEDDING, EMBEDDING),
        "blk.0.attn_v.weight": weights(EMBEDDING, EMBEDDING),
        "blk.0.attn_output.weight": weights(EMBEDDING, EMBEDDING),
        "blk.0.ffn_norm.weight": np.ones(EMBEDDING, np.float32),
        "blk.0.ffn_gate.weight": weights(FEED, EMBEDDING),
        "blk.0.ffn_up.weight": weights(FEED, EMBEDDING),
        "blk.0.ffn_down.weight": weights(EMBEDDING, FEED),
    }


def tiny(
    template: str | None = None,
    *,
    extra: tuple[bytes, ...] = (),
    version: int = 3,
    tensor_count: int | None = None,
    fact_count: int | None = None,
) -> bytes:
    """The bytes of the tiny model; counts may be made to lie."""
    pairs, weights = facts(template, extra), tensors()
    infos, blobs, offset = [], [], 0
    for name, array in weights.items():
        shape = array.shape[::-1]
        infos.append(
            text(name)
            + struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
            + struct.pack("<IQ", 0, offset)
        )
        blob = array.tobytes()
        blob += b"\0" * (-len(blob) % 32)
        blobs.append(blob)
        offset += len(blob)
    head = struct.pack(
        "<4sIQQ",
        b"GGUF",
        version,
        len(infos) if tensor_count is None else tensor_count,
        len(pairs) if fact_count is None else fact_count,
    )
    header = head + b"".join(pairs) + b"".join(infos)
    return header + b"\0" * (-len(header) % 32) + b"".join(blobs)


def write_tiny(path: Path, template: str | None = None, **changes: Any) -> Path:
    """Write the tiny model to ``path``."""
    path.write_bytes(tiny(template, **changes))
    return path
