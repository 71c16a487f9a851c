# ruff: noqa: E501 (a sentence is read as one line)
"""Several things in one sentence, parts that are copied or swapped, and clips of their own."""

from __future__ import annotations

import pytest

from audiochat.domain.operation import Registry
from audiochat.domain.plan import EXPORT_PART, PlanStatus
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk, planned

LONG = 150.0
LINES = (
    (1.0, "Ada", "Is it running? Testing, testing."),
    (6.0, "Ada", "Okay. So, this is our garden hour, and my name is Ada Winter."),
    (14.0, "Ada", "Part one, the roses. Um, roses need sun and they need a deep bed."),
    (24.0, "Ben", "And a lot of patience. We had a hedgehog under ours last year."),
    (32.0, "Ada", "A hedgehog ate all my slugs once."),
    (40.0, "Ada", "Part two, the compost. Never put cooked food on it."),
    (48.0, "Ben", "Damn, I always do that. Well, we may have to lose that."),
    (56.0, "Ada", "Turn it every two weeks, and, um, keep it damp."),
    (64.0, "Ben", "My neighbour fell off a ladder while he was turning it."),
    (72.0, "Ada", "Part three, the pond. A pond wants shade."),
    (80.0, "Ben", "Ours has newts. You can use the code NEWT at the pond shop."),
    (90.0, "Ben", "Go to pondlife.example and tell them who sent you."),
    (100.0, "Ada", "Part four, the tools. Ben, do you clean your spade?"),
    (108.0, "Ben", "Never. A blackbird sings on it."),
    (118.0, "Ada", "That's all. Goodbye, and good digging."),
    (126.0, "Ben", "Are we off? I think my tea is cold."),
)
HEARD = whole(LINES, LONG)


ask = Talk.of(HEARD).ask


def acts(commander: Commander, *sentences: str) -> list[tuple[str, str]]:
    """The operations of a plan, each with the first words it acts on."""
    steps = planned(ask(commander, *sentences))
    return [(s.op, _words(s.start or 0.0, s.end or LONG)) for s in steps]


def _words(start: float, end: float) -> str:
    inside = [w.text for w in HEARD.words if start - 0.05 <= w.start and w.end <= end + 0.05]
    return " ".join(inside[:3]).strip(".,?")


PARTS = {
    "one": ("cut_words", "Part one, the"),
    "two": ("cut_words", "Part two, the"),
    "three": ("cut_words", "Part three, the"),
    "ladder": ("cut_words", "My neighbour fell"),
    "bird": ("cut_words", "A blackbird sings"),
    "swear": ("cut_words", "Damn"),
}


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("cut part one and part three", ["one", "three"]),
        ("cut part one, part two and part three", ["one", "two", "three"]),
        ("cut parts one and three", ["one", "three"]),
        ("delete the swear word and the ladder bit", ["swear", "ladder"]),
        ("cut the ladder story, the blackbird bit and the swearing", ["ladder", "bird", "swear"]),
        ("cut part one and drop the ladder bit", ["one", "ladder"]),
        ("cut the ladder bit and nothing else", ["ladder"]),
        ("cut the ladder bit, don't touch anything else", ["ladder"]),
        ("cut part one, thank you", ["one"]),
        ("take part one and part three out", ["one", "three"]),
    ],
)
def test_every_thing_that_is_named_goes(commander: Commander, words: str, gone: list[str]) -> None:
    assert acts(commander, words) == [PARTS[name] for name in gone]


def test_said_words_are_one_thing_beside_another(commander: Commander) -> None:
    gone = acts(commander, "cut the swear word and the we may have to lose that")
    assert gone == [PARTS["swear"], ("cut_words", "we may have")]


def test_what_is_named_by_its_topic_alone_is_asked_about_with_the_others(
    commander: Commander,
) -> None:
    asked = ask(commander, "cut the ladder and the blackbird")
    assert asked.status is PlanStatus.QUESTION
    assert "ladder" in asked.message
    assert "blackbird" in asked.message
    assert "[1:04]" in asked.message
    gone = acts(commander, "cut the ladder and the blackbird", "yes")
    assert gone == [PARTS["ladder"], PARTS["bird"]]


@pytest.mark.parametrize(
    "words",
    [
        "don't cut part one and part three",
        "don't touch the ladder bit and the blackbird bit",
        "delete Ben's jokes and part one",
    ],
)
def test_nothing_goes_that_is_not_named_to_go(commander: Commander, words: str) -> None:
    assert ask(commander, words).status is not PlanStatus.PLAN


def test_a_reason_is_not_one_more_thing(commander: Commander) -> None:
    (step,) = ask(commander, "mute 0:20 to 0:22, i swore").steps
    assert (step.start, step.end) == (20.0, 22.0)


def test_a_thing_that_is_not_said_keeps_the_others_from_going(commander: Commander) -> None:
    asked = ask(commander, "cut part one and the submarine")
    assert asked.status is PlanStatus.QUESTION
    assert "submarine" in asked.message


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("cut part two but keep the ladder", ["Part two, the"]),
        ("keep part two but lose the ladder bit", ["My neighbour fell"]),
        ("keep part one and cut part two", ["Part two, the"]),
        ("mute the website but keep the code", ["pondlife.example"]),
        ("cut part three except the website", ["Part three, the", "and tell them"]),
        ("cut part four apart from the blackbird", ["Part four, the", "That's all"]),
    ],
)
def test_what_stays_is_left_out_of_what_goes(
    commander: Commander, words: str, gone: list[str]
) -> None:
    assert [text for _, text in acts(commander, words)] == gone


def test_what_is_to_stay_and_is_not_found_is_asked_for(commander: Commander) -> None:
    asked = ask(commander, "cut part two but keep the submarine")
    assert asked.status is PlanStatus.QUESTION
    assert "submarine" in asked.message


def test_the_ones_of_somebody_are_never_passed_over(commander: Commander) -> None:
    answer = ask(commander, "remove the ums but leave the ones from the doctor in")
    assert answer.status is not PlanStatus.PLAN


def test_only_what_is_kept_stays_without_what_goes_of_it(commander: Commander) -> None:
    answer = ask(commander, "keep only part one and part three but without Ben")
    assert answer.status is PlanStatus.PLAN
    kept = [w.text for w in HEARD.words if not any(_holds(s.start, s.end, w.start) for s in answer.steps)]  # fmt: skip
    assert kept[:2] == ["Part", "one,"]
    assert "newts." not in kept
    assert "pond." in kept


def _holds(start: float | None, end: float | None, at: float) -> bool:
    return start is not None and end is not None and start - 0.01 <= at < end


def test_every_part_that_is_named_is_made_louder(commander: Commander) -> None:
    louder = acts(commander, "make part one and part three louder")
    assert louder == [("gain", "Part one, the"), ("gain", "Part three, the")]


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("copy part two to the start", 0.0),
        ("put a copy of part two at the end", LONG),
        ("copy part two to the beginning too", 0.0),
        ("put part two at the start too", 0.0),
        ("copy part two to the start as a teaser", 0.0),
        ("put part two at the start as a teaser as well", 0.0),
        ("repeat the compost part at the end", LONG),
        ("copy part two to before part one", 14.0),
    ],
)
def test_a_copy_leaves_the_part_where_it_is(commander: Commander, words: str, to: float) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.PLAN, answer.message
    twice, moved = answer.steps
    assert (twice.op, moved.op, moved.params["to"]) == ("duplicate", "move", pytest.approx(to))
    assert _words(twice.start or 0.0, twice.end or LONG) == "Part two, the"
    assert (twice.start, twice.end) == (moved.start, moved.end)


@pytest.mark.parametrize(
    "words",
    [
        "swap part one and part three",
        "switch part three with part one",
        "swap the roses and the pond",
    ],
)
def test_swapped_parts_are_in_each_others_place(commander: Commander, words: str) -> None:
    first, second = ask(commander, words).steps
    assert _words(first.start or 0.0, first.end or LONG) == "Part one, the"
    assert _words(second.start or 0.0, second.end or LONG) == "Part three, the"
    assert (first.params["to"], second.params["to"]) == (100.0, 40.0)


def test_parts_side_by_side_are_swapped_with_one_move(commander: Commander) -> None:
    (moved,) = ask(commander, "swap part one and part two").steps
    assert (moved.op, moved.start, moved.params["to"]) == ("move_words", 14.0, 72.0)


@pytest.mark.parametrize(
    "words",
    [
        "I'd like a separate clip of part two",
        "can I have a separate clip of part two",
        "save part two as its own file",
        "export only part two",
        "export part two",
        "save the compost bit separately",
        "I want a clip of the compost part",
    ],
)
def test_a_clip_of_its_own_is_selected_for_the_export(commander: Commander, words: str) -> None:
    told = ask(commander, words)
    assert (told.status, told.action) == (PlanStatus.FACT, EXPORT_PART)
    ((start, _),) = told.spans
    assert start == pytest.approx(40.0)


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("cut the start where I'm testing, begin at this is our garden hour", 6.8),
        ("cut the intro chat and start where she says this is our garden hour", None),
        ("begin at this is our garden hour", 6.8),
    ],
)
def test_where_to_begin_says_what_the_start_is(
    commander: Commander, words: str, end: float | None
) -> None:
    (step,) = ask(commander, words).steps
    assert (step.op, step.start) == ("cut_words", 0.0)
    assert end is None or step.end == pytest.approx(end)


def test_sentences_for_the_ordinary_rules_stay_theirs(
    commander: Commander, registry: Registry
) -> None:
    assert {s.op for s in ask(commander, "remove the hum and normalise to -16 LUFS").steps} == {
        "remove_hum",
        "normalize_loudness",
    }
    assert "clip" not in registry
