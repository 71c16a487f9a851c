"""Writes what likeness is made of anew: ``python -m audiochat.services.commander.likeness.build [CORPUS]``.

The vectors of the known sentences, needed after ``known.txt`` or the vocabulary has changed, or
starting takes 15 ms for each new text; and, with the corpus of commands, the leaning (``leaning.py``),
fitted to the sentences of it that were looked at.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.services.commander.grammar import Grammar
from audiochat.services.commander.likeness.known import VECTORS, read_known
from audiochat.services.commander.likeness.leaning import WEIGHTS, fitted

if TYPE_CHECKING:
    from audiochat.speech.embedding import Embedder

_BATCH = 16


def main() -> None:
    """Embed every masked text and write the file beside this one."""
    import numpy as np

    from audiochat.operations import load
    from audiochat.speech.embedding import Embedder

    texts = sorted({known.masked.text for known in read_known(Grammar(load()))})
    embedder = Embedder()
    vectors = embedder.questions(texts).astype(np.float16)
    path = Path(__file__).with_name(VECTORS)
    np.savez_compressed(path, engine=Embedder.engine, texts=np.array(texts), vectors=vectors)
    for corpus in sys.argv[1:]:
        lean(Path(corpus), embedder)
    embedder.close()


def lean(corpus: Path, embedder: Embedder) -> None:
    """Fit the leaning to the sentences of a corpus that were looked at and write it beside this file."""
    import numpy as np

    rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["part"] != "unseen"]
    words = [row["words"] for row in rows]
    batches = [embedder.questions(words[at : at + _BATCH]) for at in range(0, len(words), _BATCH)]
    middle, weights = fitted(np.vstack(batches), np.array([r["status"] != "chat" for r in rows]))
    path = Path(__file__).with_name(WEIGHTS)
    np.savez_compressed(path, engine=embedder.engine, middle=middle, weights=weights)


if __name__ == "__main__":
    main()
