"""Voiceprints to speakers: how many there are, and which voiceprint is whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiochat.domain.job import Job

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Labels = NDArray[np.intp]

APART = 0.68
"""Groups whose voiceprints are on average further apart than this (1 - cosine) are two people."""

LEAST = 4.0
"""Seconds somebody must speak to count as one of the speakers, in a recording that is long enough."""

LEAST_SHARE = 0.08
SHORTEST = 1.5
MOST = 4000
"""Voiceprints that are compared with each other; of more, so many are taken evenly."""


def voices(prints: Floats, seconds: Floats, count: int | None, job: Job) -> Floats:
    """The voices among voiceprints (unit vectors, (n, m)), each as a unit vector: (speakers, m).

    Groups are joined while they are closer than ``APART``, or, where ``count`` is given, until so
    many (or as near as can be) are left that speak long enough. ``seconds``: how long each
    voiceprint's sound is. Who speaks most comes first.
    """
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage

    if len(prints) == 0:
        return np.zeros((0, prints.shape[1]), np.float32)
    if len(prints) > MOST:
        chosen = np.linspace(0, len(prints) - 1, MOST).astype(np.intp)
        seconds = seconds[chosen] * (len(prints) / MOST)
        prints = prints[chosen]
    if len(prints) == 1 or count == 1:
        return _centres(prints, np.zeros(len(prints), np.intp), seconds, 0.0)
    job.check()
    tree = linkage(_distances(prints), "average")
    job.check()
    least = min(LEAST, max(SHORTEST, LEAST_SHARE * float(seconds.sum())))
    if count is None:
        labels = fcluster(tree, APART, "distance").astype(np.intp) - 1
        return _centres(prints, labels, seconds, least)
    return _wanted(prints, tree, seconds, count, least)


def _wanted(
    prints: Floats, tree: NDArray[np.float64], seconds: Floats, count: int, least: float
) -> Floats:
    """The coarsest grouping in which ``count`` groups speak long enough."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster

    best = _centres(prints, np.zeros(len(prints), np.intp), seconds, 0.0)
    for groups in range(count, min(len(prints), 8 * count + 24) + 1):
        labels = fcluster(tree, groups, "maxclust").astype(np.intp) - 1
        found = _centres(prints, labels, seconds, least)
        if len(best) < len(found) <= count:
            best = found
        if len(best) == count:
            break
    return best


def _distances(prints: Floats) -> NDArray[np.float64]:
    """One minus the cosine of every pair, in the order that the tree is made from."""
    import numpy as np

    rows = [1.0 - prints[n + 1 :] @ prints[n] for n in range(len(prints) - 1)]
    apart: NDArray[np.float64] = np.maximum(np.concatenate(rows), 0.0).astype(np.float64)
    return apart


def _centres(prints: Floats, labels: Labels, seconds: Floats, least: float) -> Floats:
    """The mean voiceprint of each group that speaks for ``least`` seconds (else of all), longest first."""
    import numpy as np

    spoken = np.bincount(labels, seconds)
    kept = [n for n in np.argsort(-spoken, kind="stable") if spoken[n] >= least]
    if not kept:
        labels, kept = np.zeros(len(prints), np.intp), [0]
    centres = np.stack([prints[labels == n].mean(axis=0) for n in kept])
    # once more with what lies nearest, so that a wrong start of a group does not stay in it
    nearest = np.argmax(prints @ _unit(centres).T, axis=1)
    again = [prints[nearest == n] for n in range(len(kept))]
    centres = np.stack(
        [a.mean(axis=0) if len(a) else c for a, c in zip(again, centres, strict=True)]
    )
    return _unit(centres)


def _unit(vectors: Floats) -> Floats:
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Floats = vectors / np.maximum(lengths, 1e-6)
    return unit
