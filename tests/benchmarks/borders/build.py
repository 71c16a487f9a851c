"""Fits the network for the borders of words anew: ``python -m tests.benchmarks.borders.build [OUT]``.

Needed after the kinds of sounds (``audiochat/speech/sounds.py``) or what is heard around a place
(``audiochat/speech/frames.py``) have changed. Makes some hours of speech with known word places by the
embedded voice and, where it is installed, espeak-ng; takes about half an hour on two cores, and 1.5 GB.
``--voices 2 --texts 60 --rounds 5`` is a try of two minutes. ``--heard FILE`` keeps what was heard, and
reads it if it is there. Afterwards run ``bench_edges.py``, ``bench_captions.py`` and ``bench_fillers.py``.
"""

from __future__ import annotations

import argparse
import time
from functools import partial
from pathlib import Path

import numpy as np

from audiochat.speech import borders as shipped
from audiochat.speech.borders import network
from tests.benchmarks.borders.fitting import MEMBERS, fitted, nearest, saved, together
from tests.benchmarks.borders.texts import texts
from tests.benchmarks.borders.voices import Heard, borders, spoken, voices
from tests.making.disfluent import Another
from tests.making.sentences import OTHER_SENTENCES

OUT = Path(shipped.__file__).with_name(shipped.WEIGHTS)
SHARE = 3
"""Each voice says every third sentence, the next one those after them."""


def collected(many: int | None, sentences: int | None) -> Heard:
    """What is heard around the borders of ``many`` voices (all if not said)."""
    found = []
    for number, (name, make) in enumerate(voices()[:many]):
        said = texts()[number % SHARE :: SHARE][:sentences]
        found.append(borders(spoken(make(), said, number)))
        print(f"{name}: {len(found[-1].rows)} words", flush=True)
    return Heard(
        np.concatenate([one.around for one in found]), np.concatenate([one.rows for one in found])
    )


def kept(path: Path | None, many: int | None, sentences: int | None) -> Heard:
    """The same, from a file if that is there, and written to it if not."""
    if path is not None and path.exists():
        with np.load(path) as file:
            return Heard(file["around"], file["rows"])
    heard = collected(many, sentences)
    if path is not None:
        np.savez(path, around=heard.around, rows=heard.rows)
    return heard


def main() -> None:
    """Make the speech, fit the network, say how near it comes, and write its file."""
    wish = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    wish.add_argument("out", nargs="?", type=Path, default=OUT)
    wish.add_argument("--voices", type=int)
    wish.add_argument("--texts", type=int)
    wish.add_argument("--rounds", type=int, default=40)
    wish.add_argument("--heard", type=Path)
    how = wish.parse_args()
    heard, begun = kept(how.heard, how.voices, how.texts), time.monotonic()
    members = []
    for number, member in enumerate(MEMBERS, 1):
        members.append(
            fitted(heard, how.rounds, partial(print, f"network {number},", flush=True), member)
        )
    found = together(members)
    print(f"{len(heard.rows)} words, {time.monotonic() - begun:.0f} s")
    np.savez_compressed(how.out, **saved(found))  # type: ignore[arg-type]
    other = borders(spoken(Another(1.1, 1.05, (0.5, 0.5), 99), OTHER_SENTENCES, 1))
    for name, net in (("fitted", found), ("as the program has it", network())):
        off = np.abs(nearest(net, other))
        print(f"{name}: {np.mean(off <= 1):.1%} within 10 ms, {np.mean(off <= 3):.1%} within 30 ms")


if __name__ == "__main__":
    main()
