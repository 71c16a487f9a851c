"""One sentence takes out hesitations, repeated words and pauses."""

from __future__ import annotations

import pytest

from audiochat.domain.hearing import FillerOptions, Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Step
from audiochat.operations import load
from audiochat.services.commander.commander import Commander
from audiochat.services.commander.tightening import wish


@pytest.mark.parametrize(
    ("words", "fillers", "repeats", "longer"),
    [
        ("Remove fillers and pauses", True, True, 1.0),
        ("remove the fillers", True, False, None),
        ("Please cut all the filler words and the long pauses.", True, True, 1.0),
        ("get rid of the ums and uhs", True, False, None),
        (
            "take out the hesitations, the repeated words and the pauses over 2 seconds",
            True,
            True,
            2.0,
        ),
        ("remove repeated words", False, True, None),
        ("delete every um and the gaps longer than two seconds", True, True, 2.0),
        ("remove the ums and long pauses", True, True, 1.0),
        ("cut the ums", True, False, None),
        ("get rid of filler words and repeated words", True, True, None),
        ("remove ums, uhs and ers", True, False, None),
        ("cut out the erms", True, False, None),
        ("take the ums out", True, False, None),
        ("can you remove the ums?", True, False, None),
        ("cut the ums and shorten the long pauses", True, True, 1.0),
        ("strip out the uhs and the silences over half a second", True, True, 0.5),
        ("remove doubled words", False, True, None),
        ("הסר את מילות המילוי וההפסקות", True, True, 1.0),
        ("תוריד את ההיסוסים", True, False, None),
    ],
)
def test_what_is_wished(words: str, fillers: bool, repeats: bool, longer: float | None) -> None:
    found = wish(words)
    assert found is not None
    assert (found.usual, found.repeats, found.pauses) == (fillers, repeats, longer is not None)
    assert longer is None or found.pause_longer == longer


@pytest.mark.parametrize(
    "words",
    ["remove the pauses", "remove the fillers after 2:00", "remove the hum", "what are fillers?",
     "remove fillers and make it louder", "", "cut the first um"],
)  # fmt: skip
def test_other_sentences_are_left_to_others(words: str) -> None:
    assert wish(words) is None


def test_the_steps_come_from_what_is_heard() -> None:
    asked: list[FillerOptions] = []
    steps = tuple(
        Step(op="cut_words", start=n, end=n + 0.5, group="filler", about="um") for n in (1.0, 2.0)
    )

    def find(options: FillerOptions) -> tuple[Step, ...]:
        asked.append(options)
        return steps

    commander = Commander(load())
    state = RecordingState(duration=60)
    answer = commander.understand(
        "remove fillers and pauses", state, Job(), hearing=Hearing(fillers=find)
    )
    assert (answer.status, answer.steps) == (PlanStatus.PLAN, steps)
    assert answer.message == "2 fillers (2 um); saves 1.0 s. I found no long pauses."
    assert asked == [FillerOptions(repeats=True)]
    none = Hearing(fillers=lambda _: ())
    answer = commander.understand("remove the fillers", state, Job(), hearing=none)
    assert answer.status is PlanStatus.REFUSED


def test_what_is_not_sure_is_offered_and_not_promised() -> None:
    unsure = Step(op="cut_words", start=1, end=1.5, group="filler", about="um", enabled=False)
    hearing = Hearing(fillers=lambda _: (unsure,))
    answer = Commander(load()).understand(
        "remove the ums", RecordingState(duration=60), Job(), hearing=hearing
    )
    assert (answer.status, answer.steps) == (PlanStatus.PLAN, (unsure,))
    assert answer.message.startswith("Perhaps 1 filler (1 um). None of these is sure")
    assert answer.note.startswith("None of these is sure")


@pytest.mark.parametrize(
    ("words", "found", "message"),
    [
        ("remove the ums and long pauses", ("pause",), "1 pause; saves 0.5 s. I found no fillers"),
        ("remove the ums and long pauses", ("filler",), "1 filler; saves 0.5 s. I found no long pauses."),
        ("remove the ums and long pauses", (), "I found no fillers such as “um” and no long pauses in"),
        ("get rid of filler words and repeated words", ("filler", "repeat"), "1 filler, 1 repeat; saves"),
        ("get rid of filler words and repeated words", ("filler",), "0.5 s. I found no repeated words."),
        ("take out the ums, the repeated words and the pauses", (), "“um”, no repeated words and no long"),
    ],
)  # fmt: skip
def test_what_was_asked_for_and_is_not_there_is_said(
    words: str, found: tuple[str, ...], message: str
) -> None:
    steps = tuple(
        Step(op="cut_words", start=n, end=n + 0.5, group=kind) for n, kind in enumerate(found)
    )
    hearing = Hearing(fillers=lambda _: steps)
    answer = Commander(load()).understand(
        words, RecordingState(duration=60), Job(), hearing=hearing
    )
    assert answer.steps == steps
    assert answer.status is (PlanStatus.PLAN if steps else PlanStatus.REFUSED)
    assert message in answer.message
