"""The window talks and listens: dictation into the field, replies aloud, and a talk without hands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from audiochat.domain.errors import MediaError
from audiochat.domain.live import Echo, Live
from audiochat.media.outlet import Outlet
from audiochat.services.hands_free import State
from audiochat.services.reading import Sentences
from audiochat.ui.assembly import Assembly
from audiochat.ui.theme.files import resources
from audiochat.ui.voice import dictating
from tests.making.ear import Ear
from tests.making.voices import Lips, Script

NONE = Qt.KeyboardModifier.NoModifier
SAMPLE = resources() / "sample" / "sample.flac"


class Room:
    """The window with a voice and a microphone made of scripts."""

    def __init__(self, qtbot: Any, assembly: Assembly, lips: Lips, script: Script) -> None:
        self.qtbot, self.assembly, self.lips, self.script = qtbot, assembly, lips, script
        self.voice = assembly.voice
        self.composer = assembly.pane.composer

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=30_000)

    def act(self, name: str) -> None:
        actions = self.assembly.shell.actions
        assert actions is not None
        actions.run(name)

    def hear(self, *heard: Live) -> None:
        self.until(lambda: self.script.job is not None)
        for live in heard:
            self.script.hear(live)

    def send(self, words: str) -> None:
        self.assembly.chat.send(words)
        self.until(lambda: not self.assembly.chat.busy and bool(self.assembly.chat.last_reply()))


def split(reply: str) -> list[str]:
    sentences = Sentences()
    return sentences.feed(reply) + sentences.finish()


@pytest.fixture
def room(
    qtbot: Any, open_window: Callable[..., Assembly], ready: Callable[[Assembly], None]
) -> Callable[..., Room]:
    def make(*files: Path, pace: float = 20.0) -> Room:
        assembly = open_window(files)
        lips, script = Lips(), Script()
        assembly.workshop.__dict__["speaker"] = lips
        assembly.workshop.__dict__["dictation"] = script
        assembly.workshop.__dict__["outlet"] = Outlet(lambda rate: Ear(rate, pace))
        ready(assembly)
        return Room(qtbot, assembly, lips, script)

    return make


def test_what_is_dictated_stands_in_the_field_as_it_is_said(room: Callable[..., Room]) -> None:
    one = room()
    one.composer.set_text("Please")
    one.act("voice.dictate")
    one.hear(Live(open="cut the", speaking=True, level=0.5))
    one.until(lambda: one.composer.text == "Please cut the")
    assert one.voice.strip.isVisible()
    assert one.voice.strip.state.text() == "Hearing you"
    one.hear(Live(settled="cut the first", open="three", speaking=True))
    one.until(lambda: one.composer.text == "Please cut the first three")
    one.script.text = "cut the first three seconds."
    one.act("voice.dictate")
    one.until(lambda: not one.voice.dictating.on)
    assert one.composer.text == "Please cut the first three seconds."
    assert not one.voice.strip.isVisible()
    assert one.assembly.chat.session is None


def test_return_sends_what_was_dictated_wherever_one_was(room: Callable[..., Room]) -> None:
    one = room()
    one.assembly.window.setFocus()
    assert not one.composer.focusProxy().hasFocus()
    one.act("voice.dictate")
    one.hear(Live(settled="fade out", speaking=True))
    one.until(lambda: one.composer.focusProxy().hasFocus())
    one.voice.end()
    one.until(lambda: not one.voice.dictating.on)
    assert one.composer.focusProxy().hasFocus()


def test_what_is_said_is_about_the_recording_that_is_open(room: Callable[..., Room]) -> None:
    one = room(SAMPLE)
    one.act("voice.dictate")
    one.until(lambda: one.script.job is not None)
    known = one.script.about()
    assert known is not None
    assert (known.duration, known.selection) == (pytest.approx(38.6, abs=0.1), None)
    studio = one.assembly.joint.studio
    assert studio is not None
    studio.state.select((4.0, 5.0))
    one.hear(Live(open="delete this", speaking=True))
    one.until(lambda: one.composer.text == "delete this")
    known = one.script.about()
    assert known is not None
    assert known.selection == pytest.approx((4.0, 5.0), abs=0.001)
    one.voice.end()
    one.until(lambda: not one.voice.dictating.on)


def test_what_is_typed_while_dictating_stays(room: Callable[..., Room]) -> None:
    one = room()
    one.act("voice.dictate")
    one.hear(Live(settled="first words", speaking=True))
    one.until(lambda: one.composer.text == "first words")
    one.composer.type(", typed")
    one.hear(Live(settled="first words", open="second", speaking=True))
    one.until(lambda: one.composer.text == "first words, typed second")
    one.voice.end()
    one.until(lambda: not one.voice.dictating.on)


def put_cursor(one: Room, before: str) -> None:
    cursor = one.composer._field.textCursor()
    cursor.setPosition(len(before))
    one.composer._field.setTextCursor(cursor)


def test_words_go_where_the_cursor_is_and_are_undone_at_once(room: Callable[..., Room]) -> None:
    one = room()
    one.composer.type("The dog ran home.")
    put_cursor(one, "The")
    one.act("voice.dictate")
    one.hear(Live(open="Vary", speaking=True))
    one.until(lambda: one.composer.text == "The vary dog ran home.")
    one.hear(Live(open="Very odd", speaking=True))
    one.until(lambda: one.composer.text == "The very odd dog ran home.")
    one.script.text = "Very old."
    one.act("voice.dictate")
    one.until(lambda: not one.voice.dictating.on)
    assert one.composer.text == "The very old dog ran home."
    one.composer._field.undo()
    assert one.composer.text == "The dog ran home."
    one.composer._field.undo()
    assert one.composer.text == ""


def test_what_was_typed_before_and_behind_draft_words_stays(room: Callable[..., Room]) -> None:
    one = room()
    one.act("voice.dictate")
    one.hear(Live(settled="first words", open="sick", speaking=True))
    one.until(lambda: one.composer.text == "first words sick")
    one.composer.type(", typed")
    one.hear(Live(settled="first words", open="second", speaking=True))
    one.until(lambda: one.composer.text == "first words, typed second")
    one.script.text = "first words second"
    one.act("voice.dictate")
    one.until(lambda: not one.voice.dictating.on)
    assert one.composer.text == "first words, typed second"


def test_escape_leaves_out_what_was_said(room: Callable[..., Room]) -> None:
    one = room()
    one.composer.set_text("Keep this")
    one.composer._field.selectAll()
    one.act("voice.dictate")
    one.hear(Live(settled="Something else", speaking=True))
    one.until(lambda: one.composer.text == "Something else")
    one.script.text = "Something else."
    one.qtbot.keyClick(one.composer._field, Qt.Key.Key_Escape)
    assert one.composer.text == "Keep this"
    one.until(lambda: not one.voice.dictating.on)
    assert one.composer.text == "Keep this"
    assert not one.voice.strip.isVisible()


def test_nothing_heard_changes_nothing(room: Callable[..., Room]) -> None:
    one = room()
    one.composer.set_text("Keep this")
    one.composer._field.selectAll()
    one.act("voice.dictate")
    one.hear(Live(open="Hm", speaking=True))
    one.until(lambda: one.composer.text == "Hm")
    one.act("voice.dictate")  # the script has heard nothing in the end
    one.until(lambda: not one.voice.dictating.on)
    assert one.composer.text == "Keep this"


def test_enter_sends_when_the_last_words_are_there(room: Callable[..., Room]) -> None:
    one = room()
    one.act("voice.dictate")
    one.hear(Live(open="Hollow", speaking=True))
    one.until(lambda: one.composer.text == "Hollow")
    one.script.text = "Hello there."
    one.qtbot.keyClick(one.composer._field, Qt.Key.Key_Return)
    one.until(lambda: bool(one.assembly.chat.last_reply()) and not one.assembly.chat.busy)
    shown = [message.content for message in one.assembly.pane.conversation.messages]
    assert shown[0] == "Hello there."
    assert one.composer.text == ""


def test_a_key_held_again_at_once_begins_the_next(room: Callable[..., Room]) -> None:
    one = room()
    held = one.voice.dictating
    one.act("voice.dictate")
    one.until(lambda: one.script.job is not None)
    one.script.text = "One."
    held._begun -= 1.0
    held.release()
    assert one.voice.strip.state.text() == "Writing"
    one.act("voice.dictate")
    one.until(lambda: one.composer.text == "One." and not held.finishing)
    one.hear(Live(settled="Two.", speaking=True))
    one.until(lambda: one.composer.text == "One. Two.")
    held._begun -= 1.0
    held.release()
    one.act("voice.dictate")
    held.release()  # let go before it could begin
    one.until(lambda: not held.on)
    one.qtbot.wait(30)
    assert not held.on


def test_the_button_is_held_or_tapped(
    room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = room()
    monkeypatch.setattr(dictating, "HOLD_SECONDS", 60.0)  # a slow machine's tap is a tap
    one.qtbot.mousePress(one.composer.mic, Qt.MouseButton.LeftButton)
    one.until(lambda: one.script.job is not None)
    one.qtbot.mouseRelease(one.composer.mic, Qt.MouseButton.LeftButton)
    assert one.voice.dictating.on, "a tap leaves it on"
    one.qtbot.mouseClick(one.composer.mic, Qt.MouseButton.LeftButton)
    one.until(lambda: not one.voice.dictating.on)
    monkeypatch.setattr(dictating, "HOLD_SECONDS", 0.02)
    one.qtbot.mousePress(one.composer.mic, Qt.MouseButton.LeftButton)
    one.qtbot.wait(50)
    one.qtbot.mouseRelease(one.composer.mic, Qt.MouseButton.LeftButton)
    one.until(lambda: not one.voice.dictating.on)


def test_a_held_key_is_let_go_only_when_no_press_follows(
    room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = room()
    monkeypatch.setattr(dictating, "HOLD_SECONDS", 0.02)
    held = one.voice.dictating
    press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    control = Qt.KeyboardModifier.ControlModifier

    def key(kind: QEvent.Type, which: Qt.Key, text: str = "m", again: bool = False) -> bool:
        event = QKeyEvent(kind, which, control, text, again)
        return held.eventFilter(one.composer, event)

    one.act("voice.dictate")
    one.until(lambda: one.script.job is not None)
    one.qtbot.wait(40)
    for _ in range(5):  # as X11 has it where a held key repeats and the program is busy
        key(release, Qt.Key.Key_M)
        held.press()
        assert not key(press, Qt.Key.Key_M)
        one.qtbot.wait(30)
    one.qtbot.wait(dictating.REPEAT_MS + 40)
    assert held.on
    key(release, Qt.Key.Key_M)
    key(release, Qt.Key.Key_Control)
    assert key(press, Qt.Key.Key_M), "what is still held is not typed"
    one.until(lambda: not held.on)


def test_after_a_tap_the_letter_of_its_key_can_be_typed(
    room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = room()
    monkeypatch.setattr(dictating, "HOLD_SECONDS", 60.0)
    one.act("voice.dictate")
    one.until(lambda: one.script.job is not None)
    for which in (Qt.Key.Key_M, Qt.Key.Key_Control):
        QApplication.sendEvent(one.composer, QKeyEvent(QEvent.Type.KeyRelease, which, NONE))
    one.qtbot.wait(dictating.REPEAT_MS + 40)
    typed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_M, NONE, "m")
    assert one.voice.dictating.on
    assert not one.voice.dictating.eventFilter(one.composer, typed)
    one.act("voice.dictate")
    one.until(lambda: not one.voice.dictating.on)


def test_without_a_microphone_it_says_so(room: Callable[..., Room]) -> None:
    one = room()
    one.script.fails = MediaError("No microphone was found.", "Connect one.")
    toasts = one.assembly.window.toasts
    for name in ("voice.dictate", "voice.talk"):
        one.act(name)
        one.until(lambda: not one.voice.active)
        one.until(lambda: any("No microphone" in t.accessibleName() for t in toasts.shown))
        assert not one.voice.strip.isVisible()


def test_a_message_does_not_cover_what_the_microphone_hears(room: Callable[..., Room]) -> None:
    one = room()
    toast = one.assembly.window.toasts.say("Something to know.")
    one.act("voice.dictate")
    one.hear(Live(speaking=True, level=0.5))
    strip = one.voice.strip
    one.until(strip.isVisible)

    def bottom() -> int:
        return toast.mapToGlobal(toast.rect().bottomLeft()).y()

    one.until(lambda: bottom() < strip.mapToGlobal(strip.rect().topLeft()).y())
    one.voice.end()
    one.until(lambda: not strip.isVisible())
    one.until(lambda: bottom() > strip.mapToGlobal(strip.rect().topLeft()).y())


def test_replies_are_read_while_they_stream(room: Callable[..., Room]) -> None:
    one = room()
    one.act("voice.aloud")
    one.send("Hello")
    one.until(lambda: not one.voice.aloud.active)
    reply = one.assembly.pane.conversation.messages[-1].content
    assert one.lips.said == split(reply)
    one.act("voice.aloud")
    before = len(one.lips.said)
    one.send("Again")
    assert not one.voice.aloud.active
    assert len(one.lips.said) == before


def test_one_message_is_read_and_stopped_by_its_button(room: Callable[..., Room]) -> None:
    one = room(pace=0.2)
    one.send("Hello")
    view = one.assembly.pane.conversation.view_of_last()
    view.act("aloud")
    one.until(lambda: bool(one.lips.said) and one.voice.strip.isVisible())
    assert one.voice.strip.state.text() == "Reading aloud"
    one.qtbot.keyClick(one.composer._field, Qt.Key.Key_Escape)
    one.until(lambda: not one.voice.aloud.active)
    view.act("aloud")
    one.until(lambda: one.voice.aloud.active)
    view.act("aloud")
    assert not one.voice.aloud.active
    assert not one.voice.strip.isVisible()


def test_another_speed_does_not_end_what_is_read(room: Callable[..., Room]) -> None:
    one = room(pace=0.5)
    one.send("hello")
    one.act("voice.read_last")
    one.until(lambda: one.voice.aloud.active)
    one.voice.choices.set_speed(1.5)
    one.voice.choices.set_headphones(True)
    assert one.voice.aloud.active
    one.voice.choices.set_aloud(True)
    one.voice.choices.set_aloud(False)
    assert not one.voice.aloud.active


def test_a_plan_read_again_says_its_times_and_its_question(room: Callable[..., Room]) -> None:
    one = room(SAMPLE)
    one.until(lambda: one.assembly.joint.open_recording() is not None)
    one.act("voice.talk")
    one.hear(Live(ended="Delete from one second to two seconds."))
    one.until(lambda: "Shall I apply it?" in one.lips.said)
    one.until(lambda: one.voice.talk.free.state is State.LISTENING)
    first = list(one.lips.said)
    assert "1 second to 2 seconds" in " ".join(first)
    one.hear(Live(ended="Say that again."))
    one.until(lambda: len(one.lips.said) == 2 * len(first))
    assert one.lips.said[len(first) :] == first
    one.voice.end()
    one.assembly.pane.conversation.view_of_last().act("aloud")
    one.until(lambda: len(one.lips.said) > 2 * len(first))
    assert "1 second to 2 seconds" in one.lips.said[-1]


def test_a_talk_goes_from_words_to_plan_to_yes(room: Callable[..., Room]) -> None:
    one = room(SAMPLE)
    one.until(lambda: one.assembly.joint.open_recording() is not None)
    talk = one.voice.talk
    one.act("voice.talk")
    one.hear(Live(speaking=True), Live(open="cut the first", speaking=True))
    one.until(lambda: talk.free.state is State.HEARING)
    assert one.voice.strip.words.whole() == "cut the first"
    one.hear(Live(ended="Cut the first two seconds."))
    one.until(talk.plan_waits)
    studio = one.assembly.joint.studio
    assert studio is not None
    assert studio.editor is not None
    length = studio.editor.timeline.seconds
    one.until(lambda: any("Shall I apply it?" in said for said in one.lips.said))
    one.until(lambda: talk.free.state is State.LISTENING)
    one.hear(Live(ended="Yes."))
    one.until(lambda: abs(studio.editor.timeline.seconds - (length - 2)) < 0.01)
    one.until(lambda: not talk.plan_waits() and bool(studio.editor) and studio.editor.can_undo)
    one.qtbot.wait(50)
    one.hear(Live(ended="Undo."))
    one.until(lambda: abs(studio.editor.timeline.seconds - length) < 0.01)
    one.qtbot.keyClick(one.composer._field, Qt.Key.Key_Escape)
    one.until(lambda: not one.voice.active)
    assert not one.voice.strip.isVisible()


def test_a_voice_interrupts_the_reading(room: Callable[..., Room]) -> None:
    one = room(pace=0.05)
    one.act("voice.talk")
    one.hear(Live(ended="Hello?"))
    one.until(lambda: one.voice.talk.free.state is State.SPEAKING)
    assert one.voice.strip.state.text() == "Speaking"
    one.hear(Live(open="wait a moment please", speaking=True))
    one.until(lambda: one.voice.talk.free.state is State.HEARING)
    assert not one.voice.aloud.active
    one.voice.end()
    assert one.voice.talk.free.state is State.OFF


def test_one_sees_what_is_thought_about_and_what_was_not_taken(room: Callable[..., Room]) -> None:
    one = room(pace=0.2)
    words = one.voice.strip.words.whole
    one.act("voice.talk")
    thought: list[str] = []
    one.voice.talk.changed.connect(
        lambda: thought.append(words()) if one.voice.strip.state.text() == "Thinking" else None
    )
    one.hear(Live(ended="What was decided?"), Live())
    one.until(lambda: one.voice.talk.free.state is State.SPEAKING)
    assert "What was decided?" in thought
    one.hear(Live(open="yes", speaking=True, chance=0.9, echo=Echo.LEAVING))
    one.hear(Live(ended="Yes.", echo=Echo.LEAVING))
    one.until(lambda: one.voice.talk.free.missed == "Yes.")
    one.voice.aloud.hush()
    one.until(lambda: one.voice.talk.free.state is State.LISTENING)
    assert "say it again" in words()


def test_any_voice_interrupts_where_the_loudspeaker_is_not_heard(room: Callable[..., Room]) -> None:
    one = room(pace=0.05)
    one.act("voice.talk")
    one.hear(Live(ended="What was decided?"))
    one.until(lambda: one.voice.talk.free.state is State.SPEAKING)
    one.hear(Live(chance=0.5, echo=Echo.GONE))
    one.until(lambda: one.voice.talk.free.state is State.HEARING)
    assert not one.voice.aloud.active


@pytest.mark.parametrize("there", [True, False])
def test_the_setting_says_whether_the_loudspeaker_is_taken_out(
    room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    monkeypatch.setattr("audiochat.media.canceller._package", lambda: object() if there else None)
    one = room()
    one.until(lambda: bool(one.voice.choices.voices))
    one.assembly.settings_page.make_all()
    section = one.assembly.window.panel.findChild(object, "voice settings")
    assert section is not None
    assert one.voice.choices.cancels is there
    assert ("not installed" in section.note.text()) is not there


def test_the_device_is_kept_while_one_talks(room: Callable[..., Room]) -> None:
    one = room()
    one.voice.aloud._rest.setInterval(1)
    outlet = one.assembly.workshop.outlet
    one.act("voice.talk")
    one.hear(Live(ended="What was decided?"))
    one.until(lambda: one.voice.talk.free.state is State.SPEAKING)
    one.until(lambda: one.voice.talk.free.state is State.LISTENING)
    one.until(lambda: not one.voice.aloud._rest.isActive())
    assert outlet._device is not None
    one.voice.end()
    one.until(lambda: outlet._device is None)


def test_choices_hold_and_are_kept(room: Callable[..., Room]) -> None:
    one = room()
    choices = one.voice.choices
    choices.set_speed(1.5)
    choices.set_headphones(True)
    one.until(lambda: bool(choices.voices))
    assert choices.chosen == choices.voices[0].id
    one.assembly.settings_page.make_all()
    section = one.assembly.window.panel.findChild(object, "voice settings")
    assert section is not None
    assert section.speed.currentData() == 1.5
    assert section.headphones.isChecked()
    section.aloud.click()
    assert choices.aloud
    one.assembly.shell.remember.flush()
    assert one.assembly.workshop.settings.get("voice.speed") == 1.5
    assert one.assembly.workshop.settings.get("voice.aloud") is True


def test_the_window_closes_while_it_listens_and_reads(room: Callable[..., Room]) -> None:
    one = room(pace=0.05)
    one.act("voice.talk")
    one.hear(Live(ended="Hello?"))
    one.until(lambda: one.voice.aloud.active)
    one.assembly.close()
    assert not one.voice.active
