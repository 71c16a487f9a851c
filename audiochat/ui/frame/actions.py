"""What one can do with the window itself: files, looks, panels."""

from __future__ import annotations

from audiochat.ui.actions import Action
from audiochat.ui.deeds import Deeds
from audiochat.ui.sample import sample_recording
from audiochat.ui.theme import Mode


def _has_session(deeds: Deeds) -> bool:
    return deeds.has_session()


def _mode(mode: Mode, title: str, icon: str) -> Action:
    return Action(
        f"view.{mode}",
        title,
        ("View", "Appearance"),
        lambda deeds: deeds.shell.set_mode(mode),
        icon=icon,
        checked=lambda deeds: bool(deeds.theme.mode is mode),
        words=("theme", "colours"),
    )


def _toggle_panel(deeds: Deeds) -> None:
    deeds.window.show_panel(not deeds.window.panel_shown)


def _toggle_sidebar(deeds: Deeds) -> None:
    deeds.window.show_sidebar(not deeds.window.sidebar_shown)


def _toggle_menu(deeds: Deeds) -> None:
    deeds.window.show_menu(not deeds.window.menu_shown)


def _rename(deeds: Deeds) -> None:
    deeds.window.header.title.edit()


ACTIONS = (
    Action("file.open", "Open recording…", ("File",), lambda d: d.shell.ask_for_sound(), "Ctrl+O",
           "folder-open", section=1, words=("audio", "sound", "file")),
    Action("file.sample", "Open the sample recording", ("File",), lambda d: d.shell.open_sample(),
           "", "audio-lines", lambda d: sample_recording() is not None, section=1,
           words=("example", "try", "demo", "sample")),
    Action("file.model", "Choose model…", ("File",), lambda d: d.shell.choose_model(), "",
           "cpu", section=1, words=("gguf", "language model")),
    Action("file.settings", "Settings", ("File",), lambda d: d.shell.go_to_settings(), "Ctrl+,",
           "settings", section=80),
    Action("file.quit", "Quit", ("File",), lambda d: d.window.close(), "Ctrl+Q", "log-out",
           section=90),
    Action("conversation.new", "New conversation", ("Conversation",), lambda d: d.sessions.new(),
           "Ctrl+N", "message-square-plus", section=1),
    Action("conversation.rename", "Rename", ("Conversation",), _rename, "", "pencil",
           _has_session, section=2),
    Action("conversation.archive", "Archive", ("Conversation",),
           lambda d: d.sessions.act("archive", d.sessions.current.id), "", "archive",
           _has_session, section=2),
    Action("conversation.export", "Export conversation…", ("Conversation",),
           lambda d: d.sessions.act("export", d.sessions.current.id), "", "share-2",
           _has_session, section=2),
    Action("conversation.delete", "Delete conversation", ("Conversation",),
           lambda d: d.sessions.act("delete", d.sessions.current.id), "", "trash-2",
           _has_session, section=3),
    Action("conversation.bring_back", "Bring back the last deleted conversation",
           ("Conversation",), lambda d: d.sessions.bring_back(), "Ctrl+Shift+T", "undo-2", section=3,
           words=("restore", "undelete", "trash")),
    Action("view.palette", "Search everything", ("View",), lambda d: d.window.palette_box.open(),
           "Ctrl+K", "search", section=1),
    Action("view.sidebar", "Sidebar", ("View",), _toggle_sidebar, "Ctrl+B", "panel-left",
           checked=lambda d: bool(d.window.sidebar_shown), section=2),
    Action("view.panel", "Side panel", ("View",), _toggle_panel, "Ctrl+J", "panel-right",
           checked=lambda d: bool(d.window.panel_shown), section=2),
    Action("view.menu", "Menu bar", ("View",), _toggle_menu, "F10", "list",
           checked=lambda d: bool(d.window.menu_shown), section=2),
    Action("view.larger", "Larger", ("View",), lambda d: d.shell.zoom(1), "Ctrl++", "zoom-in",
           section=3, words=("zoom", "text size")),
    Action("view.smaller", "Smaller", ("View",), lambda d: d.shell.zoom(-1), "Ctrl+-",
           "zoom-out", section=3, words=("zoom", "text size")),
    Action("view.actual", "Actual size", ("View",), lambda d: d.shell.zoom(0), "Ctrl+0",
           "", section=3, words=("zoom", "text size")),
    _mode(Mode.SYSTEM, "As the system", "monitor"),
    _mode(Mode.LIGHT, "Light", "sun"),
    _mode(Mode.DARK, "Dark", "moon"),
)  # fmt: skip
