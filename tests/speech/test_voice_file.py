"""A voice's description is believed in nothing: every number is checked, and no way leads to a network."""

import json

import pytest

from audiochat.domain.errors import ModelError
from audiochat.speech import voice_file

GOOD = {
    "audio": {"sample_rate": 22050},
    "espeak": {"voice": "en-us"},
    "num_symbols": 256,
    "num_speakers": 1,
    "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [14]},
    "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
}


@pytest.fixture
def made(tmp_path):
    def make(**changes):
        model = tmp_path / "voice.onnx"
        model.write_bytes(b"model")
        described = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
        voice_file.description_of(model).write_text(json.dumps(described), "utf-8")
        return model

    return make


def test_a_good_description(made):
    found = voice_file.read_description(made())
    assert (found.rate, found.language, found.speakers, found.pace) == (22050, "en-us", 1, 1.0)
    assert found.ids["a"] == (14,)


@pytest.mark.parametrize(
    "changes",
    [
        {"audio": {"sample_rate": 10**9}},
        {"audio": {"sample_rate": 0}},
        {"audio": {"sample_rate": True}},
        {"audio": None},
        {"espeak": {"voice": "../../../etc/passwd"}},
        {"espeak": {"voice": ""}},
        {"espeak": "en"},
        {"num_symbols": -1},
        {"num_symbols": 10**12},
        {"num_speakers": 10**9},
        {"phoneme_id_map": {}},
        {"phoneme_id_map": {"a": [1]}},
        {"phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [999]}},
        {"phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": "x"}},
        {"phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [1] * 99}},
        {"inference": {"length_scale": 0}},
        {"inference": {"length_scale": 1e308}},
        {"inference": {"noise_scale": "loud"}},
        {"inference": []},
        {"phoneme_type": "pinyin"},
        {"phoneme_type": "japanese"},
        {"default_speaker_id": 7},
        {"vowel_clusters": [["a"]]},
        {"vowel_clusters": {"a": 1}},
    ],
)
def test_what_is_out_of_bounds_is_refused_in_words(made, changes):
    with pytest.raises(ModelError) as error:
        voice_file.read_description(made(**changes))
    assert error.value.remedy


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{", "[" * 100_000, '{"audio": NaN}', "\ufeff{}"]
)
def test_what_is_no_description_is_refused(made, text):
    model = made()
    voice_file.description_of(model).write_text(text, "utf-8")
    with pytest.raises(ModelError):
        voice_file.read_description(model)


def test_sizes_are_bounded(made):
    model = made()
    voice_file.description_of(model).write_text(" " * (voice_file.LARGEST_DESCRIPTION + 1))
    with pytest.raises(ModelError, match="too large"):
        voice_file.read_description(model)
    model = made()
    with model.open("wb") as file:
        file.truncate(voice_file.LARGEST_MODEL + 1)
    with pytest.raises(ModelError, match="too large"):
        voice_file.read_description(model)


def test_a_missing_half_is_named(made, tmp_path):
    model = made()
    voice_file.description_of(model).unlink()
    with pytest.raises(ModelError, match=r"voice\.onnx\.json is missing"):
        voice_file.read_description(model)
    assert voice_file.find(tmp_path) == []


def test_voices_of_a_folder(made, tmp_path):
    assert voice_file.find(tmp_path) == []
    model = made()
    assert voice_file.find(tmp_path) == [model]
    assert voice_file.find(model) == [model]
    before = voice_file.mark_of(model)
    model.write_bytes(b"another")
    assert voice_file.mark_of(model) != before
