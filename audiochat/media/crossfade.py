"""What two sounds become at a join: one fading into the other, or both sinking to nothing."""

from __future__ import annotations

import numpy as np

from audiochat.domain.operation import Samples


def crossfade(tail: Samples, head: Samples) -> Samples:
    """From ``tail`` to ``head`` (same shape) at constant power, whatever their correlation."""
    theta = ((np.arange(len(tail)) + 0.5) / len(tail) * (np.pi / 2))[:, None]
    together = float(np.sum(tail * head, dtype=np.float64))
    alone = np.sum(tail * tail, dtype=np.float64) * np.sum(head * head, dtype=np.float64)
    correlation = min(1.0, max(0.0, together / float(np.sqrt(alone)))) if alone > 0 else 0.0
    scale = 1 / np.sqrt(1 + correlation * np.sin(2 * theta))
    mixed = (tail * np.cos(theta) + head * np.sin(theta)) * scale
    return np.asarray(mixed, np.float32)


def dip(tail: Samples, head: Samples) -> Samples:
    """``tail`` sinking to zero and ``head`` rising from it, along a raised cosine."""
    down = (1 + np.cos(np.pi * (np.arange(len(tail)) + 1) / (len(tail) + 1))) / 2
    up = (1 - np.cos(np.pi * (np.arange(len(head)) + 1) / (len(head) + 1))) / 2
    return np.concatenate([tail * down[:, None], head * up[:, None]]).astype(np.float32)
