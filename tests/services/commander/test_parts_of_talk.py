# ruff: noqa: E501 (a sentence is read as one line)
"""Pauses, owners, passages and exceptions: parts of a talk as people name them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from audiochat.domain.hearing import FillerOptions, Hearing, Levels, Near
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.services.commander import Commander
from audiochat.services.commander.heard import passages, topics
from audiochat.services.commander.heard.normal import Said
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LONG = 140.0
LINES = (
    (1.0, "Maya", "Hello and welcome to Kitchen Talk, I'm Maya Brooks."),
    (6.0, "Maya", "Today I'm talking with Daniel Ortiz, who runs a bakery in Leeds."),
    (13.0, "Daniel", "Thanks for having me, Maya."),
    (17.0, "Maya", "So, um, how did you start out?"),
    (21.0, "Daniel", "Well, um, I started in my garage on the third of May, nineteen ninety-four."),
    (30.0, "Daniel", "Flour was cheap back then, about forty pence a kilo."),
    (37.0, "Maya", "Sorry, what happened when prices went up?"),
    (
        43.0,
        "Daniel",
        "Honestly it was terrible. We lost two hundred and fifty thousand pounds. Honestly.",
    ),
    (53.0, "Maya", "We'll be right back, but first a short word from our sponsor."),
    (60.0, "Maya", "This show is brought to you by Sparrow Bank."),
    (64.0, "Maya", "Open an account today at sparrow bank dot com and pay twenty pounds a month."),
    (72.0, "Maya", "Back to Daniel. Would you do it again?"),
    (80.0, "Daniel", "Basically, don't. Basically keep your day job."),
    (88.0, "Daniel", "Write to hello at ortiz bakery dot co dot uk."),
    (96.0, "Maya", "Daniel, thank you so much."),
    (100.0, "Daniel", "Thank you, it was a pleasure."),
    (105.0, "Maya", "That's all for today. Goodbye and take care."),
)


HEARD = whole(LINES, LONG)
CHEAP = Near(30.0, 33.9, 0.1)
SAID = Said.of(HEARD)


TALK = Talk.of(HEARD)
ask, said = TALK.ask, TALK.said


def spans(commander: Commander, words: str) -> list[tuple[float, float]]:
    """Where a plan acts."""
    return TALK.spans(commander, words, 2)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ('cut the pause after "forty pence a kilo"', (34.0, 36.9)),
        ('cut the pause after "pence a kilo" to one second', (34.4, 36.5)),
        ('shorten the silence after "pence a kilo" to 500 ms', (34.15, 36.75)),
        ("halve the gap before she says sorry", (34.675, 36.225)),
        ("remove the dead air after take care", (108.2, 139.9)),
    ],
)
def test_a_pause_beside_something_said_is_only_that_pause(
    commander: Commander, words: str, kept: tuple[float, float]
) -> None:
    (found,) = spans(commander, words)
    assert found == pytest.approx(kept, abs=0.01)


def test_the_pauses_before_somebody_speaks_are_each_cut(commander: Commander) -> None:
    found = spans(commander, "remove the silence before Daniel answers")
    assert [round(end, 1) for _, end in found] == [12.9, 20.9, 42.9, 79.9, 99.9]


def test_no_pause_there_is_told(commander: Commander) -> None:
    answer = ask(commander, 'shorten the pause after "flour was" to 200 ms')
    assert answer.status is PlanStatus.QUESTION
    assert "no pause after" in answer.message


@pytest.mark.parametrize(
    ("words", "acts_on"),
    [
        ("remove sorry from Maya's question", ["Sorry,"]),
        ('get rid of "well, um" at the start of Daniel\'s answer', ["Well, um,"]),
        ("take out both basicallys", ["Basically,", "Basically"]),
        ('remove "honestly" whenever Daniel says it', ["Honestly", "Honestly."]),
        ("strike Maya's sorry", ["Sorry,"]),
        ("bleep pounds the second time only", ["pounds"]),
        ("cut the very last sentence", ["Goodbye and take care."]),
        ("delete the last thing Daniel says", ["Thank you, it was a pleasure."]),
        ('delete what Daniel says right before "That\'s all for today"', ["Thank you, it was a pleasure."]),
        ("cut the second question and its answer", ["Sorry, what happened when prices went up? Honestly it was terrible. We lost two hundred and fifty thousand pounds. Honestly."]),
        ("delete question 2", ["Sorry, what happened when prices went up?"]),
        ('mute from "Flour was cheap" through "pounds"', ["Flour was cheap back then, about forty pence a kilo. Sorry, what happened when prices went up? Honestly it was terrible. We lost two hundred and fifty thousand pounds."]),
        ("everything before the ad has to go", [" ".join(text for start, _, text in LINES if start < 60)]),
        ("everything until Daniel speaks for the first time can be dropped", [" ".join(text for start, _, text in LINES if start < 13)]),
        ('trim the beginning so it starts with "Today I\'m talking"', ["Hello and welcome to Kitchen Talk, I'm Maya Brooks."]),
        ("take out the ad", ["This show is brought to you by Sparrow Bank. Open an account today at sparrow bank dot com and pay twenty pounds a month."]),
        ("cut all the thank yous except the last one", ["Thanks for having me, Maya.", "Daniel, thank you so much."]),
        ("delete the goodbye", ["Goodbye and take care."]),
        ("mute the web address", ["sparrow bank dot com"]),
        ('delete the second "basically" that Daniel says', ["Basically"]),
        ("bring Maya down a bit during the ad", ["This show is brought to you by Sparrow Bank. Open an account today at sparrow bank dot com and pay twenty pounds a month."]),
        ("take the last thing Daniel says and put it at the very beginning", ["Thank you, it was a pleasure."]),
        ("mute the e-mail address", ["hello at ortiz bakery dot co dot uk."]),
        ("bleep the dates", ["third of May, nineteen ninety-four."]),
        ("mute every amount of money", ["forty pence", "two hundred and fifty thousand pounds.", "twenty pounds"]),
        ("the bit where his flour was cheap, cut it", ["Flour was cheap back then, about forty pence a kilo."]),
        ("delete the sentence where he says he lost two hundred and fifty thousand pounds", ["We lost two hundred and fifty thousand pounds."]),
        ('cut "Honestly it was terrible" and leave the rest alone', ["Honestly it was terrible."]),
    ],
)  # fmt: skip
def test_what_is_named_is_what_is_done(
    commander: Commander, words: str, acts_on: list[str]
) -> None:
    assert said(commander, words) == acts_on


@pytest.mark.parametrize(
    ("words", "op", "count"),
    [
        ("normalize what Daniel says to -18 LUFS", "normalize_loudness", 5),
        ("make it louder when Daniel speaks", "gain", 5),
        ("everybody but Maya 2 dB down", "gain", 5),
        ("turn Maya down 3 dB in the sponsor read", "gain", 1),
        ("reduce the volume of the ad by 6 dB", "gain", 1),
        ("slow down the ad", "change_tempo", 1),
        ("remove noise from Daniel's lines", "reduce_noise", 5),
        ("mute everyone except Maya", "mute_words", 5),
    ],
)
def test_a_speaker_or_a_passage_is_edited_part_by_part(
    commander: Commander, words: str, op: str, count: int
) -> None:
    answer = ask(commander, words)
    assert [step.op for step in answer.steps] == [op] * count, answer.message


def test_many_parts_of_one_edit_are_told_in_one_sentence(commander: Commander) -> None:
    message = ask(commander, "normalize what Daniel says to -18 LUFS").message
    assert "5 parts (0:13, 0:21, 0:43 and 2 more)" in message


def test_what_is_kept_together_is_not_cut_by_turns(commander: Commander) -> None:
    found = spans(commander, "keep only the questions and the thank yous")
    cut = " ".join(said(commander, "keep only the questions and the thank yous"))
    assert found[0][0] == 0
    assert "?" not in cut
    assert "hank" not in cut
    assert "cheap" in cut


def test_a_copy_for_the_beginning_goes_there(commander: Commander) -> None:
    answer = ask(commander, "copy the part about the garage to the beginning")
    assert [step.op for step in answer.steps] == ["duplicate", "move"]


def test_a_fade_out_after_words_reaches_to_the_end(commander: Commander) -> None:
    (step,) = ask(commander, 'fade out after "that\'s all for today"').steps
    assert (step.op, step.start, step.end) == ("fade_out", pytest.approx(106.5), LONG)


def test_hesitations_of_one_speaker_are_those_found_in_the_sound(commander: Commander) -> None:
    wanted: list[FillerOptions] = []

    def fillers(options: FillerOptions) -> Sequence[Step]:
        wanted.append(options)
        times = [(17.4, 17.7), (21.4, 21.7), (42.6, 42.9)]  # the last one no word tells of
        return tuple(Step(op="cut_words", start=a, end=b, group="filler") for a, b in times)

    hearing = Hearing(words=lambda: HEARD, fillers=lambda options: tuple(fillers(options)))
    state = RecordingState(duration=LONG)
    answer = commander.understand("take out Daniel's ums", state, Job(), hearing=hearing)
    assert [step.start for step in answer.steps] == [21.4, 42.6]
    assert wanted[0].usual
    assert not wanted[0].repeats
    none = commander.understand("take out the stutters in the ad", state, Job(), hearing=hearing)
    assert none.status is PlanStatus.QUESTION


@pytest.mark.parametrize(
    "words",
    [
        "delete Daniel's garage", "cut the part about her moth", "keep the questions to Maya and what she says",
        "the ad should go in the middle", "the ad can go out tomorrow", "when does the bakery open?",
        "is it fine that the ad comes before the question?", "I wonder whether he should cut the prices",
        "speed up one of the answers", "the pause after the ad is nice",
        "cut from the question about the start until she mentions dinosaurs",
    ],
)  # fmt: skip
def test_what_is_not_clear_is_not_done(commander: Commander, words: str) -> None:
    assert ask(commander, words).status is not PlanStatus.PLAN


def test_a_short_stem_is_like_nothing_but_itself() -> None:
    assert topics.sentences(SAID, "her mother") == []  # "month" is said


def test_names_are_found_by_their_capitals() -> None:
    found = [SAID.text(hit.first, hit.last) for hit in passages.PASSAGES["named"](SAID)]
    assert "Maya Brooks." in found
    assert "Leeds." in found
    assert not any(name.startswith(("Hello", "Well", "I'm", "May,")) for name in found)


def test_hebrew_sentences_name_them_too(commander: Commander) -> None:
    assert spans(commander, 'תמחק את השתיקה אחרי "pence a kilo"') == [(34.0, 36.9)]
    assert said(commander, "תמחקי את הפרסומת") == said(commander, "take out the ad")
    none = ask(commander, 'תמחק את ההפסקה אחרי "flour was"')
    assert none.message.startswith("אין הפסקה אחרי")
    hearing = Hearing(words=lambda: HEARD, alike=lambda topic, speaker: [CHEAP])
    state = RecordingState(duration=LONG)
    asked = commander.understand("תמחק את הקטע על מחירי הקמח", state, Job(), hearing=hearing)
    assert "Flour was cheap" in asked.message
    assert asked.message.startswith("לא נמצאו משפטים על")
    meant = commander.understand("כן", state, Job(), hearing=hearing)
    assert [step.start for step in meant.steps] == [pytest.approx(30.0)]


@pytest.mark.parametrize(
    ("words", "question", "span"),
    [
        (
            "cut the intro",
            "everything before “So, um, how did you start out?” at [0:17]",
            (0.0, 17.0),
        ),
        (
            "remove the outro",
            "everything after “Write to hello at ortiz bakery dot co dot uk” at [1:31.9]",
            (91.9, LONG),
        ),
    ],
)
def test_the_opening_and_the_close_are_asked_about(
    commander: Commander, words: str, question: str, span: tuple[float, float]
) -> None:
    asked = ask(commander, words)
    assert asked.status is PlanStatus.QUESTION
    assert question in asked.message
    assert spans(commander, "yes") == [span]


def near(topic: str, speaker: str) -> Sequence[Near]:
    """Meanings given by hand: flour for what is cheap."""
    return [CHEAP] if "ingredient" in topic else []


def test_a_thing_that_nobody_names_may_be_what_is_nearest(commander: Commander) -> None:
    state, hearing = RecordingState(duration=LONG), Hearing(words=lambda: HEARD, alike=near)

    def hear(words: str) -> Understanding:
        return commander.understand(words, state, Job(), hearing=hearing)

    asked = hear("cut the remark on ingredient costs")
    assert asked.status is PlanStatus.QUESTION
    assert "Flour was cheap" in asked.message
    assert [step.start for step in hear("yes").steps] == [pytest.approx(30.0)]
    assert "Do you mean" not in hear("cut the siren").message
    assert "Do you mean" not in hear("remove the ingredient noise").message


def loud(daniel: float, maya: float) -> Hearing:
    """A hearing in which each speaks at a level of their own, over silence."""
    window = 0.05
    rms = np.full(round(LONG / window), -90.0)
    for word in HEARD.words:
        level = daniel if word.word.speaker == "Daniel" else maya
        rms[round(word.start / window) : round((word.end + 0.1) / window)] = level
    levels = Levels(window, rms, rms + 10)
    return Hearing(words=lambda: HEARD, levels=lambda: levels)


@pytest.mark.parametrize(
    ("words", "speaker", "decibels"),
    [
        ("make Daniel as loud as Maya", "Daniel", 7.0),
        ("normalise Maya so she's as loud as Daniel", "Maya", -7.0),
        ("make Daniel and Maya equally loud", "Daniel", 7.0),
        ("balance the speakers", "Daniel", 7.0),
        ("bring Daniel up to the same level as everyone else", "Daniel", 7.0),
    ],
)
def test_speakers_are_made_as_loud_as_each_other(
    commander: Commander, words: str, speaker: str, decibels: float
) -> None:
    state = RecordingState(duration=LONG)
    answer = commander.understand(words, state, Job(), hearing=loud(-27, -20))
    assert answer.status is PlanStatus.PLAN, answer.message
    assert [s.params["decibels"] for s in answer.steps] == pytest.approx(
        [decibels] * len(answer.steps), abs=0.3
    )
    starts = {start for start, name, _ in LINES if name == speaker}
    assert all(any(abs(s - (step.start or 0)) < 0.05 for s in starts) for step in answer.steps)
    alike = commander.understand(words, state, Job(), hearing=loud(-20, -20.5))
    assert "equally loud already" in alike.message


def test_chapters_may_be_listed_by_their_places(commander: Commander) -> None:
    answer = ask(commander, "add chapters at the greeting, the ad and the goodbye")
    assert [step.op for step in answer.steps] == ["add_chapter"] * 3
    assert [step.start for step in answer.steps] == pytest.approx([1.0, 60.0, 106.6], abs=0.1)
