"""Fits the network for the borders of words anew: ``python -m tests.benchmarks.borders.build [OUT]``.

Needed after the sounds of words (``audiochat/speech/phones.py``) or what is heard of a frame
(``audiochat/speech/frames.py``) have changed. Makes some hours of speech with known word places by the
embedded voice and, where it is installed, espeak-ng; takes about an hour on two cores, and 1.5 GB.
Fitting is quickest with ``OPENBLAS_NUM_THREADS=1`` where anything else runs: the threads of such small
products mostly wait for each other. ``--voices 4 --texts 40 --rounds 2`` is a try of a minute, which shows
that it runs and no more. ``--heard FILE`` keeps what was heard, and reads it if it is there. Afterwards run
``bench_edges.py``, ``bench_captions.py`` and ``bench_fillers.py``.
"""

from __future__ import annotations

import argparse
import random
import time
from functools import partial
from pathlib import Path

import numpy as np

from audiochat.speech import borders as shipped
from audiochat.speech.borders import Network, network
from tests.benchmarks.borders.fitting import fitted, nearest, saved
from tests.benchmarks.borders.texts import texts, wishes
from tests.benchmarks.borders.voices import (
    Heard,
    borders,
    judges,
    put_together,
    spoken,
    voices,
)
from tests.making.sentences import OTHER_SENTENCES

OUT = Path(shipped.__file__).with_name(shipped.WEIGHTS)
SHARES = (3, 8)
"""A voice says every third of the plain sentences and every eighth wish, the next voice those after them."""

WITHIN = (1, 2, 3, 8)
"""Frames within which the share of borders is told."""


def collected(many: int | None, sentences: int | None) -> Heard:
    """What is heard of ``many`` voices (all if not said), ``sentences`` of each at most."""
    found, plain, wished = [], texts(), wishes()
    for number, voice in enumerate(voices()[:many]):
        said = [
            text
            for share, all_of_them in zip(SHARES, (plain, wished), strict=True)
            for text in all_of_them[number % share :: share]
        ]
        random.Random(number).shuffle(said)
        said = said[: min(voice.sentences, sentences or voice.sentences)]
        found.append(borders(spoken(voice.make(), said), np.random.default_rng(number)))
        print(f"{voice.name}: {np.sum(found[-1].places >= 0)} words", flush=True)
    return put_together(found)


def kept(path: Path | None, many: int | None, sentences: int | None) -> Heard:
    """The same, from a file if that is there, and written to it if not."""
    if path is not None and path.exists():
        with np.load(path) as file:
            return Heard(file["bands"], file["places"], file["rows"], file["together"])
    heard = collected(many, sentences)
    if path is not None:
        np.savez(path, **vars(heard))
    return heard


def judged(networks: dict[str, Network]) -> None:
    """Print how near networks come to borders run together, for voices and sentences not fitted to."""
    print("within " + "/".join(f"{10 * frames}" for frames in WITHIN) + " ms:")
    for voice in judges():
        heard = borders(spoken(voice.make(), OTHER_SENTENCES), np.random.default_rng(7))
        for name, one in networks.items():
            off = np.abs(nearest(one, heard, together=True))
            shares = "/".join(f"{np.mean(off <= frames):.1%}" for frames in WITHIN)
            print(f"{voice.name}, {name}: {shares} of {len(off)}", flush=True)


def as_it_was() -> dict[str, Network]:
    """The network that the program has; none where its file is from before the layers were changed."""
    try:
        return {"as the program had it": network()}
    except KeyError:
        return {}


def main() -> None:
    """Make the speech, fit the network, say how near it comes, and write its file."""
    wish = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    wish.add_argument("out", nargs="?", type=Path, default=OUT)
    wish.add_argument("--voices", type=int)
    wish.add_argument("--texts", type=int)
    wish.add_argument("--rounds", type=int, default=18)
    wish.add_argument("--heard", type=Path)
    how = wish.parse_args()
    before = as_it_was()
    heard, begun = kept(how.heard, how.voices, how.texts), time.monotonic()
    found = fitted(heard, how.rounds, partial(print, flush=True))
    chunks, words = len(heard.places), np.sum(heard.places >= 0)
    print(f"{words} words in {chunks} chunks, {time.monotonic() - begun:.0f} s")
    np.savez_compressed(how.out, **saved(found))  # type: ignore[arg-type]
    judged({"fitted": found, **before})


if __name__ == "__main__":
    main()
