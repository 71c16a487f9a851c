"""Sentences that ask for the words themselves: to write them down, to hear them anew, to write them out."""

from __future__ import annotations

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.domain.transcript import Transcript
from audiochat.services.commander import Commander

NOTHING_HEARD = Hearing(words=lambda: Transcript(60.0))


def act(commander: Commander, words: str) -> str:
    state = RecordingState(duration=60)
    answer = commander.understand(words, state, Job(), hearing=NOTHING_HEARD)
    assert answer.status is not PlanStatus.PLAN
    return answer.action


@pytest.mark.parametrize(
    "words",
    [
        "transcribe it",
        "Transcribe this recording please",
        "Can you transcribe the interview?",
        "transcribe",
        "make a transcript",
        "I need a transcript of the whole talk",
        "write down what they say",
        "turn it into text",
        "תמלל את ההקלטה",
    ],
)
def test_the_words_are_written_down(commander: Commander, words: str) -> None:
    assert act(commander, words) == "transcript.transcribe"


@pytest.mark.parametrize("words", ["transcribe it again", "re-transcribe this", "תמלל שוב"])
def test_all_is_heard_anew(commander: Commander, words: str) -> None:
    assert act(commander, words) == "transcript.again"


@pytest.mark.parametrize(
    "words",
    [
        "export the transcript as srt",
        "make subtitles",
        "give me an srt of this",
        "save the captions",
        "download the transcript as a word document",
        "ייצא את התמלול",
    ],
)
def test_the_words_are_written_to_a_file(commander: Commander, words: str) -> None:
    assert act(commander, words) == "file.export_transcript"


@pytest.mark.parametrize(
    "words",
    [
        "write a poem",
        "what is a transcript?",
        "save it as mp3",
        "how do I make subtitles look good?",
    ],
)
def test_other_wishes_are_none_of_it(commander: Commander, words: str) -> None:
    acts = ("transcript.transcribe", "transcript.again", "file.export_transcript")
    assert act(commander, words) not in acts


def test_after_the_offer_it_is_the_same(commander: Commander) -> None:
    assert act(commander, "mute every number") == "transcribe"
    assert act(commander, "transcribe it") == "transcript.transcribe"
