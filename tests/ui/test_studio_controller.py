from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
import soundfile as sf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from audiochat.domain.conversation import Message, MessageStatus, MessageType, Role
from audiochat.domain.plan import Plan, Step
from audiochat.services.workshop import Workshop
from audiochat.ui.studio.card_state import CardState, Phase
from audiochat.ui.studio.controller import StudioController
from audiochat.ui.tasks import Lanes

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "sample.flac"
SLOW = 30_000


@pytest.fixture
def wav(tmp_path):
    """The first twelve seconds of the sample recording, which is real speech."""
    sound, rate = sf.read(SAMPLE, frames=12 * sf.info(SAMPLE).samplerate)
    path = tmp_path / "talk.wav"
    sf.write(path, sound, rate)
    return path


@pytest.fixture
def workshop(data_dir):
    with Workshop.open(data_dir) as made:
        yield made


@pytest.fixture
def studio(qtbot, theme, workshop):
    lanes = Lanes()
    made = StudioController(workshop, lanes, theme)
    for widget in (made.stage, made.history, made.details):
        qtbot.addWidget(widget)
    made.stage.resize(1000, 280)
    made.stage.show()
    made.errors = []
    made.failed.connect(made.errors.append)
    yield made
    made.close()
    lanes.close()


@pytest.fixture
def open_studio(studio, wav, qtbot):
    with qtbot.waitSignal(studio.opened, timeout=SLOW):
        studio.open(wav)
    qtbot.waitUntil(lambda: studio.stage.waveform._picture is not None, timeout=SLOW)
    return studio


def _message(steps, recording_id, **more):
    metadata = {
        "plan": Plan(steps=tuple(steps)).model_dump(mode="json"),
        "recording_id": recording_id,
        "selection": None,
        **more,
    }
    return Message(
        id="m1",
        session_id="s",
        parent_id="p",
        seq=1,
        role=Role.ASSISTANT,
        type=MessageType.TEXT,
        status=MessageStatus.COMPLETE,
        content="",
        timestamp=datetime.now(UTC),
        metadata=metadata,
    )


def _card(studio, qtbot, steps, **more):
    card = studio.make_card(_message(steps, studio.recording.id, **more))
    qtbot.addWidget(card)
    card.show()
    return card


def test_opening_shows_the_recording_everywhere(open_studio, qtbot) -> None:
    studio = open_studio
    assert studio.has_recording
    assert studio.state.total == pytest.approx(12, abs=0.01)
    assert studio.stage.transport.total.text() == "/ 0:12.000"
    qtbot.waitUntil(lambda: "LUFS" in studio.stage.transport.loudness.text(), timeout=SLOW)
    text = {name: value for _, rows in studio.details.sections() for name, value in rows}
    assert text["Name"] == "talk.wav"
    assert text["Loudness"].endswith("LUFS")
    assert text["True peak"].endswith("dBTP")
    studio.details.copy.click()
    assert "talk.wav" in QApplication.clipboard().text()
    assert studio.history.list.count() == 1
    state = studio.recording_state()
    assert (state.duration, state.selection) == (pytest.approx(12, abs=0.01), None)


def test_a_cut_is_undone_and_done_again(open_studio, qtbot) -> None:
    studio = open_studio
    studio.state.select((2.0, 5.0))
    with qtbot.waitSignal(studio.edited, timeout=SLOW):
        studio.do("cut")
    assert studio.state.total == pytest.approx(9, abs=0.01)
    assert studio.state.selection is None
    assert studio.state.joins == pytest.approx((2.0,), abs=0.01)
    assert studio.stage.transport.undo.isEnabled()
    with qtbot.waitSignal(studio.edited, timeout=SLOW):
        studio.do("undo")
    assert studio.state.total == pytest.approx(12, abs=0.01)
    assert studio.history.list.count() == 2
    with qtbot.waitSignal(studio.edited, timeout=SLOW):
        studio.history.list.itemClicked.emit(studio.history.list.item(1))
    assert studio.state.total == pytest.approx(9, abs=0.01)


def test_a_plan_card_is_tinted_previewed_applied_and_undone(open_studio, qtbot) -> None:
    studio = open_studio
    steps = [
        Step(op="delete", start=0.0, end=3.0),
        Step(op="normalize_loudness", params={}),
    ]
    card = _card(studio, qtbot, steps)
    qtbot.waitUntil(lambda: bool(card.figures.text()), timeout=SLOW)
    assert "0:12 → 0:09" in card.figures.text()
    assert "→ -16.0 LUFS" in card.figures.text()
    assert studio.state.tints[0].label == "-3.0 s"
    kept = []
    studio.cards.kept.connect(lambda m, data: kept.append((m, data)))
    with qtbot.waitSignal(studio.edited, timeout=SLOW):
        card.apply.click()
    qtbot.waitUntil(lambda: card.state.phase is Phase.APPLIED, timeout=SLOW)
    assert card.words.text().startswith("Applied. 0:12 → 0:09, ")
    assert studio.state.total == pytest.approx(9, abs=0.01)
    assert studio.state.tints == ()
    assert CardState.read(kept[-1][1]).revision_id == studio.revision_id
    with qtbot.waitSignal(studio.edited, timeout=SLOW):
        card.undo.click()
    assert studio.state.total == pytest.approx(12, abs=0.01)
    assert card.state.phase is Phase.OPEN


def test_changing_an_argument_tints_anew(open_studio, qtbot) -> None:
    studio = open_studio
    card = _card(studio, qtbot, [Step(op="delete", start=1.0, end=3.0)])
    qtbot.waitUntil(lambda: len(studio.state.tints) == 1, timeout=SLOW)
    card.rows[0].span.chip.click()
    card.rows[0].span.last.setText("0:06")
    card.rows[0].span.take()
    qtbot.waitUntil(lambda: studio.state.tints[:1] and studio.state.tints[0].end == 6.0)
    assert studio.state.selection == (1.0, 3.0), "the click showed the place"
    assert studio.state.tints[0].label == "-5.0 s"
    card.discard.click()
    assert studio.state.tints == ()


def test_a_card_calls_the_recording_what_the_sidebar_calls_it(open_studio, qtbot) -> None:
    steps = [Step(op="reverse")]
    card = open_studio.make_card(_message(steps, open_studio.recording.id))
    qtbot.addWidget(card)
    assert card.name.whole().endswith(f" on {open_studio.recording.title}")


def test_an_impossible_plan_is_refused_on_the_card(open_studio, qtbot) -> None:
    studio = open_studio
    card = _card(studio, qtbot, [Step(op="delete", start=0.0, end=12.0)])
    qtbot.waitUntil(lambda: "whole recording" in card.words.text(), timeout=SLOW)
    assert not card.apply.isEnabled()
    assert studio.editor.can_undo is False


def test_a_card_of_another_recording_can_only_be_read(open_studio, qtbot) -> None:
    card = open_studio.make_card(_message([Step(op="reverse")], "somewhere-else"))
    qtbot.addWidget(card)
    assert not card.apply.isEnabled()
    assert card.words.text() == "Open a recording to use this plan."


def test_playing_moves_the_playhead_and_a_and_b_are_heard_at_one_place(open_studio, qtbot) -> None:
    studio = open_studio
    studio.do("play")
    qtbot.waitUntil(lambda: studio.state.playhead > 0.1)
    assert studio.sound.playing
    studio.do("play")
    assert not studio.sound.playing
    held = studio.state.playhead
    qtbot.wait(60)
    assert studio.state.playhead == held
    card = _card(studio, qtbot, [Step(op="delete", start=2.0, end=6.0)])
    qtbot.waitUntil(lambda: bool(card.figures.text()), timeout=SLOW)
    card.listen.click()
    assert studio.sound.which == "edited"
    assert studio.state.playhead == pytest.approx(1.0, abs=0.3)
    assert card.listen.text().strip() == "B: edited"
    qtbot.waitUntil(lambda: studio.state.playhead >= 6.0, timeout=SLOW)
    here = studio.state.playhead
    card.listen.click()
    assert studio.sound.which == "original"
    assert studio.state.playhead == pytest.approx(here, abs=0.3)
    studio.do("stop")
    assert not studio.sound.playing
    assert card.listen.text().strip() == "A / B"


def test_the_playhead_is_polled_only_while_it_plays(open_studio, qtbot) -> None:
    studio = open_studio
    assert not studio.sound._timer.isActive()
    studio.state.select((1.0, 1.2))
    studio.do("play")
    assert studio.sound._timer.isActive()
    qtbot.waitUntil(lambda: not studio.sound._timer.isActive())
    assert studio.state.playhead == pytest.approx(1.2, abs=0.05)


def test_an_edit_without_words_previews_and_applies(open_studio, qtbot) -> None:
    studio = open_studio
    studio.open_operation("gain")
    panel = studio.operations.panel
    assert panel.isVisible()
    panel._form.fields["decibels"].editor.setValue(-6.0)
    qtbot.waitUntil(lambda: "LUFS" in panel.note.text(), timeout=SLOW)
    assert studio.state.tints[0].label == "-6 dB"
    with qtbot.waitSignal(studio.edited, timeout=SLOW):
        panel.apply.click()
    assert not panel.isVisible()
    assert studio.editor.can_undo
    studio.open_operation("gain")
    assert panel.values() == {"decibels": -6.0}, "the values last used come back"
    studio.operations.close()
    with qtbot.waitSignal(studio.edited, timeout=SLOW):
        studio.open_operation("reverse")
    assert not panel.isVisible(), "nothing to choose, so it is done at once"


def test_export_says_where_it_went(open_studio, qtbot, tmp_path) -> None:
    studio = open_studio
    studio.do("export")
    panel = studio.exports.panel
    assert panel.isVisible()
    names = [panel.format.itemText(i) for i in range(panel.format.count())]
    assert len(names) >= 5
    panel.format.setCurrentIndex(next(i for i, n in enumerate(names) if "MP3" in n.upper()))
    assert panel.bitrate.isVisible()
    qtbot.keyClick(panel.format, Qt.Key.Key_Return)  # by keyboard alone
    dialog = panel.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
    with qtbot.waitSignal(studio.exported, timeout=SLOW) as done:
        panel.choose(tmp_path / "out.mp3")
    assert done.args == [tmp_path / "out.mp3"]
    assert sf.info(tmp_path / "out.mp3").duration == pytest.approx(12, abs=0.1)
    with qtbot.waitSignal(studio.failed, timeout=SLOW) as failed:
        studio.export_to(tmp_path / "nowhere" / "out.wav")
    assert failed.args[0].message


def test_the_selection_can_be_exported_alone(open_studio, qtbot, tmp_path) -> None:
    studio = open_studio
    panel = studio.exports.panel
    studio.do("export")
    assert not panel.extent.isVisible(), "nothing is selected"
    studio.show_part(2.0, 4.5)
    studio.do("export")
    assert panel.extent.isVisible()
    assert panel.extent.currentData() is None, "all of it, unless the selection was asked for"
    studio.do("export part")
    assert panel.extent.currentText() == "Selection, 0:02.0 to 0:04.5"
    with qtbot.waitSignal(studio.exported, timeout=SLOW):
        panel.choose(tmp_path / "part.flac")
    part, rate = sf.read(tmp_path / "part.flac", dtype="float32", always_2d=True)
    assert len(part) == round(2.5 * rate)
    with qtbot.waitSignal(studio.exported, timeout=SLOW):
        studio.export_to(tmp_path / "all.flac")
    whole, _ = sf.read(tmp_path / "all.flac", dtype="float32", always_2d=True)
    assert (part == whole[2 * rate : 2 * rate + len(part)]).all()


def test_each_chapter_can_be_exported_by_itself(open_studio, qtbot, tmp_path) -> None:
    studio = open_studio
    steps = tuple(
        Step(op="add_chapter", start=at, params={"title": title})
        for at, title in ((0.0, "One"), (5.0, "Two"))
    )
    with qtbot.waitSignal(studio.edited, timeout=SLOW):
        studio.apply(Plan(steps=steps), None)
    panel = studio.exports.panel
    studio.do("export")
    assert panel.extent.isVisible()
    assert panel.extent.currentData() is None
    studio.do("export chapters")
    assert panel.extent.currentText() == "Each chapter, 2 files"
    with qtbot.waitSignal(studio.exported, timeout=SLOW) as done:
        panel.choose(tmp_path / "talk.flac")
    assert [path.name for path in done.args[0]] == ["talk 01 One.flac", "talk 02 Two.flac"]
    assert sf.info(done.args[0][0]).duration == pytest.approx(5.0, abs=0.01)
    with qtbot.waitSignal(studio.failed, timeout=SLOW) as failed:
        studio.export_to(tmp_path / "talk.flac", None, "each chapter")
    assert "there already" in failed.args[0].message


def test_what_cannot_be_opened_says_why_and_changes_nothing(open_studio, qtbot, tmp_path) -> None:
    before = open_studio.recording.id
    bad = tmp_path / "bad.mp3"
    bad.write_text("not sound at all" * 50)
    with qtbot.waitSignal(open_studio.failed, timeout=SLOW) as failed:
        open_studio.open(bad)
    assert failed.args[0].message
    assert open_studio.recording.id == before
    numbers = open_studio.stage.transport.loudness
    qtbot.waitUntil(lambda: numbers.text().endswith("LUFS"), timeout=SLOW)  # of what is still open


def test_no_service_that_reads_sound_runs_on_the_interface_thread(
    studio, wav, qtbot, monkeypatch
) -> None:
    from audiochat.media.sources import SourceReader

    main, seen = threading.get_ident(), []
    real = SourceReader.read

    def read(self, start, frames):
        seen.append(threading.get_ident())
        return real(self, start, frames)

    monkeypatch.setattr(SourceReader, "read", read)
    with qtbot.waitSignal(studio.opened, timeout=SLOW):
        studio.open(wav)
    qtbot.waitUntil(lambda: "LUFS" in studio.stage.transport.loudness.text(), timeout=SLOW)
    studio.state.set_view(studio.state.view.showing(1, 1.01))
    studio.state.select((1.0, 2.0))
    with qtbot.waitSignal(studio.edited, timeout=SLOW):
        studio.apply(Plan(steps=(Step(op="gain", start=1.0, end=2.0),)), None)
    qtbot.wait(100)
    assert seen
    assert main not in seen


def test_closing_in_the_middle_of_everything_leaves_nothing(studio, wav, qtbot) -> None:
    studio.open(wav)
    qtbot.wait(5)
    studio.close()
    assert not studio.has_recording


def test_every_action_of_the_studio_runs_and_knows_when_it_can(open_studio, theme, qtbot) -> None:
    from types import SimpleNamespace

    from audiochat.ui.deeds import Deeds
    from audiochat.ui.studio.actions import ACTIONS

    pages = []
    window = SimpleNamespace(show_panel=lambda on, page: pages.append(page))
    deeds = Deeds(theme, window, studio=open_studio)
    icons = Path(__file__).parents[2] / "resources" / "icons"
    assert not any(a.enabled(Deeds(theme)) for a in ACTIONS)
    for action in ACTIONS:
        assert (icons / f"{action.icon}.svg").is_file()
        if action.enabled(deeds):
            action.handler(deeds)
    assert pages == ["history", "details"]
    assert not open_studio.has_recording, "the last one closes it"
