"""What "both" and "them" stand for: the slips or the speakers that the exchange before named."""

from __future__ import annotations

import pytest

from audiochat.domain.hearing import FillerOptions, Hearing
from audiochat.domain.plan import Step
from audiochat.operations import load
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LINES = (
    (1.0, "Iris", "Um hello, we we start with both of them today."),
    (10.0, "Paul", "Uh yes, give them to me."),
    (18.0, "Lena", "Um I am here too."),
)
HEARD = whole(LINES, 40.0)
CUTS = (
    Step(op="cut_words", start=1.0, end=1.3, group="filler"),
    Step(op="cut_words", start=2.2, end=2.5, group="repeat"),
    Step(op="cut_words", start=10.0, end=10.3, group="filler"),
    Step(op="cut_words", start=18.0, end=18.3, group="filler"),
    Step(op="cut_words", start=25.0, end=38.0, group="pause"),
)


def cuts(options: FillerOptions) -> tuple[Step, ...]:
    """The cuts of the kinds that are wanted."""
    wanted = {"filler": options.usual, "repeat": options.repeats, "pause": options.pauses}
    return tuple(step for step in CUTS if step.group is not None and wanted[step.group])


TALK = Talk(Hearing(words=lambda: HEARD, fillers=cuts), 40.0)


@pytest.fixture(name="commander")
def _commander() -> Commander:
    return Commander(load())


def done(commander: Commander, *sentences: str) -> list[tuple[str, float]]:
    """What the last of some sentences does, and where."""
    return [(s.op, round(s.start or 0.0)) for s in TALK.ask(commander, *sentences).steps]


EVERY = [
    ("cut_words", 1),
    ("cut_words", 2),
    ("cut_words", 10),
    ("cut_words", 18),
    ("cut_words", 25),
]


@pytest.mark.parametrize(
    "before", ["make it shorter", "what about the ums, the stumbles and the pauses?"]
)
@pytest.mark.parametrize(
    "words", ["clean up both", "clean them up", "take both out please", "remove both of them"]
)
def test_slips_and_pauses_that_were_named_go(commander: Commander, before: str, words: str) -> None:
    assert done(commander, before, words) == EVERY


def test_only_what_was_named_goes(commander: Commander) -> None:
    assert done(commander, "how many ums are there?", "clean them up") == [
        ("cut_words", 1),
        ("cut_words", 10),
        ("cut_words", 18),
    ]
    assert ("cut_words", 1) not in done(
        commander, "are there many repeats and pauses?", "clean up both"
    )


def test_two_speakers_who_were_named_are_cleaned_of_their_slips(commander: Commander) -> None:
    before = "who talks more, Iris or Paul?"
    assert "Lena" not in TALK.ask(commander, before).message
    assert done(commander, before, "clean up both") == [
        ("cut_words", 1),
        ("cut_words", 2),
        ("cut_words", 10),
    ]
    muted = {op for op, _ in done(commander, before, "mute both")}
    assert muted == {"mute_words"}


def test_cleaning_somebody_up_takes_only_slips(commander: Commander) -> None:
    assert done(commander, "clean up Paul") == [("cut_words", 10)]
    assert done(commander, "clean up iris please") == [("cut_words", 1), ("cut_words", 2)]


def test_without_anything_named_the_words_both_and_them_are_left_alone(
    commander: Commander,
) -> None:
    for words in ("clean up both of them", "clean up both", "remove both of those"):
        assert not done(commander, "make it louder by 3 dB", words), words


def test_a_sentence_in_between_is_what_was_named_last(commander: Commander) -> None:
    assert not done(commander, "make it shorter", "how long is it?", "clean up both")
