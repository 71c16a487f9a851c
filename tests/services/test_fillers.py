"""Hesitations are found in the sound, written down or not; stumbles and pauses beside them."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import Step
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import BLEEP, PlacedWord, Transcript, Word
from audiochat.services.commander.plan_groups import groups, summary
from audiochat.services.disfluency.finding import Lexicon, hesitations, stumbles
from audiochat.services.disfluency.lexicon import repeats
from audiochat.services.disfluency.matching import Match
from audiochat.services.fillers import Cuts, FillerOptions, find_in
from audiochat.services.workshop import Workshop
from audiochat.speech.voicing import Run
from tests.making.disfluent import FILLERS, Talk, talk
from tests.making.speech import Speech


@pytest.fixture(scope="module")
def said(speech: Speech) -> Talk:
    return talk(speech, 5, seed=21, fused=0.0)


def transcript(said: Talk, without: tuple[str, ...] = (), late: float = 0.0) -> Transcript:
    """The words as a recogniser may give them: some left out, the next word laid over them."""
    words: list[PlacedWord] = []
    begun: float | None = None
    for number, (text, start, end) in enumerate(said.made.words):
        if text in without:
            begun = start if begun is None else begun
            continue
        start = min(start if begun is None else begun, end - 0.02)
        place = (start + late, end + late)
        words.append(PlacedWord(Word(text, *place), *place, "s", "b", number))
        begun = None
    whole = said.made.duration
    return Transcript(whole, tuple(words), ((0.0, whole),), "en")


def cuts(said: Talk, shown: Transcript, options: FillerOptions | None = None) -> Cuts:
    blocks = np.array_split(said.made.samples, 7)
    return find_in(shown, iter(blocks), options or FillerOptions(), Job())


def hits(found: list[Step], truth: list[tuple[str, float, float]]) -> int:
    return sum(
        any((step.start or 0) - 0.05 <= start and end <= (step.end or 0) + 0.05 for step in found)
        for _, start, end in truth
    )


@pytest.mark.parametrize("late", [0.0, 0.15])
@pytest.mark.parametrize("written", [True, False])
def test_hesitations_are_found_written_down_or_not(said: Talk, written: bool, late: float) -> None:
    shown = transcript(said, () if written else FILLERS, late)
    found = [s for s in cuts(said, shown).steps if s.group == "filler"]
    assert len(said.fillers) == 10
    assert hits(found, said.fillers) >= 7  # the voice never says a thing twice the same way
    assert len(found) <= 11
    for step in found:
        assert step.params["earliest"] <= step.start <= step.end <= step.params["latest"]


def test_neighbouring_words_are_not_in_a_cut(said: Talk) -> None:
    mixed = 0
    for step in cuts(said, transcript(said)).steps:
        if step.group == "filler":
            others = [w for w in said.made.words if w[0] not in FILLERS]
            mixed += any(w[1] < step.end - 0.05 and w[2] > step.start + 0.05 for w in others)
    assert mixed <= 1  # the benchmark has the exact share


def test_stumbles_and_pauses_are_found(said: Talk) -> None:
    found = cuts(said, transcript(said)).steps
    repeats = [s for s in found if s.group == "repeat"]
    assert [s.about for s in repeats] == [word for word, _, _ in said.repeats]
    pauses = [s for s in found if s.group == "pause"]
    assert len(pauses) == len(said.pauses)
    for step, (start, end) in zip(pauses, said.pauses, strict=True):
        assert step.start - start == pytest.approx(0.25, abs=0.2)
        assert end - step.end == pytest.approx(0.25, abs=0.2)


def test_what_is_not_wanted_is_left_alone(said: Talk) -> None:
    nothing = FillerOptions(usual=False, repeats=False, pauses=False)
    assert cuts(said, transcript(said), nothing).steps == ()
    own = FillerOptions(usual=False, own=("The",), repeats=False, pauses=False)
    assert {s.about for s in cuts(said, transcript(said), own).steps} == {"the"}


def test_without_words_only_pauses_are_found(said: Talk) -> None:
    found = cuts(said, Transcript(said.made.duration)).steps
    assert {s.group for s in found} == {"pause"}


def test_words_said_twice_on_purpose_stay() -> None:
    def shown(*texts: str) -> Transcript:
        words = tuple(
            PlacedWord(Word(t, n * 0.4, n * 0.4 + 0.3), n * 0.4, n * 0.4 + 0.3, "s", "b", n)
            for n, t in enumerate(texts)
        )
        return Transcript(10.0, words, ((0.0, 10.0),), "en")

    def found(*texts: str) -> list[tuple[str, bool]]:
        silence = iter([np.zeros(160_000, np.float32)])
        steps = find_in(shown(*texts), silence, FillerOptions(), Job()).steps
        return [(step.about, step.enabled) for step in steps]

    assert found("It", "is", "very,", "very", "good") == []
    assert found("call", "5", "5", "0") == []
    assert found("I", "know.", "Know", "what?") == []
    assert found("we", "had", "had", "enough") == [("had", False)]
    assert found("it", "was", "very", "very", "late") == []
    assert found("no", "no", "no") == []
    assert found("he", "said", "that", "that", "man", "left") == [("that", False)]
    assert found("and", "the", "the", "dog") == [("the", True)]
    assert found("we", "should", "we", "should", "go") == [("we should", True)]
    assert found("I", "think", "I", "think", "so") == [("i think", True)]
    assert found("the", "ticket", "tickets", "were") == [("ticket", True)]
    assert found("it", "its") == []


@pytest.mark.parametrize(
    ("run", "written", "sure", "found"),
    [
        (Run(1.0, 1.15, 0.91, 14.2, -9.0), "uh", 0.6, ["uh"]),  # all beginning and end
        (Run(1.0, 1.4, 0.91, 14.2, -9.0), "uh", 0.6, []),  # what moves so much for long is a word
        (Run(1.0, 1.23, 0.95, 5.5, -9.0), "f", 0.43, ["um or uh"]),  # one vowel, and not believed
        (Run(1.0, 1.23, 0.95, 5.5, -9.0), "are", 0.98, []),
    ],
)
def test_a_run_between_two_pauses_is_told_from_a_word(
    run: Run, written: str, sure: float, found: list[str]
) -> None:
    word = PlacedWord(Word(written, run.start, run.end, sure), run.start, run.end, "s", "b", 0)
    held = 1 if written == "uh" else 0  # the others count to another run
    match = Match(run, 0, held)
    cuts = hesitations([match], [word], Lexicon(), 3.0, complete=True)
    assert [cut.text for cut in cuts] == found


def laid(*said: tuple[str, float, float]) -> tuple[PlacedWord, ...]:
    return tuple(PlacedWord(Word(t, a, b), a, b, "s", "b", n) for n, (t, a, b) in enumerate(said))


def in_silence(
    shown: tuple[PlacedWord, ...], said: tuple[PlacedWord, ...] = ()
) -> list[tuple[str, bool]]:
    whole = Transcript(10.0, shown, ((0.0, 10.0),), "en")
    silence = iter([np.zeros(160_000, np.float32)])
    steps = find_in(whole, silence, FillerOptions(), Job(), said).steps
    return [(step.about, step.enabled) for step in steps]


def test_an_um_that_stands_in_the_transcript_is_found_whatever_its_sound() -> None:
    shown = laid(("thanks.", 1.0, 1.4), ("Um,", 1.8, 2.1), ("yes.", 2.4, 2.7))
    assert in_silence(shown) == [("um", True)]
    assert in_silence(shown, shown) == [("um", True)]
    assert in_silence(shown, laid(("thanks", 1.0, 1.4), ("em", 1.8, 2.1))) == [("um", True)]
    # heard anew it is another word: shown, and left to the person
    assert in_silence(shown, laid(("thanks", 1.0, 1.4), ("on", 1.8, 2.1))) == [("um", False)]


def test_a_brief_um_that_was_heard_twice_is_sure(said: Talk) -> None:
    """Within a run of words it is weighed by its length, but not against two hearings."""
    words = list(transcript(said).words)
    place = next(n for n in range(4, len(words)) if words[n].end - words[n].start > 0.25)
    one = words[place]
    um = PlacedWord(
        Word("um", one.start, one.start + 0.13), one.start, one.start + 0.13, "s", "b", 0
    )
    rest = PlacedWord(replace(one.word, start=um.end), um.end, one.end, "s", "b", 0)
    heard = (*words[:place], um, rest, *words[place + 1 :])
    shown = Transcript(said.made.duration, tuple(words), ((0.0, said.made.duration),), "en")

    def surely(shown: Transcript) -> bool:
        found = find_in(shown, iter([said.made.samples]), FillerOptions(), Job(), heard).steps
        near = [step for step in found if abs((step.start or 0.0) - um.start) < 0.05]
        assert len(near) == 1
        return near[0].enabled

    assert not surely(shown)
    assert surely(Transcript(shown.duration, heard, shown.covered, "en"))


def test_a_written_um_is_cut_once_and_leaves_its_neighbours(said: Talk) -> None:
    shown = transcript(said)
    steps = [s for s in cuts(said, shown).steps if s.group == "filler" and s.about != "um or uh"]
    for step in steps:
        words = [w for w in said.fillers if w[1] < step.end and step.start < w[2]]
        assert len(words) <= 1
    assert len(steps) >= len(said.fillers) - 1


def test_a_word_said_twice_takes_the_time_to_say_it() -> None:
    assert in_silence(laid(("we", 1.0, 1.09), ("we", 1.09, 1.3))) == [("we", True)]
    assert in_silence(laid(("Dada", 1.0, 1.03), ("Dada", 1.03, 1.4))) == []


def test_two_tones_in_a_row_are_no_stumble() -> None:
    def found(text: str) -> list[str]:
        said = ("the", 0.5, 0.8), (text, 1.0, 1.4), (text, 1.45, 1.9)
        return [one.text for one in stumbles(laid(*said), Lexicon())]

    assert found(BLEEP) == []
    assert found("garden") == ["garden"]


def test_spelt_letters_are_no_stumble() -> None:
    assert not repeats(["f", "r"])
    assert repeats(["i"])
    assert repeats(["a"])
    assert repeats(["on"])


def test_cuts_never_overlap_and_run_as_one_plan(said: Talk, workshop: Workshop, data_dir) -> None:  # type: ignore[no-untyped-def]
    import soundfile

    path = data_dir.parent / "talk.wav"
    soundfile.write(path, said.made.samples, 16000)
    recording = workshop.library.open(path)
    editor = workshop.editor(recording.id)
    found = cuts(said, transcript(said))
    edges = [(s.start, s.end) for s in found.steps]
    assert all(a[1] <= b[0] + 0.001 for a, b in itertools.pairwise(edges))
    before = editor.timeline
    applied = editor.apply(found.plan)
    assert before.seconds - applied.after.seconds == pytest.approx(
        found.saved, abs=0.08 * found.count
    )
    count = sum(step.group == "filler" for step in found.steps)
    assert editor.revision.label.startswith(f"Remove {count} fillers")
    editor.undo()
    assert editor.timeline == before
    alone = workshop.fillers.find(recording.id, before)
    assert {s.group for s in alone.steps} == {"pause"}
    assert isinstance(before, Timeline)


def test_the_persons_own_words_and_pauses_are_used(workshop: Workshop) -> None:
    assert workshop.fillers.chosen(FillerOptions()) == FillerOptions(own=("",))
    workshop.settings.set("fillers.own", "basically, you know")
    workshop.settings.set("fillers.pause_longer", 2.0)
    chosen = workshop.fillers.chosen(FillerOptions(pause_keep=0.1))
    assert chosen == FillerOptions(own=("basically", "you know"), pause_longer=2.0, pause_keep=0.1)


def test_a_filler_of_ones_own_may_be_two_words() -> None:
    words = tuple(
        PlacedWord(Word(t, n * 0.4, n * 0.4 + 0.3), n * 0.4, n * 0.4 + 0.3, "s", "b", n)
        for n, t in enumerate(["It's,", "you", "know,", "late,", "you", "see.", "You", "know!"])
    )
    shown = Transcript(10.0, words, ((0.0, 10.0),), "en")
    options = FillerOptions(usual=False, own=("you know", "late"), repeats=False, pauses=False)
    silence = iter([np.zeros(160_000, np.float32)])
    steps = find_in(shown, silence, options, Job()).steps
    phrases = [step for step in steps if step.about == "you know"]
    assert [(s.start, s.end) for s in phrases] == [(0.4, 1.1), (2.4, 3.1)]
    assert phrases[0].params == {"earliest": 0.3, "latest": 1.2}


def test_groups_say_how_many_and_how_much() -> None:
    def step(group: str, about: str, on: bool = True) -> Step:
        return Step(op="cut_words", start=1.0, end=1.5, group=group, about=about, enabled=on)

    steps = [step("filler", "um"), step("pause", ""), step("filler", "uh"), step("filler", "um"),
             step("repeat", "the", False)]  # fmt: skip
    assert [(g.kind, g.steps, g.title) for g in groups(steps)] == [
        ("filler", (0, 2, 3), "3 fillers"),
        ("repeat", (4,), "0 of 1 repeat"),
        ("pause", (1,), "1 pause"),
    ]
    assert summary(steps) == "3 fillers (2 um, 1 uh), 0 of 1 repeat (1 the), 1 pause; saves 2.0 s"
    assert summary([Step(op="gain")]) == ""


def test_a_word_of_the_transcript_is_not_cut_as_one_said_twice() -> None:
    again = laid(("how", 1.0, 1.3), ("how", 1.6, 1.7), ("many", 1.7, 2.0))

    def found(first: str) -> list[tuple[str, bool]]:
        return in_silence(laid((first, 1.0, 1.3), ("how", 1.6, 1.7), ("many", 1.7, 2.0)), again)

    assert found("Helen,") == [("how", False)]
    assert found("how") == [("how", True)]
    assert found("a") == [("how", True)]  # short words are written for one another


@pytest.mark.parametrize(("next_word", "sure"), [("555-2719.", False), ("garden", True)])
def test_a_part_of_a_number_is_not_cut_as_a_hesitation(next_word: str, sure: bool) -> None:
    run = Run(65.92, 66.19, 0.95, 5.5, -9.0)  # the first "five", whose number is timed too late
    words = laid(("is", 65.45, 65.71), (next_word, 66.14, 68.25))
    matches = [Match(run, 1, 1), Match(Run(66.24, 68.3, 0.7, 20.0, -9.0), 1, 2)]
    cuts = list(hesitations(matches, words, Lexicon(), 70.0, complete=True))
    assert [(cut.text, cut.sure) for cut in cuts] == [("um or uh", sure)]
