"""Writes the vectors of the known sentences anew: ``python -m audiochat.services.commander.likeness.build``.

Needed after ``known.txt`` or the vocabulary has changed, or starting takes 15 ms for each new text.
"""

from __future__ import annotations

from pathlib import Path

from audiochat.services.commander.grammar import Grammar
from audiochat.services.commander.likeness.known import VECTORS, read_known


def main() -> None:
    """Embed every masked text and write the file beside this one."""
    import numpy as np

    from audiochat.operations import load
    from audiochat.speech.embedding import Embedder

    texts = sorted({known.masked.text for known in read_known(Grammar(load()))})
    embedder = Embedder()
    vectors = embedder.questions(texts).astype(np.float16)
    embedder.close()
    path = Path(__file__).with_name(VECTORS)
    np.savez_compressed(path, engine=Embedder.engine, texts=np.array(texts), vectors=vectors)


if __name__ == "__main__":
    main()
