# ruff: noqa: E501 (a sentence is read as one line)
"""What goes and what stays, told by what happens in it; parts named without a verb; all of a kind."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from audiochat.domain.hearing import Near
from audiochat.domain.plan import EXPORT_PART, PlanStatus, Understanding
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk, planned

LONG = 190.0
LINES = (
    (1.0, "Vera", "Hello, hello. My cat has walked over the keyboard again, so the camera is upside down."),
    (9.0, "Otto", "You look fine. Better than on Monday, actually."),
    (14.0, "Vera", "Okay. Harvest."),
    (17.0, "Otto", "The harvest is early this year. We started on Friday the ninth, and it rained until noon."),
    (29.0, "Otto", "My uncle hit the tractor with a shovel and then it ran."),
    (34.0, "Lena", "I think we should buy a new press. It costs nine hundred euros, and the old one is from nineteen ninety-two."),
    (46.0, "Otto", "I really don't agree. A press is a press, and we can mend the old one."),
    (54.0, "Lena", "You can't mend it with a shovel, Otto."),
    (59.0, "Vera", "How do you count the boxes? You never wrote it down."),
    (64.0, "Otto", "It's a bit like bowling. Every ten boxes get a stone, and every ten stones a marble. And the reason the wheelbarrow is red is that my father had paint left."),
    (84.0, "Vera", "Lovely. Market."),
    (87.0, "Lena", "At the market we sold forty jars on the fourteenth. Um, the woman with the parrot bought twelve of them."),
    (96.0, "Vera", "And the parrot?"),
    (99.0, "Lena", "It said good morning to everybody. Then it flew onto the scales, and it weighs four hundred grams."),
    (109.0, "Otto", "Um, I'd hate to raise the price. It's jam."),
    (115.0, "Lena", "Then a tip jar, maybe. By the till, where people pay."),
    (122.0, "Vera", "So, a prediction from each of you. Will we need the second barn in ten years?"),
    (130.0, "Otto", "No. We'll have fewer trees and no market by then. What worries me is the frost."),
    (139.0, "Lena", "Yes. By twenty forty we'll have twice as many customers."),
    (147.0, "Vera", "Next week we talk to the beekeeper. Good night."),
)  # fmt: skip


HEARD = whole(LINES, LONG)
MEANS = {
    "bird": "parrot",
    "tool": "shovel",
    "forecast": "fewer trees",
    "gratuity": "tip jar",
    "quarrel": "buy a new press",
}
"""What stands for the meanings that an engine would compare: a word, and words said where it is meant."""


def alike(topic: str, speaker: str) -> Sequence[Near]:
    """The sentences in which the words for a topic are said."""
    out = []
    for start, who, text in LINES:
        for word, spoken in MEANS.items():
            if word in topic and spoken in text and speaker in ("", who):
                first = next(w for w in HEARD.words if w.start >= start - 0.01)
                last = [
                    w
                    for w in HEARD.words
                    if start - 0.01 <= w.start < start + 20 and w.text.endswith((".", "?"))
                ]
                out.append(Near(first.start, last[0].end, 0.1))
    return out


TALK = Talk.of(HEARD, alike=alike)


def ask(commander: Commander, words: str) -> Understanding:
    """The answer to a sentence, and after a question the answer to "yes"."""
    answer = TALK.ask(commander, words)
    if answer.status is PlanStatus.QUESTION and "Say yes" in answer.message:
        agreed = TALK.ask(commander, "yes")
        return agreed if agreed.steps else answer
    return answer


def done(commander: Commander, words: str) -> list[str]:
    """The words that a sentence, agreed to where it asks, acts on."""
    return TALK.inside(planned(ask(commander, words)))


@pytest.mark.parametrize(
    ("words", "begins", "ends"),
    [
        ("take out how they count the boxes, but why the wheelbarrow is red must stay in", "How do you", "a marble."),
        ("how they count the boxes can go, why the wheelbarrow is red stays", "How do you", "a marble."),
        ("Otto saying he won't raise the price: cut. The tip jar: leave.", "Um, I'd hate", "jam."),
        ("the announcement for next week out, the good night stays", "Next week", "beekeeper."),
        ("the cat on the keyboard may go, but NOT that he looks fine pls", "Hello, hello. My cat", "upside down."),
    ],
)  # fmt: skip
def test_what_goes_ends_where_begins_what_stays(
    commander: Commander, words: str, begins: str, ends: str
) -> None:
    cut = " ".join(done(commander, words))

    assert cut.startswith(begins)
    assert cut.endswith(ends)


@pytest.mark.parametrize(
    "words",
    [
        "cut the shovel but leave the submarine",
        "the shovel can go, the dinosaurs stay",
        "take out the parrot, but why the moon is green must stay in",
    ],
)
def test_without_what_is_to_stay_nothing_goes(commander: Commander, words: str) -> None:
    answer = ask(commander, words)

    assert not answer.steps
    assert answer.status is not PlanStatus.PLAN


def test_both_places_of_an_exception_are_named(commander: Commander) -> None:
    words = "take out how they count the boxes, but why the wheelbarrow is red must stay in"

    answer = TALK.ask(commander, words)

    assert answer.status is PlanStatus.QUESTION
    assert "[0:59]" in answer.message
    assert "but not “And the reason the wheelbarrow is red" in answer.message


def test_hesitations_of_two_go_and_those_of_the_third_stay(commander: Commander) -> None:
    assert done(commander, "ums of Lena and Otto out, Vera's can stay") == ["Um,", "Um,"]


def test_one_is_louder_but_where_something_is_told(commander: Commander) -> None:
    answer = ask(
        commander, "Lena louder all over, except in the story with the bird, there she is fine"
    )

    assert {step.op for step in answer.steps} == {"gain"}
    starts = [round(step.start or 0.0) for step in answer.steps]
    assert 34 in starts
    assert 139 in starts
    assert 99 not in starts


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("the two predictions, nothing else", ("So, a prediction", "as many customers.")),
        ("I only need the quarrel about the press, nothing else", ("I think we should", "shovel, Otto.")),
    ],
)  # fmt: skip
def test_a_part_named_alone_is_kept(
    commander: Commander, words: str, kept: tuple[str, str]
) -> None:
    cut = done(commander, words)

    spoken = " ".join(word.text for word in HEARD.words)
    begin, end = spoken.index(kept[0]), spoken.index(kept[1]) + len(kept[1])
    assert [part.strip() for part in (spoken[:begin], spoken[end:])] == cut


def test_a_part_named_as_a_clip_is_selected_to_export(commander: Commander) -> None:
    answer = ask(commander, "the story with the bird as a separate clip")

    assert answer.action == EXPORT_PART
    assert answer.spans[0][0] == pytest.approx(87.0, abs=8.0)


def test_a_joke_named_as_a_teaser_is_repeated_at_the_start(commander: Commander) -> None:
    answer = ask(commander, "Otto's uncle with the shovel at the very front as a teaser")

    assert [step.op for step in answer.steps] == ["duplicate", "move"]
    assert "shovel" in TALK.inside(answer.steps)[0]


@pytest.mark.parametrize(
    ("words", "bleeped"),
    [
        ("bleep every year that is mentioned", ["nineteen ninety-two.", "twenty forty"]),
        ("no dates to be heard, beep them all", ["Friday the ninth,", "the fourteenth."]),
    ],
)
def test_all_of_a_kind_are_found_by_how_they_are_said(
    commander: Commander, words: str, bleeped: list[str]
) -> None:
    assert done(commander, words) == bleeped


def test_the_second_of_two_times_goes(commander: Commander) -> None:
    cut = done(commander, "They talk about a shovel two times, once is enough, cut the second")

    assert cut == ["You can't mend it with a shovel, Otto."]


def test_what_lies_between_two_told_places_goes(commander: Commander) -> None:
    cut = done(commander, "cut everything between Vera asking about the parrot and Lena's tip jar")

    assert cut[0].startswith("It said good morning")
    assert cut[0].endswith("It's jam.")


def test_sections_opened_by_their_name_are_whole(commander: Commander) -> None:
    cut = done(commander, "keep only the part about the harvest")

    assert cut[-1].startswith("Lovely. Market.")
    answer = ask(commander, "Chapters please: harvest, market")
    assert [step.start for step in answer.steps] == [14.0, 84.0]


@pytest.mark.parametrize(
    "words",
    [
        "cut a few seconds",
        "cut some of the end",
        "nothing after the playhead is any good, cut it all the way to the end",
        "cut out the second song",
    ],
)
def test_what_names_no_part_is_no_part(commander: Commander, words: str) -> None:
    answer = ask(commander, words)

    assert not answer.steps
    assert not answer.spans


@pytest.mark.parametrize(
    "words",
    [
        "bleep every number they quote for the repair",
        "cut the questions they ask about the harvest, leave all the others alone",
    ],
)
def test_what_narrows_a_kind_is_not_passed_over(commander: Commander, words: str) -> None:
    assert TALK.ask(commander, words).status is not PlanStatus.PLAN


def test_what_is_only_told_beside_a_kind_is(commander: Commander) -> None:
    assert TALK.steps(commander, "cut the ums they drive me mad")
    assert TALK.steps(commander, "bleep the numbers they mention")


def test_the_verb_of_a_clip_is_no_part_of_its_name(commander: Commander) -> None:
    asked: list[str] = []

    def remember(topic: str, speaker: str) -> Sequence[Near]:
        asked.append(topic)
        return alike(topic, speaker)

    answer = Talk.of(HEARD, alike=remember).ask(
        commander, "save the bit about the bird as its own clip"
    )
    assert answer.action == EXPORT_PART
    assert asked
    assert not any("save" in topic for topic in asked)
