"""Draws the main screens at 1440x900, to be laid beside the drawings that are the aim."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from audiochat.domain.plan import Plan, Step
from audiochat.ui.theme import Mode
from audiochat.ui.theme.files import resources

pytestmark = pytest.mark.shots
MODES = (Mode.LIGHT, Mode.DARK)
SAMPLE = resources() / "sample" / "sample.flac"

REPLY = """A sample rate says how many times a second the sound is measured. For speech, **48 kHz** is
a safe choice: it holds everything an ear can hear, and every camera and editor understands it.

- 44.1 kHz comes from the compact disc and is fine for music.
- 24 kHz and below save room, and lose the sharpness of *s* and *f*.

To see the rate of a file:

```python
import soundfile

info = soundfile.info("interview.wav")
print(f"{info.samplerate / 1000:g} kHz, {info.channels} channels")  # 48 kHz, 2 channels
```
"""
OTHERS = (
    ("Untitled conversation", "How do I pick a sample rate?"),
    ("Podcast intro, take 3", "Remove the hum and fade out"),
    ("Lecture 7: Fourier", "Make chapters and a summary"),
    ("Board meeting notes", "What did we decide about the budget?"),
)


def fill(studio: Any) -> None:
    """Conversations for the sidebar."""
    for title, words in OTHERS:
        session = studio.workshop.sessions.create(title)
        studio.workshop.chat.post(session.id, words)


def check(path: Path) -> None:
    """The picture has the right size and something on it."""
    image = QImage(str(path))
    assert image.width() >= 1440
    seen = {image.pixel(x, y) for x in range(0, 1440, 6) for y in range(0, 900, 6)}
    assert len(seen) > 12


@pytest.mark.parametrize("mode", MODES)
def test_first_start(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Hello.")
    studio.open(mode)
    check(studio.picture(f"first-start-{mode}"))


@pytest.mark.parametrize("mode", MODES)
def test_chat(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage(REPLY)
    fill(studio)
    assembly = studio.open(mode)
    assembly.shell.sessions.new()
    studio.say("Which sample rate should I use for an interview, and how do I check a file?")
    assembly.chat.regenerate(assembly.pane.conversation.messages[-1].id)
    studio.wait(lambda: not assembly.chat.busy)
    studio.settle()
    check(studio.picture(f"chat-{mode}"))


@pytest.mark.parametrize("mode", MODES)
def test_studio_with_a_plan(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    fill(studio)
    assembly = studio.open(mode)
    assembly.shell.sessions.new()
    assembly.joint.open_file(SAMPLE)
    studio.wait(lambda: assembly.joint.open_recording() is not None)
    assembly.window.show_panel(True, "history")
    assert assembly.joint.studio is not None
    for op in ("remove_hum", "fade_out"):
        assembly.joint.studio.apply(Plan(steps=(Step(op=op),)), None)
        studio.settle()
    studio.say("Cut the pauses over a second, fade in over 2 s and bring it to -16 LUFS")
    studio.settle()
    check(studio.picture(f"studio-{mode}"))


def open_sample(studio: Any, mode: Mode, sample: Path = SAMPLE) -> Any:
    """The window with the sample on the stage, in a new conversation."""
    fill(studio)
    assembly = studio.open(mode)
    assembly.shell.sessions.new()
    assembly.joint.open_file(sample)
    studio.wait(lambda: assembly.joint.open_recording() is not None)
    studio.settle()
    return assembly


def test_studio_zoomed_in(stage: Callable[..., Any], own_sample: Path) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.LIGHT, own_sample)
    state = assembly.joint.studio.state
    state.select((12.0, 15.5))
    state.set_view(state.view.showing(9.0, 20.0))
    state.move_playhead(13.2)
    studio.say("Make the selection 6 dB louder and cut 17 s to 17.4 s")
    assembly.window.show_panel(True, "details")
    studio.settle()
    check(studio.picture("zoomed-light"))


def test_cards_in_every_state(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.DARK)
    for words in ("Remove the hum", "Raise 0:10 to 0:14 by 4 dB"):
        studio.say(words)
        last = assembly.pane.conversation.view_of_last().card
        (last.discard if words == "Remove the hum" else last.apply).click()
        studio.settle()
    studio.say("Fade out over 3 s and raise it by 5 dB")
    card = assembly.pane.conversation.view_of_last().card
    card.rows[0].values["duration"]._take(900.0)
    studio.say("Cut from 2:00 to 3:00")
    check(studio.picture("cards-dark"))


@pytest.mark.parametrize("mode", MODES)
def test_operation_panel(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    assembly.joint.studio.state.select((5.0, 9.0))
    assembly.joint.studio.open_operation("remove_silence")
    studio.settle()
    check(studio.picture(f"operation-{mode}"))


def test_export_panel(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.LIGHT)
    assembly.joint.studio.open_export()
    studio.settle()
    check(studio.picture("export-light"))
    assembly.joint.studio.show_part(4.0, 7.5)
    assembly.joint.studio.open_export(alone=True)
    studio.settle()
    check(studio.picture("export-selection-light"))
    titles = ((0.0, "Welcome"), (6.0, "The boats"), (14.0, "Goodbye"))
    steps = tuple(Step(op="add_chapter", start=at, params={"title": t}) for at, t in titles)
    assembly.joint.studio.apply(Plan(steps=steps), None)
    studio.settle()
    assembly.joint.studio.open_export(each=True)
    studio.settle()
    check(studio.picture("export-chapters-light"))


def test_half_as_large_again(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.LIGHT)
    assembly.theme.set_zoom(1.4)
    studio.say("Cut the pauses over a second, fade in over 2 s and bring it to -16 LUFS")
    check(studio.picture("zoom-140-light"))


def test_small_window(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.DARK)
    assembly.window.setMinimumSize(640, 480)
    assembly.window.resize(1000, 640)
    studio.say("Cut the pauses over a second, fade in over 2 s and bring it to -16 LUFS")
    assembly.window.show_panel(True, "history")
    studio.settle()
    path = studio.picture("small-dark")
    assert QImage(str(path)).width() == 1000


@pytest.mark.parametrize("mode", MODES)
def test_settings(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Hello.")
    fill(studio)
    assembly = studio.open(mode)
    assembly.shell.show_settings()
    studio.settle()
    check(studio.picture(f"settings-{mode}"))


def test_palette(stage: Callable[..., Any]) -> None:
    studio = stage("Hello.")
    fill(studio)
    assembly = studio.open(Mode.DARK)
    assembly.window.palette_box.open()
    studio.settle()
    check(studio.picture("palette-dark"))


def test_what_the_palette_finds_is_marked(stage: Callable[..., Any]) -> None:
    studio = stage("Hello.")
    fill(studio)
    sessions, chat = studio.workshop.sessions, studio.workshop.chat
    about = "Whether what is left of this year is enough for a roof before winter, and the budget"
    talk = sessions.create(about)
    said = "Before we come to that, tell me once more what all of them said about the budget."
    chat.post(talk.id, said)
    chat.post(sessions.create("Budget").id, "The budgets of three years, side by side")
    assembly = studio.open(Mode.LIGHT)
    assembly.window.palette_box.open("budget")
    studio.settle()
    check(studio.picture("palette-found-light"))


def test_right_to_left(stage: Callable[..., Any]) -> None:
    studio = stage("בשמחה. ההקלטה נמשכת **38 שניות**, ויש בה שתי הפסקות ארוכות.")
    for title, words in (("ראיון, 14 בנובמבר", "מה אמרו על התקציב?"), ("הרצאה 7", "סכם לי")):
        session = studio.workshop.sessions.create(title)
        studio.workshop.chat.post(session.id, words)
    assembly = studio.open(Mode.LIGHT)
    assembly.theme.set_direction(Qt.LayoutDirection.RightToLeft)
    assembly.shell.sessions.new()
    assembly.joint.open_file(SAMPLE)
    studio.wait(lambda: assembly.joint.open_recording() is not None)
    studio.say("מה יש בהקלטה הזאת?")
    studio.say("קצץ את 3 השניות הראשונות")
    check(studio.picture("right-to-left-light"))
