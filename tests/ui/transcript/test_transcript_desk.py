"""The transcript in the window: words follow edits and undo, the selection is one for words and sound."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import Block, Word
from audiochat.ui.stored import TRANSCRIPT_DELETED
from audiochat.ui.studio.transcript.view import TranscriptView
from audiochat.ui.theme.files import resources

TEXT = "Welcome to the sample. Today we talk about rooms and doors. Thank you all."


def put_words(assembly: Any, text: str = TEXT) -> None:
    """Words in the recording on the stage, a second each from the first second on."""
    editor = assembly.joint.studio.editor
    (source,) = editor.timeline.sources()
    words = tuple(
        Word(word, 1.0 + i, 1.6 + i, 0.3 if word == "rooms" else 0.9, "Anna" if i < 5 else "")
        for i, word in enumerate(text.split())
    )
    end = editor.timeline.seconds
    assembly.workshop.transcripts.write(Block("b1", source, 0.0, end, words, "en", "test"))


@pytest.fixture
def opened(
    open_window: Callable[..., Any], ready: Callable[[Any], None], qtbot: QtBot, tmp_path: Path
) -> Any:
    """The window with the sample on the stage, and words in it."""
    path = Path(shutil.copy(resources() / "sample" / "sample.flac", tmp_path / "talk.flac"))
    assembly = open_window((path,))
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
    ready(assembly)
    assembly.window.show_panel(True, "transcript")
    put_words(assembly)
    desk = assembly.joint.studio.transcript
    desk.reload()
    qtbot.waitUntil(lambda: bool(desk.page.words), timeout=10_000)
    return assembly


def texts(assembly: Any) -> str:
    return " ".join(word.text for word in assembly.joint.studio.transcript.page.words)


def cut_out(
    opened: Any, qtbot: QtBot, words: tuple[int, int], gone: Callable[[], bool]
) -> TranscriptView:
    """Cut words with the keys, and wait until they are gone; gives the view of the words."""
    view: TranscriptView = opened.joint.studio.transcript.panel.view
    view.setFocus()
    view.choose(view.chosen.over(*words))
    qtbot.keyClick(view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(gone, timeout=10_000)
    return view


def test_words_and_sound_have_one_selection(opened: Any, qtbot: QtBot) -> None:
    studio = opened.joint.studio
    view = studio.transcript.panel.view
    view.choose(view.chosen.over(4, 6))
    assert studio.state.selection == pytest.approx((5.0, 6.6))
    assert studio.transcript.panel.footer.chosen.whole().startswith("2 words")
    studio.state.select((1.9, 4.7))
    assert view.chosen.range == (1, 4)
    studio.state.select(None)
    assert view.chosen.range is None


def test_deleting_words_deletes_their_sound_and_undo_brings_both_back(
    opened: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    studio = opened.joint.studio
    desk, before = studio.transcript, studio.editor.timeline.seconds
    desk.panel.view.choose(desk.panel.view.chosen.over(4, 6))
    desk.panel.view.setFocus()
    qtbot.keyClick(desk.panel.view, Qt.Key.Key_Delete)
    left = TEXT.replace("Today we ", "")
    qtbot.waitUntil(lambda: texts(opened) == left, timeout=10_000)
    assert studio.editor.timeline.seconds < before - 1.4
    assert studio.state.selection is None
    ready(opened)
    studio.undo()
    qtbot.waitUntil(lambda: texts(opened) == TEXT, timeout=10_000)
    assert studio.editor.timeline.seconds == before


def test_deleted_words_are_shown_struck_through_on_request(
    opened: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    desk = opened.joint.studio.transcript
    desk.panel.view.choose(desk.panel.view.chosen.over(4, 6))
    desk.acts.do("delete")
    qtbot.waitUntil(lambda: "Today" not in texts(opened), timeout=10_000)
    desk.acts.do("deleted")
    qtbot.waitUntil(lambda: "Today" in texts(opened), timeout=10_000)
    gone = [word.text for word in desk.page.words if word.deleted]
    assert gone == ["Today", "we"]
    settings = opened.workshop.settings
    qtbot.waitUntil(lambda: settings.get(TRANSCRIPT_DELETED) is True, timeout=10_000)
    desk.acts.do("deleted")
    qtbot.waitUntil(lambda: settings.get(TRANSCRIPT_DELETED) is False, timeout=10_000)


def test_deleted_words_are_brought_back(
    opened: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    desk = opened.joint.studio.transcript
    before = opened.joint.studio.editor.timeline
    desk.panel.view.choose(desk.panel.view.chosen.over(4, 6))
    desk.acts.do("delete")
    qtbot.waitUntil(lambda: "Today" not in texts(opened), timeout=10_000)
    desk.acts.do("deleted")
    qtbot.waitUntil(lambda: "Today" in texts(opened), timeout=10_000)
    desk.panel.view.choose(desk.panel.view.chosen.over(3, 7))
    assert "bring_back" in desk.acts.offered()
    desk.acts.do("bring_back")
    qtbot.waitUntil(
        lambda: texts(opened) == TEXT and not any(w.deleted for w in desk.page.words),
        timeout=10_000,
    )
    ready(opened)
    assert opened.joint.studio.editor.timeline.clips == before.clips


def test_words_deleted_before_the_whole_was_changed_are_shown_and_brought_back(
    opened: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    studio = opened.joint.studio
    desk, before = studio.transcript, studio.editor.timeline.frames
    desk.panel.view.choose(desk.panel.view.chosen.over(4, 6))
    desk.acts.do("delete")
    qtbot.waitUntil(lambda: "Today" not in texts(opened), timeout=10_000)
    ready(opened)
    studio.applying.apply(Plan(steps=(Step(op="gain", params={"decibels": -3.0}),)), None)
    qtbot.waitUntil(lambda: len(studio.editor.timeline.clips) == 1, timeout=10_000)
    desk.acts.do("deleted")
    qtbot.waitUntil(lambda: "Today" in texts(opened), timeout=10_000)
    ready(opened)
    shown = studio.editor.revision
    desk.panel.view.choose(desk.panel.view.chosen.over(4, 6))
    desk.acts.do("bring_back")
    qtbot.waitUntil(
        lambda: texts(opened) == TEXT and not any(w.deleted for w in desk.page.words),
        timeout=10_000,
    )
    ready(opened)
    assert studio.editor.timeline.frames == before
    studio.undo()
    qtbot.waitUntil(lambda: studio.editor.revision == shown, timeout=10_000)


def test_cut_words_are_pasted_as_one_move(
    opened: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    studio = opened.joint.studio
    length = studio.editor.timeline.seconds
    view = cut_out(opened, qtbot, (11, 14), lambda: "Thank" not in texts(opened))
    ready(opened)
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: texts(opened).startswith("Thank you all. Welcome"), timeout=10_000)
    ready(opened)
    assert studio.editor.timeline.seconds == pytest.approx(length, abs=0.01)
    assert len(studio.editor.history()) == 2


def test_cut_words_are_pasted_behind_the_last_one(
    opened: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    studio = opened.joint.studio
    length = studio.editor.timeline.seconds
    view = cut_out(opened, qtbot, (4, 7), lambda: "Today" not in texts(opened))
    ready(opened)
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    moved = TEXT.replace("Today we talk ", "") + " Today we talk"
    qtbot.waitUntil(lambda: texts(opened) == moved, timeout=10_000)
    ready(opened)
    assert studio.editor.timeline.seconds == pytest.approx(length, abs=0.01)
    assert len(studio.editor.history()) == 2


def test_the_last_words_cut_and_put_down_at_once_are_where_they_were(
    opened: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    studio = opened.joint.studio
    before = studio.editor.timeline
    view = cut_out(opened, qtbot, (12, 14), lambda: texts(opened).endswith("Thank"))
    ready(opened)
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: texts(opened) == TEXT, timeout=10_000)
    ready(opened)
    assert studio.editor.timeline == before


@pytest.mark.parametrize("act", ["mute", "bleep"])
def test_words_are_covered_where_they_are(opened: Any, qtbot: QtBot, act: str) -> None:
    studio = opened.joint.studio
    desk, length, before = studio.transcript, studio.editor.timeline.seconds, studio.revision_id
    desk.panel.view.choose(desk.panel.view.chosen.over(4, 6))
    desk.acts.do(act)
    qtbot.waitUntil(lambda: studio.revision_id != before, timeout=10_000)
    left = TEXT.replace("Today we", "[bleep]" if act == "bleep" else "").replace("  ", " ")
    qtbot.waitUntil(lambda: texts(opened) == left, timeout=10_000)
    assert studio.editor.timeline.seconds == length


def test_a_bleep_is_shown_and_what_it_covers_comes_back(
    opened: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    studio = opened.joint.studio
    desk, before = studio.transcript, studio.editor.timeline
    view = desk.panel.view
    view.choose(view.chosen.over(4, 6))
    desk.acts.do("bleep")
    covered = TEXT.replace("Today we", "[bleep]")
    qtbot.waitUntil(lambda: texts(opened) == covered, timeout=10_000)
    ready(opened)
    view.choose(view.chosen.over(3, 4))
    assert not desk.acts.can("bring_back")
    view.choose(view.chosen.over(4, 5))
    assert desk.acts.can("bring_back")
    assert desk.panel.footer.buttons["bring_back"].isVisible()
    desk.acts.do("bring_back")
    qtbot.waitUntil(lambda: texts(opened) == TEXT, timeout=10_000)
    ready(opened)
    assert studio.editor.timeline.frames == before.frames
    studio.undo()
    qtbot.waitUntil(lambda: texts(opened) == covered, timeout=10_000)
    ready(opened)
    studio.undo()
    qtbot.waitUntil(lambda: texts(opened) == TEXT, timeout=10_000)
    ready(opened)
    desk.show_deleted(True)
    studio.redo()
    both = TEXT.replace("Today we", "Today we [bleep]")
    qtbot.waitUntil(lambda: texts(opened) == both, timeout=10_000)
    assert [word.text for word in desk.page.words if word.deleted] == ["Today", "we"]
    ready(opened)
    view.choose(view.chosen.over(4, 7))
    desk.acts.do("bring_back")
    qtbot.waitUntil(lambda: texts(opened) == TEXT, timeout=10_000)


def test_words_are_moved(opened: Any, qtbot: QtBot, ready: Callable[[Any], None]) -> None:
    desk = opened.joint.studio.transcript
    desk.acts.move(11, 14, 0)
    qtbot.waitUntil(lambda: texts(opened).startswith("Thank you all. Welcome"), timeout=10_000)


def test_a_plan_on_the_stage_strikes_words_through(opened: Any, qtbot: QtBot) -> None:
    from audiochat.domain.editing import Tint
    from audiochat.domain.operation import Effect

    studio = opened.joint.studio
    studio.state.set_tints((Tint(0, 4.9, 6.9, Effect.REMOVES, "-2 s"),))
    assert list(studio.transcript.panel.view.sheet.doomed) == [4, 5]


def test_copying_keeps_paragraphs(opened: Any, qapp: Any) -> None:
    desk = opened.joint.studio.transcript
    desk.panel.view.choose(desk.panel.view.chosen.over(0, 8))
    desk.acts.do("copy")
    assert qapp.clipboard().text().replace("\n\n", " ") == " ".join(TEXT.split()[:8])


def test_closing_the_recording_empties_the_panel(opened: Any) -> None:
    opened.joint.studio.close_recording()
    assert not opened.joint.studio.transcript.page.words


def test_the_page_of_last_time_is_shown_again(
    opened: Any, open_window: Callable[..., Any], ready: Callable[[Any], None], qtbot: QtBot
) -> None:
    opened.window.show_panel(True, "history")
    again = open_window()
    qtbot.waitUntil(lambda: again.joint.open_recording() is not None, timeout=30_000)
    ready(again)
    assert again.window.panel.current == "history"
    again.joint.studio.close_recording()
    assert again.window.panel.current == "settings"
    again.window.show_panel(True, "transcript")
    assert again.window.panel.wanted == "transcript"


def test_a_second_delete_waits_for_the_words_as_they_are_then(
    opened: Any, ready: Any, qtbot: QtBot
) -> None:
    studio = opened.joint.studio
    desk = studio.transcript
    view = desk.panel.view
    said = [word.text for word in desk.page.words]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    for _ in range(3):  # faster than an edit is made
        qtbot.keyClick(view, Qt.Key.Key_Delete)

    def shown() -> list[str]:
        return [word.text for word in desk.page.words]

    qtbot.waitUntil(lambda: shown() == [said[0], *said[3:]], timeout=20_000)
    ready(opened)
    assert shown() == [said[0], *said[3:]]
    assert (
        len(studio.editor.history()) == 3
    )  # each is a step of its own, and none is of half a word
    assert not opened.window.toasts.shown
