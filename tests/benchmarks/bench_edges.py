"""How well the edges of words hold, over many cuts: captions after edits, and what neighbours lose.

Wider than ``bench_captions.py``: 22 voices (faster, deeper, telephone, noise, other speakers), four sets
of cuts each for captions; in ten of them every third word is cut out in turn. Five of those are kept: no
miss in them is looked at. What a fresh recognition can tell is bounded by how well two of them agree: the
second hears the same file with one step of noise over it. Run with
``python -m pytest -m benchmark tests/benchmarks/bench_edges.py -s``; takes about twenty minutes on two
cores. ``-k kept`` runs those that are kept alone, ``-k further`` the twelve for captions only.
"""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from audiochat.services.workshop import Workshop
from tests.benchmarks.edge_recordings import RECORDINGS, Group, Recording
from tests.making.cut_words import Cut, each_cut
from tests.making.edited_talk import Proof, proofs
from tests.making.judging_words import late
from tests.making.speech import Made

OUT = Path(__file__).with_name("out") / "edges.md"
SEEDS = (5, 6, 7, 8)
EVERY = 3
"""Of so many words one is cut out alone."""

HEAD = (
    "| recording | words | starts within 80 / 40 ms | captions within 100 ms"
    " | two fresh recognitions of them | the words before and after alike"
    " | word starts | two fresh recognitions | neighbours run together, over 1 % (3 %) | mean loss"
    " | beside a pause | left of the cut word | over 30 % of it |\n|" + "---|" * 13
)


@dataclass
class Tally:
    """What was measured of some recordings."""

    late: list[float] = field(default_factory=list)
    cues: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    again_starts: list[float] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)

    def add(self, proof: Proof) -> None:
        """Count one set of cuts."""
        self.cues += proof.cues
        self.again += proof.again
        self.again_starts += proof.again_starts
        self.sure += proof.sure
        self.starts += proof.starts

    def plus(self, other: Tally) -> None:
        """Count another recording too."""
        for name, values in vars(other).items():
            getattr(self, name).extend(values)

    def row(self, name: str) -> str:
        """A line of the table."""
        return (
            f"| {name} | {len(self.late)} | {_within(self.late, 0.08)} / {_within(self.late, 0.04)}"
            f" | {_within(self.cues)} of {len(self.cues)} | {_within(self.again)} of {len(self.again)}"
            f" | {_within(self.sure)} of {len(self.sure)}"
            f" | {_within(self.starts)} of {len(self.starts)}"
            f" | {_within(self.again_starts)} of {len(self.again_starts)} | {self._lost()} |"
        )

    def _lost(self) -> str:
        """What the neighbours of cut words lost, and what was left of those; nothing if none was cut."""
        if not self.cuts:
            return " | | | |"
        lost = np.array([loss for cut in self.cuts for loss, together in cut.touched if together])
        apart = np.array([loss for cut in self.cuts for loss, run in cut.touched if not run])
        left = np.array([cut.left for cut in self.cuts])
        return (
            f"{np.mean(lost > 0.01):.1%} ({np.mean(lost > 0.03):.1%}) of {len(lost)}"
            f" | {lost.mean():.2%} | {np.sum(apart > 0.01)} of {len(apart)}"
            f" | {left.mean():.1%} | {np.mean(left > 0.3):.1%} of {len(left)}"
        )


ALL: dict[Group, Tally] = {}
"""The sums of each group so far."""


def _within(errors: list[float], limit: float = 0.1) -> str:
    return f"{np.mean(np.abs(errors) <= limit):.1%}"


def _shown(rows: list[str]) -> None:
    """Add lines to the table, which begins anew with the first recording of a run."""
    OUT.parent.mkdir(exist_ok=True)
    if not ALL:
        head = f"# Edges of words\n\n{platform.machine()}, {os.cpu_count()} cores\n\n{HEAD}\n"
        OUT.write_text(head, encoding="utf-8")
    with OUT.open("a", encoding="utf-8") as file:
        file.writelines(f"{row}\n" for row in rows)
    print("\n" + "\n".join(rows))


def _tally(workshop: Workshop, folder: Path, recording: Recording, made: Made) -> Tally:
    tally = Tally()
    for proof in proofs(workshop, folder, made.samples, recording.cuts, SEEDS, twice=True):
        tally.add(proof)
    row = workshop.library.open(folder / "talk.wav")
    view = workshop.captions.words(row.id, workshop.editor(row.id).timeline)
    words = [(word.text, word.start, word.end) for word in view.words]
    tally.late += (late(made.words, words) / 1000).tolist()
    if recording.group is not Group.FURTHER:
        tally.cuts += each_cut(workshop, folder, made, words, EVERY)
    return tally


@pytest.mark.benchmark
@pytest.mark.timeout(600)
@pytest.mark.parametrize("recording", RECORDINGS, ids=lambda recording: recording.name)
def test_edges(recording: Recording, data_dir: Path, tmp_path: Path) -> None:
    made = recording.made()
    with Workshop.open(data_dir) as workshop:
        tally = _tally(workshop, tmp_path, recording, made)
    _shown([tally.row(recording.name)])
    ALL.setdefault(recording.group, Tally()).plus(tally)
    assert np.mean(np.array(tally.cues) <= 0.1) >= 0.9
    losses = [loss > 0.01 for cut in tally.cuts for loss, _ in cut.touched]
    assert np.mean(losses or [0.0]) < 0.1


@pytest.mark.benchmark
@pytest.mark.parametrize(
    "recording",
    [recording for recording in RECORDINGS if recording.group is not Group.FURTHER],
    ids=lambda recording: recording.name,
)
def test_words_cut_at_their_known_places_leave_their_neighbours_alone(
    recording: Recording, data_dir: Path, tmp_path: Path
) -> None:
    made = recording.made()
    with Workshop.open(data_dir) as workshop:
        cuts = list(each_cut(workshop, tmp_path, made, made.words, EVERY))
    losses = [loss for cut in cuts for loss, _ in cut.touched]
    print(
        f"\n{recording.name}: {len(losses)} neighbours, the most that one loses is {max(losses):.2%}"
    )
    assert len(losses) > 50
    assert max(losses) < 0.01


@pytest.mark.benchmark
def test_all_edges_together() -> None:
    """The sums, after the rows of the recordings."""
    if not ALL:
        pytest.skip("no recording was measured in this run")
    _shown([tally.row(f"**{group}**") for group, tally in ALL.items()])
