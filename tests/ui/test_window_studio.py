"""The spine in the window: a recording goes in, words edit it, everything survives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QMessageBox

from audiochat.domain.errors import UserError
from audiochat.ui.assembly import Assembly
from audiochat.ui.sessions.lists import Rows
from audiochat.ui.sessions.rows import length
from audiochat.ui.studio.plan_card import PlanCard
from audiochat.ui.theme.files import resources

Open = Callable[..., Assembly]
Ready = Callable[[Assembly], None]
Say = Callable[[Assembly, str], None]


def sample(folder: Path) -> Path:
    return Path(shutil.copy(resources() / "sample" / "sample.flac", folder / "talk.flac"))


def lengths(listed: Rows) -> list[str]:
    """How long the sidebar says that the recordings are."""
    return [row.aside for row in listed.rows]


def test_words_become_a_plan_that_is_applied_undone_and_still_there(
    open_window: Open, ready: Ready, say: Say, qtbot: Any, tmp_path: Path
) -> None:
    path = sample(tmp_path)
    original = path.read_bytes()
    assembly = open_window((path,))
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
    ready(assembly)
    studio = assembly.joint.studio
    assert studio is not None
    assert studio.editor is not None
    before = studio.editor.timeline.seconds
    assert assembly.window.stage_slot.isVisible()
    listed = assembly.window.sidebar.recordings.rows
    qtbot.waitUntil(lambda: lengths(listed) == [length(before)], timeout=10_000)

    say(assembly, "cut the first 3 seconds")
    cards = assembly.pane.conversation.findChildren(PlanCard)
    assert len(cards) == 1
    cards[0].apply_asked.emit(cards[0].state.plan)
    qtbot.waitUntil(lambda: abs(studio.editor.timeline.seconds - before + 3) < 0.01, timeout=20_000)
    ready(assembly)
    qtbot.waitUntil(lambda: lengths(listed) == [length(before - 3)], timeout=10_000)
    actions = assembly.shell.actions
    assert actions is not None
    actions.refresh()
    actions.run("edit.undo")
    qtbot.waitUntil(lambda: abs(studio.editor.timeline.seconds - before) < 0.001, timeout=20_000)
    ready(assembly)
    qtbot.waitUntil(lambda: lengths(listed) == [length(before)], timeout=10_000)
    actions.refresh()
    actions.run("edit.redo")
    qtbot.waitUntil(lambda: abs(studio.editor.timeline.seconds - before + 3) < 0.01, timeout=20_000)
    ready(assembly)

    again = open_window()
    qtbot.waitUntil(lambda: again.joint.open_recording() is not None, timeout=30_000)
    ready(again)
    found = again.joint.open_recording()
    assert found is not None
    assert abs(found.state.duration - before + 3) < 0.01
    listed = again.window.sidebar.recordings.rows
    qtbot.waitUntil(lambda: lengths(listed) == [length(before - 3)], timeout=10_000)
    assert again.pane.conversation.findChildren(PlanCard)
    assert path.read_bytes() == original


def test_a_file_that_is_no_sound_is_refused_in_place(
    open_window: Open, ready: Ready, qtbot: Any, tmp_path: Path
) -> None:
    fake = tmp_path / "<b>letter.wav"
    fake.write_text("Dear all,")
    assembly = open_window((fake,))
    qtbot.waitUntil(lambda: bool(assembly.window.toasts.shown), timeout=30_000)
    ready(assembly)
    assert not assembly.window.stage_slot.isVisible()
    assert assembly.joint.open_recording() is None


def test_a_start_with_a_file_opens_that_and_not_the_recording_of_last_time(
    open_window: Open, tmp_path: Path, qtbot: Any, say: Say
) -> None:
    one, two = tmp_path / "one.wav", tmp_path / "two.wav"
    for path, level in ((one, 0.1), (two, 0.2)):
        soundfile.write(path, np.full(16_000, level, np.float32), 16_000)

    def on_stage(assembly: Any, name: str) -> None:
        def there() -> bool:
            studio = assembly.joint.studio
            return studio is not None and studio.has_recording and not assembly.lanes.busy

        qtbot.waitUntil(there, timeout=20_000)
        qtbot.wait(300)  # what else may still be opened
        assert assembly.joint.studio.recording.title == name

    assembly = open_window((one,))
    on_stage(assembly, "one")
    say(assembly, "make it louder")  # a conversation about the first
    assembly = open_window((two,))
    on_stage(assembly, "two")
    on_stage(open_window(), "two")
    on_stage(open_window((one,)), "one")


def test_a_second_start_gives_its_files_to_the_window_there_is(
    open_window: Open, ready: Ready, data_dir: Path, tmp_path: Path, qtbot: Any
) -> None:
    from audiochat.app import run_window

    assembly = open_window()
    ready(assembly)
    assembly.window.showMinimized()
    with ThreadPoolExecutor(1) as second:
        done = second.submit(run_window, data_dir, [str(sample(tmp_path))])
        qtbot.waitUntil(done.done, timeout=30_000)
        assert done.result() == 0
    assert not assembly.window.isMinimized()
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
    ready(assembly)


def test_a_start_while_a_command_has_the_folder_is_refused_in_words(
    qapp: Any, data_dir: Path, monkeypatch: Any
) -> None:
    from audiochat.app import run_window
    from audiochat.services.workshop import Workshop

    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    monkeypatch.setattr("audiochat.services.knock.WAIT_SECONDS", 0.1)
    with Workshop.open(data_dir), pytest.raises(UserError) as refused:
        run_window(data_dir)
    assert said == [refused.value.message]
    assert not list((data_dir / "knock").iterdir())


def test_without_a_display_the_command_line_is_named(
    monkeypatch: Any, capsys: Any, data_dir: Path
) -> None:
    from audiochat import app

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert app.run_window(data_dir) == 1
    assert "audiochat edit" in capsys.readouterr().err


def test_a_form_on_the_stage_has_its_room_and_gives_it_back(
    open_window: Open, ready: Ready, qtbot: Any, tmp_path: Path
) -> None:
    assembly = open_window((sample(tmp_path),))
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
    ready(assembly)
    studio, slot = assembly.joint.studio, assembly.window.stage_slot
    assert studio is not None
    before = slot.height()
    studio.open_operation("remove_silence")
    panel = studio.operations.panel
    qtbot.waitUntil(lambda: panel.height() >= panel.minimumSizeHint().height() > 100)
    assert panel.geometry().bottom() < slot.height()
    panel.close_panel()
    qtbot.waitUntil(lambda: slot.height() == before)


def test_a_plan_of_an_earlier_state_cuts_nothing_else(
    open_window: Open, ready: Ready, say: Say, qtbot: Any, tmp_path: Path
) -> None:
    assembly = open_window((sample(tmp_path),))
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
    ready(assembly)
    studio = assembly.joint.studio
    assert studio is not None
    assert studio.editor is not None
    say(assembly, "cut from 6 to 7 seconds")
    (card,) = assembly.pane.conversation.findChildren(PlanCard)
    qtbot.waitUntil(lambda: bool(studio.state.tints), timeout=20_000)
    before = studio.editor.timeline.seconds

    def edit(start: float, end: float) -> None:
        studio.state.select((start, end))
        studio.cut()  # by hand, while the plan waits
        now = studio.editor.timeline
        qtbot.waitUntil(lambda: studio.editor.timeline is not now, timeout=20_000)
        ready(assembly)

    edit(8.0, 9.0)  # behind it: the plan still means the same
    assert card.apply.isEnabled()
    edit(1.0, 2.0)
    assert not card.apply.isEnabled()
    assert "as it was" in card.words.whole()
    assert not studio.state.tints
    shown = len(assembly.pane.conversation.messages)
    say(assembly, "yes")  # it is no answer to a plan that cannot be applied
    assert len(assembly.pane.conversation.messages) > shown
    assert studio.editor.timeline.seconds == pytest.approx(before - 2, abs=0.1)
    studio.undo()
    qtbot.waitUntil(card.apply.isEnabled, timeout=20_000)
    qtbot.waitUntil(lambda: bool(studio.state.tints), timeout=20_000)


def test_a_plan_is_said_once_on_its_card(
    open_window: Open, ready: Ready, say: Say, qtbot: Any, tmp_path: Path
) -> None:
    assembly = open_window((sample(tmp_path),))
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
    ready(assembly)
    say(assembly, "cut the first 3 seconds")
    view = assembly.pane.conversation.view_of_last()
    qtbot.waitUntil(lambda: view.card is not None)
    assert not view.words.isVisible()
    assert view.message.content


def test_larger_words_get_a_wider_sidebar(open_window: Open, ready: Ready, qtbot: Any) -> None:
    assembly = open_window()
    ready(assembly)
    before = assembly.window.sidebar.width()
    assembly.theme.set_zoom(1.4)
    qtbot.waitUntil(lambda: assembly.window.sidebar.width() > before * 1.3)
    assembly.theme.set_zoom(1.0)
    qtbot.waitUntil(lambda: abs(assembly.window.sidebar.width() - before) <= 2)


def test_larger_words_and_back_leave_every_width_as_it_was(
    open_window: Open, ready: Ready, qtbot: Any, tmp_path: Path
) -> None:
    assembly = open_window((sample(tmp_path),))
    window = assembly.window
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
    ready(assembly)
    assert assembly.joint.studio is not None
    window.show_panel(True, "history")
    parts = (window.sidebar, window.panel, assembly.joint.studio.stage.transport.clock)
    qtbot.waitUntil(lambda: window.panel.width() == 372)
    before = [part.width() for part in parts]
    for zoom in (1.1, 1.25, 1.6):
        assembly.theme.set_zoom(zoom)
    qtbot.waitUntil(lambda: parts[2].width() > before[2] * 1.4)
    assert window.panel.width() <= window.conversation_slot.width() + 1, "the panel takes the chat"
    assembly.theme.set_zoom(1.0)
    qtbot.waitUntil(lambda: [part.width() for part in parts] == before)


def test_columns_that_were_put_away_are_as_wide_as_before_when_words_are_small_again(
    open_window: Open, ready: Ready, qtbot: Any
) -> None:
    assembly = open_window()
    ready(assembly)
    window = assembly.window
    window.resize(1440, 900)
    window.show_panel(True, "settings")
    parts = (window.sidebar, window.panel)
    qtbot.waitUntil(lambda: window.panel.width() == 372)
    before = [part.width() for part in parts]
    assembly.theme.set_zoom(1.6)
    qtbot.waitUntil(lambda: window.panel.width() > before[1] * 1.3)
    large = [part.width() for part in parts]
    window.show_panel(False)
    window.show_sidebar(False)
    assembly.theme.set_zoom(1.0)
    window.show_panel(True)
    window.show_sidebar(True)
    qtbot.waitUntil(lambda: [part.width() for part in parts] == before)
    window.show_panel(False)
    assembly.theme.set_zoom(1.6)
    window.show_panel(True)
    qtbot.waitUntil(lambda: [part.width() for part in parts] == large)
    assembly.theme.set_zoom(1.0)
    qtbot.waitUntil(lambda: [part.width() for part in parts] == before)


def test_a_window_that_grew_for_larger_words_shrinks_with_them(
    open_window: Open, ready: Ready, qtbot: Any
) -> None:
    assembly = open_window()
    ready(assembly)
    window = assembly.window
    window.resize(1000, 700)
    window.show_panel(True, "settings")
    assembly.theme.set_zoom(1.8)
    assembly.theme.set_zoom(2.0)
    qtbot.waitUntil(lambda: window.width() > 1100)
    assembly.theme.set_zoom(1.0)
    qtbot.waitUntil(lambda: window.width() == 1000)
    assembly.theme.set_zoom(2.0)
    window.resize(1250, 700)  # chosen meanwhile
    assembly.theme.set_zoom(1.0)
    qtbot.wait(100)
    assert window.width() == 1250


def test_a_panel_in_place_gives_the_focus_back(
    open_window: Open, ready: Ready, qtbot: Any, tmp_path: Path
) -> None:
    assembly = open_window((sample(tmp_path),))
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
    ready(assembly)
    assembly.window.activateWindow()
    qtbot.waitUntil(assembly.window.isActiveWindow)
    studio = assembly.joint.studio
    assert studio is not None
    assembly.pane.composer.focus()
    before = assembly.window.focusWidget()
    for panel in (studio.exports.panel, studio.operations.panel):
        if panel is studio.exports.panel:
            studio.open_export()
        else:
            studio.open_operation("gain")
        assert panel.isAncestorOf(assembly.window.focusWidget())
        panel.close_panel()
        assert assembly.window.focusWidget() is before
