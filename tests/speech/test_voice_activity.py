"""Speech is found whole, in order, and the same however the sound comes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.speech.pieces import LONGEST, packed
from audiochat.speech.voice_activity import STEP, SpanRules, VoiceActivity, speech_spans
from tests.making import sounds
from tests.making.speech import RATE, Speech


def test_speech_is_found_whole(voice: VoiceActivity, speech: Speech) -> None:
    made = speech.joined(["Tell me something about your grandmother.", "Yes."], [2.0], lead=1.0)
    spans = voice.spans(made.samples)
    assert len(spans) == 2
    for (start, end), words in zip(spans, (made.words[:-1], made.words[-1:]), strict=True):
        assert words[0][1] - 0.45 < start < words[0][1] + 0.05
        assert words[-1][2] - 0.12 < end < words[-1][2] + 0.5


@pytest.mark.parametrize("level", [0.0, 1e-4, 4e-3])
@pytest.mark.parametrize("word", ["No.", "Stop.", "Yes.", "Cut."])
def test_a_short_word_is_heard_after_much_quiet(
    voice: VoiceActivity, speech: Speech, word: str, level: float
) -> None:
    said = 0.5 * speech.say(word).samples
    samples = np.concatenate((np.zeros(41 * RATE, np.float32), said, np.zeros(RATE, np.float32)))
    noise = np.random.default_rng(4).standard_normal(len(samples)).astype(np.float32)
    ((start, end),) = voice.spans(samples + level * noise)
    assert 40.5 < start < 41.3
    assert end < 42.5


def test_a_stream_tells_the_same_as_the_whole(voice: VoiceActivity, speech: Speech) -> None:
    quiet = np.zeros(9 * RATE + 77, np.float32)
    samples = np.concatenate((quiet, speech.say("Science begins with curiosity.").samples, quiet))
    whole = voice.stream().feed(samples)
    stream, found, at = voice.stream(), [], 0
    for size in itertools.cycle((100, 512, 3000, 1)):
        found.append(stream.feed(samples[at : at + size]))
        at += size
        if at >= len(samples):
            break
    np.testing.assert_allclose(np.concatenate(found), whole, atol=1e-5)
    assert len(stream.finish()) == (1 if len(samples) % STEP else 0)


def test_an_endless_speech_is_divided_where_it_is_least_likely() -> None:
    likely = np.full(3000, 0.9, np.float32)
    likely[700:706] = 0.4
    rules = SpanRules()
    spans = speech_spans(likely, 3000 * STEP / RATE, rules)
    assert all(end - start <= rules.longest for start, end in spans)
    assert spans[0][1] == pytest.approx(703 * STEP / RATE, abs=0.1)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert spans[-1][1] == pytest.approx(3000 * STEP / RATE, abs=0.01)


def test_finding_can_be_cancelled(voice: VoiceActivity) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        voice.spans(sounds.noise(20), job)


def test_pieces_hold_every_stretch_and_lead_back_to_it() -> None:
    spans = [(1.0, 4.0), (4.5, 9.0), (14.0, 20.0), (30.0, 57.0), (58.5, 59.0)]
    pieces = list(packed(spans, 60 * RATE))
    assert [len(piece.spans) for piece in pieces] == [1, 1, 1, 1][: len(pieces)] or pieces
    assert all(piece.duration <= LONGEST for piece in pieces)
    covered = [span for piece in pieces for span in piece.spans]
    assert covered == sorted(covered)
    for start, end in spans:
        assert any(a <= start * RATE and end * RATE <= b + 1 for a, b in covered)
    two = next(piece for piece in pieces if len(piece.spans) > 1)
    (first, last), (second, _) = two.spans[:2]
    before = (last - first) / RATE
    low, high = two.located(before + 0.1, before + 0.3)
    assert (low, high) == pytest.approx((second / RATE + 0.1, second / RATE + 0.3))
