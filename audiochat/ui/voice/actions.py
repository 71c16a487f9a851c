"""What can be done by voice, from menus, keys and the palette."""

from __future__ import annotations

from typing import Any

from audiochat.ui.actions import Action


def _there(deeds: Any) -> bool:
    return deeds.voice is not None


def _can_read(deeds: Any) -> bool:
    return _there(deeds) and not deeds.chat.busy and deeds.chat.last_reply() is not None


def _reads(deeds: Any) -> bool:
    return _there(deeds) and bool(deeds.voice.aloud.active)


def _active(deeds: Any) -> bool:
    return _there(deeds) and bool(deeds.voice.active)


ACTIONS = (
    Action("voice.dictate", "Dictate", ("Conversation",), lambda d: d.voice.dictate(), "Ctrl+M",
           "mic", _there, section=30, repeats=False,
           hint="Hold to speak, or press to begin and again to finish",
           words=("microphone", "speech", "speak", "הכתבה")),
    Action("voice.talk", "Talk without hands", ("Conversation",),
           lambda d: d.voice.toggle_talk(), "Ctrl+Shift+M", "ear", _there, section=30,
           checked=lambda d: _there(d) and bool(d.voice.talk.on),
           hint="Speak and be answered aloud until you end it",
           words=("hands-free", "voice", "listen", "שיחה")),
    Action("voice.aloud", "Read replies aloud", ("Conversation",),
           lambda d: d.voice.toggle_aloud(), "Ctrl+Shift+A", "volume-2", _there, section=31,
           checked=lambda d: _there(d) and bool(d.voice.choices.aloud),
           hint="Sentence by sentence, while they are written",
           words=("speech", "voice", "speak", "הקראה")),
    Action("voice.read_last", "Read the last answer aloud", ("Conversation",),
           lambda d: d.voice.read_last(), "", "volume-2", _can_read, section=31),
    Action("voice.skip", "Skip this sentence", ("Conversation",), lambda d: d.voice.aloud.skip(),
           "Ctrl+Shift+S", "skip-forward", _reads, section=31),
    Action("voice.end", "Stop listening and reading", ("Conversation",), lambda d: d.voice.end(),
           "", "volume-x", _active, section=31, words=("quiet", "hush", "silence")),
)  # fmt: skip
