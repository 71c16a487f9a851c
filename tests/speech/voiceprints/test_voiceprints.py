"""The network of voices runs without PyTorch, hears who is who, and refuses what is not its file."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled, ModelError
from audiochat.domain.job import Job
from audiochat.speech.voiceprints import encoder
from audiochat.speech.voiceprints.encoder import VoiceEncoder, model_path, windows
from audiochat.speech.voiceprints.filterbank import bands
from audiochat.speech.voiceprints.tensors import read_tensors
from tests.making.dialogue import dialogue
from tests.making.speech import Speech

pytestmark = pytest.mark.skipif(model_path() is None, reason="no model of voices on this system")


@pytest.fixture(scope="module")
def voices() -> VoiceEncoder:
    return VoiceEncoder(threads=2)


def test_it_computes_what_pytorch_computes(voices: VoiceEncoder) -> None:
    frames = np.random.default_rng(0).standard_normal((1, 80, 148)).astype(np.float32) * 2
    found = voices._loaded().run(None, {"frames": frames})[0]
    assert found.shape == (1, 192)
    # the original network under PyTorch 2.13
    expected = [-1.1085, -0.2496, 0.7830, -0.7630, -0.5618, 0.7569]
    np.testing.assert_allclose(found[0, :6], expected, atol=2e-4)


def test_bands_are_those_of_kaldi() -> None:
    time = np.arange(16000) / 16000
    tone = 0.3 * np.sin(2 * np.pi * 440 * time) + 0.1 * np.sin(2 * np.pi * 3000 * time)
    found = bands(tone.astype(np.float32))
    assert found.shape == (98, 80)
    expected = [8.219, 15.199, 12.437, 4.736, 6.727]  # kaldi-native-fbank, without dither
    np.testing.assert_allclose(found[50, [0, 10, 20, 40, 60]], expected, atol=0.02)
    assert bands(np.zeros(399, np.float32)).shape == (0, 80)
    assert np.isfinite(bands(np.zeros(16000, np.float32))).all()


def test_a_voice_is_close_to_itself_and_far_from_another(
    voices: VoiceEncoder, speech: Speech
) -> None:
    made = dialogue(speech, "0101")
    firsts = [min(w[1] for w in made.words if w[3] == who) for who in (0, 1)]
    turns = [(first, first + 1.5) for first in firsts]
    again = [(first + 1.5, first + 3.0) for first in firsts]
    prints = voices.prints(made.samples, [*turns, *again], Job())
    np.testing.assert_allclose(np.linalg.norm(prints, axis=1), 1, atol=1e-4)
    like = prints @ prints.T
    assert min(like[0, 2], like[1, 3]) > 0.5 > 0.4 > max(like[0, 1], like[2, 3], like[0, 3])


def test_short_stretches_silence_and_nothing_have_voiceprints_too(voices: VoiceEncoder) -> None:
    silence = np.zeros(16000, np.float32)
    for places in ([(0.0, 0.02)], [(0.9, 1.0)], [(5.0, 6.0)], [(0.0, 1.0)] * 20):
        prints = voices.prints(silence, places, Job())
        assert prints.shape == (len(places), 192)
        assert np.isfinite(prints).all()
    assert voices.prints(np.zeros(10, np.float32), [(0.0, 0.1)], Job()).shape == (1, 192)
    assert voices.prints(silence, [], Job()).shape == (0, 192)


def test_it_can_be_stopped(voices: VoiceEncoder) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        voices.prints(np.zeros(16000, np.float32), [(0.0, 1.0)], job)


def test_windows_cover_speech_evenly() -> None:
    assert windows([(1.0, 2.0)]) == [(1.0, 2.0)]
    found = windows([(0.0, 3.2), (5.0, 6.5)])
    assert found[0] == (0.0, 1.5)
    assert found[-2] == (pytest.approx(1.7), 3.2)
    assert found[-1] == (5.0, 6.5)
    steps = np.diff([start for start, _ in found[:-1]])
    assert steps.max() <= encoder.STEP + 1e-9
    assert windows([]) == []


def test_a_missing_model_is_said_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(encoder, "PACKAGE", "no_such_package_at_all")
    with pytest.raises(ModelError) as caught:
        VoiceEncoder().prints(np.zeros(16000, np.float32), [(0.0, 1.0)], Job())
    assert "by hand" in caught.value.remedy


class _Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (print, ("run",))


def _archive(path: Path, state: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", state)
    return path


@pytest.mark.parametrize(
    "state",
    [pickle.dumps(_Evil()), b"\x80\x04not a pickle", b"", pickle.dumps([1, 2]), pickle.dumps(7)],
)
def test_nothing_in_a_model_file_is_ever_run(
    tmp_path: Path, state: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ModelError):
        read_tensors(_archive(tmp_path / "model.pt", state))
    assert capsys.readouterr().out == ""


def test_damaged_and_endless_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = model_path()
    assert path is not None
    half = tmp_path / "half.pt"
    half.write_bytes(path.read_bytes()[:1_000_000])
    with pytest.raises(ModelError):
        read_tensors(half)
    with pytest.raises(ModelError):
        read_tensors(tmp_path / "none.pt")
    monkeypatch.setattr("audiochat.speech.voiceprints.tensors.MOST_BYTES", 1000)
    with pytest.raises(ModelError):
        read_tensors(path)
