"""What a person can do with the transcript, for the menus, the palette and the keys."""

from __future__ import annotations

from collections.abc import Callable

from audiochat.ui.actions import Action
from audiochat.ui.deeds import Deeds


def _do(name: str, show: bool = True) -> Callable[[Deeds], None]:
    def run(deeds: Deeds) -> None:
        if show:
            deeds.window.show_panel(True, "transcript")
        deeds.studio.transcript.acts.do(name)

    return run


def _can(name: str) -> Callable[[Deeds], bool]:
    def can(deeds: Deeds) -> bool:
        return deeds.has_recording() and bool(deeds.studio.transcript.acts.can(name))

    return can


def _on(name: str) -> Callable[[Deeds], bool]:
    def on(deeds: Deeds) -> bool:
        return deeds.has_recording() and bool(deeds.studio.transcript.acts.is_on(name))

    return on


def _show(deeds: Deeds) -> None:
    deeds.window.show_panel(True, "transcript")
    deeds.studio.transcript.panel.view.focus_words()


def _words(deeds: Deeds) -> bool:
    return deeds.has_recording() and bool(deeds.studio.transcript.page.words)


def _here(deeds: Deeds) -> bool:
    return deeds.has_recording()


MENU = ("Recording", "Transcript")

ACTIONS: tuple[Action, ...] = (
    Action("transcript.show", "Go to the transcript", MENU, _show, "Ctrl+Shift+W", "captions", _here,
           section=30, words=("words", "text")),
    Action("transcript.transcribe", "Transcribe", MENU, _do("transcribe"), "", "captions",
           _can("transcribe"), section=30, hint="Recognises speech on this computer.",
           words=("recognise", "speech", "subtitles", "whisper")),
    Action("transcript.again", "Transcribe anew…", MENU, _do("again"), "", "refresh-cw",
           _can("again"), section=30, hint="Listens to all of it once more; Undo brings the words back.",
           words=("again", "repeat", "redo", "language", "whisper")),
    Action("transcript.hold", "Pause or go on transcribing", MENU, _do("hold"), "", "pause",
           _can("hold"), section=30),
    Action("transcript.find", "Find in transcript…", MENU, _do("find"), "Ctrl+F", "search",
           _can("find"), section=40, words=("replace", "search")),
    Action("transcript.next_unsure", "Next unsure word", MENU, _do("next_unsure"), "F8",
           "chevron-down", _can("next_unsure"), section=40, words=("doubt", "confidence")),
    Action("transcript.previous_unsure", "Previous unsure word", MENU, _do("previous_unsure"),
           "Shift+F8", "chevron-up", _can("previous_unsure"), section=40),
    Action("transcript.edit", "Edit word", MENU, _do("edit"), "", "pencil", _words, section=50,
           hint="Corrects what is written; the sound stays.", words=("correct", "text")),
    Action("transcript.speaker", "Set speaker…", MENU, _do("speaker"), "", "user", _words,
           section=50, words=("name", "who")),
    Action("transcript.apart", "Tell speakers apart", MENU, _do("apart"), "", "user",
           _can("apart"), section=50, hint="By their voices; names that you have set stay.",
           words=("diarise", "diarize", "who", "voices")),
    Action("transcript.bring_back", "Bring deleted words back", MENU, _do("bring_back"), "",
           "archive-restore", _can("bring_back"), section=50),
    Action("transcript.undo", "Undo correction", MENU, _do("undo_text"), "Ctrl+Alt+Z", "undo-2",
           _here, section=60, hint="Takes the last change of text back; the sound stays."),
    Action("transcript.redo", "Redo correction", MENU, _do("redo_text"), "Ctrl+Alt+Shift+Z",
           "redo-2", _here, section=60),
    Action("transcript.deleted", "Show deleted words", MENU, _do("deleted"), "", "eraser",
           _can("deleted"), _on("deleted"), section=70,
           hint="Words that were cut, struck through; they can be brought back."),
    Action("transcript.times", "Show timestamps", MENU, _do("times"), "", "clock",
           _can("times"), _on("times"), section=70),
)  # fmt: skip
