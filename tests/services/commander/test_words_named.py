# ruff: noqa: E501 (a sentence is read as one line)
"""How parts of a recording are named by what is said in them, and what is made of the sentence around it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.services.commander import Commander
from audiochat.services.commander.heard import identifiers, topics
from audiochat.services.commander.heard.bare import is_name
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.slips import mended
from audiochat.services.commander.heard.ways import ways
from tests.services.commander.talking import Talk

DATA = Path(__file__).resolve().parents[2] / "data"
TALK = (
    ("Anna", "Welcome back to the show. Where do you live now?"),
    ("Ben", "At 14 Roundhay Road, Leeds. My account number is 4471 9920 15, and my mobile is 07911 123 456."),
    ("Anna", "How did you meet Rose?"),
    ("Ben", "At a dance. She wore a green dress and the the band played on."),
    ("Anna", "What about the war?"),
    ("Ben", "We slept under the table. Rose was born on the third of May, at night."),
)  # fmt: skip


def transcript() -> Transcript:
    words: list[PlacedWord] = []
    for speaker, text in TALK:
        for part in text.split():
            at = 0.4 * len(words)
            word = Word(part, at, at + 0.3, speaker=speaker)
            words.append(PlacedWord(word, at, at + 0.3, "s", "b", len(words)))
    return Transcript(60.0, tuple(words), ((0.0, 60.0),), "en")


@pytest.fixture(scope="module")
def said() -> Said:
    return Said.of(transcript())


ask = Talk.of(transcript()).ask


def parts(commander: Commander, said: Said, words: str) -> list[str]:
    """What a plan does, each step as its operation and the words it is about."""
    answer = ask(commander, words)
    assert answer.status is PlanStatus.PLAN, answer.message
    told = []
    for step in answer.steps:
        inside = [
            w.text for w in said.words if (step.start or 0) - 0.01 <= w.start < (step.end or 0)
        ]
        told.append(f"{step.op}: {' '.join(inside)}".strip())
    return told


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("mute the address", ["mute_words: 14 Roundhay Road, Leeds."]),
        ("bleep his account number", ["bleep_words: 4471 9920 15,"]),
        ("mute the phone number Ben gives", ["mute_words: 07911 123 456."]),
        ("delete Anna's question about the war", ["cut_words: What about the war?"]),
        ("delete the answer about how he met Rose",
         ["cut_words: At a dance. She wore a green dress and the the band played on."]),
        ("mute the sentence with the dress", ["mute_words: She wore a green dress and the the band played on."]),
        ("cut the bit where he says we slept under the table", ["cut_words: We slept under the table."]),
        ("bleep Rose both times", ["bleep_words: Rose?", "bleep_words: Rose"]),
        ("take out 'at a dance' and bleep leeds, ok? it's private", ["cut_words: At a dance.", "bleep_words: Leeds."]),
        ("The account number must not go out, mute it please", ["mute_words: 4471 9920 15,"]),
        ("delete evrything between \"the war?\" and \"rose was born\"", ["cut_words: We slept under the table."]),
        ("cut the repeated word + bring it to -16 LUFS", ["cut_words: the", "normalize_loudness:"]),
        ("chop everything after at night lol", None),
        ("raise the part from \"at a dance\" to \"played on\" by 3 dB",
         ["gain: At a dance. She wore a green dress and the the band played on."]),
        ("move the sentence about the table to the start", ["move_words: We slept under the table."]),
        ("cut everything before At a dance", None),
    ],
)  # fmt: skip
def test_parts_are_named_by_what_is_said(
    commander: Commander, said: Said, words: str, wanted: list[str] | None
) -> None:
    if wanted is None:
        assert ask(commander, words).steps[0].op == "cut_words"
    else:
        assert parts(commander, said, words) == wanted


@pytest.mark.parametrize("word", ["it", "this", "that", "everything"])
def test_any_word_may_be_meant_as_a_word(commander: Commander, word: str) -> None:
    words = [Word(w, 0.4 * i, 0.4 * i + 0.3) for i, w in enumerate(f"we saw {word} there".split())]
    placed = tuple(PlacedWord(w, w.start, w.end, "s", "b", i) for i, w in enumerate(words))
    heard = Transcript(9.0, placed, ((0.0, 9.0),), "en")
    answer = commander.understand(
        f"remove the word {word}",
        RecordingState(duration=9),
        Job(),
        hearing=Hearing(words=lambda: heard),
    )
    assert [(s.op, s.about) for s in answer.steps] == [("cut_words", word)]


def test_an_ordinary_part_stays_one_where_its_words_are_said(commander: Commander) -> None:
    said = ("In", "the", "first", "minute", "we", "heard", "Rose")
    words = [Word(w, 40.0 * i, 40.0 * i + 0.3) for i, w in enumerate(said)]
    placed = tuple(PlacedWord(w, w.start, w.end, "s", "b", i) for i, w in enumerate(words))
    heard = Transcript(300.0, placed, ((0.0, 300.0),), "en")
    for wish in (
        "bleep Rose and delete the first minute",
        "delete the first minute and bleep Rose",
    ):
        answer = commander.understand(
            wish, RecordingState(duration=300), Job(), hearing=Hearing(words=lambda: heard)
        )
        steps = {(s.op, s.start, s.end) for s in answer.steps}
        assert steps == {("bleep_words", 240.0, 240.3), ("delete", 0.0, 60.0)}, wish


def test_a_title_keeps_its_capitals(commander: Commander) -> None:
    answer = ask(commander, "add a chapter called The War where she asks about the war")
    assert [(s.op, s.params) for s in answer.steps] == [("add_chapter", {"title": "The War"})]
    asked = next(w for w in transcript().words if w.text == "What")
    assert answer.steps[0].start == pytest.approx(asked.start)


@pytest.mark.parametrize(
    "words",
    [
        "cut the second song", "slow it down where they speak too fast", "cut from here on", "delete everything",
        "cut the part about the thing", "cut the bit where it sounds awful", "mute the music",
    ],
)  # fmt: skip
def test_what_is_not_clearly_said_is_no_plan_about_words(commander: Commander, words: str) -> None:
    steps = ask(commander, words).steps
    assert not [step for step in steps if step.op.endswith("_words")], words


def test_talk_beside_a_transcript_is_no_plan(commander: Commander) -> None:
    heard = transcript()
    lines = (DATA / "no_commands.txt").read_text("utf-8").splitlines()[::4]
    assert len(lines) > 50
    for line in lines:
        answer = commander.understand(
            line, RecordingState(duration=60), Job(), hearing=Hearing(words=lambda: heard)
        )
        assert not [step for step in answer.steps if step.op.endswith("_words")], line


def test_a_number_belongs_to_what_announces_it(said: Said) -> None:
    phones = [said.text(hit.first, hit.last) for hit in identifiers.phones(said)]
    assert phones == ["07911 123 456."]
    assert not identifiers.labelled(said, "order number")


def test_a_topic_is_found_by_its_rarest_words(said: Said) -> None:
    found = topics.sentences(said, "that green dress she wore")
    assert [said.text(hit.first, hit.last)[:10] for hit in found] == ["She wore a"]
    assert not topics.sentences(said, "the budget of the council")
    assert topics.is_vague("the thing or whatever")


def test_a_name_has_capitals_wherever_it_is_said(said: Said) -> None:
    assert is_name(said, "rose")
    assert not is_name(said, "dance")
    assert not is_name(said, "welcome")  # only where a sentence begins


def test_slips_are_mended_but_not_what_is_said(said: Said) -> None:
    assert mended('delte the sentense with "delte"', said) == 'delete the sentence with "delte"'
    assert mended("mute the number n leeds", said) == "mute the number and leeds"
    assert mended("cut the baand", said) == "cut the baand"


def test_talk_around_a_wish_is_left_out_in_steps() -> None:
    found = list(ways("keep only 'at a dance'; discard the rest", None, lambda _: None))
    assert found[0] == 'keep only "at a dance"; discard the rest'
    assert 'keep only "at a dance"' in found
    assert not any(
        way == "mute the number"
        for way in ways("mute the number, not the name", None, lambda _: None)
    )


def test_a_label_and_its_corpus_share_names(hearing_corpus: ModuleType) -> None:
    known = hearing_corpus.recordings()
    assert {row["recording"] for row in hearing_corpus.rows()} <= set(known)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Drop everything up to and including \"live now?\"", "cut_words: Welcome back to the show. Where do you live now?"),
        ("remove the repeated word in \"the the band\"", "cut_words: the"),
        ("Salam! bleep Mr Ben's phone number so nobody rings me at 3am, cheers", "bleep_words: 07911 123 456."),
        ("cut out Ben's entire answer to \"what about the war?\"",
         "cut_words: We slept under the table. Rose was born on the third of May, at night."),
        ("delete the second question that Anna asks", "cut_words: How did you meet Rose?"),
    ],
)  # fmt: skip
def test_people_say_more_than_the_part(
    commander: Commander, said: Said, words: str, wanted: str
) -> None:
    assert parts(commander, said, words) == [wanted]


def test_a_place_in_quotation_marks_is_what_is_said(commander: Commander, said: Said) -> None:
    at = next(word.start for word in said.words if word.text == "Rose" and word.start > 20)
    answer = ask(commander, 'insert 2 s of silence before "Rose was born"')
    assert [(s.op, s.start) for s in answer.steps] == [("insert_silence", pytest.approx(at))]


def test_a_speakers_name_is_no_slip(commander: Commander) -> None:
    answer = ask(commander, "boost Ben 5dB and add fade in")
    assert {step.op for step in answer.steps} == {"gain", "fade_in"}
    assert all(step.start is not None for step in answer.steps if step.op == "gain")
    assert sum(step.op == "gain" for step in answer.steps) == 3


@pytest.mark.parametrize(
    "words", ["who talks most?", "delete everything Ben says", "who says dance?"]
)
def test_where_nobody_knows_who_speaks_telling_apart_is_offered(
    commander: Commander, words: str
) -> None:
    named = transcript()
    bare = tuple(replace(w, word=replace(w.word, speaker="")) for w in named.words)
    heard = replace(named, words=bare)
    answer = commander.understand(
        words, RecordingState(duration=60), Job(), hearing=Hearing(words=lambda: heard)
    )
    assert (answer.status, answer.action) == (PlanStatus.QUESTION, "apart")
