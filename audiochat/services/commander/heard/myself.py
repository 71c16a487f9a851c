# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Wishes for the voice of whoever asks: "make me louder", where nobody knows which speaker that is."""

from __future__ import annotations

import re

from audiochat.services.commander.heard import voices
from audiochat.services.commander.heard.normal import Said

_VERB = r"(?:make|turn|bring|get|mute|silence|cut|delete|remove|keep|leave|boost|raise|lower|reduce|increase|take out|pull|drop|lose|bleep|hush)"
_MINE = r"my (?:own )?(?:voice|parts?|lines?|side|mic|microphone|words|speech|volume|level|turns?)"
_ASKED = r"my (?:own )?(?:questions?|answers?|replies)"
_BEHIND = r"(?=\s*(?:$|[,.!?]|(?:and|up|down|louder|quieter|softer|too|please|(?:a (?:little |tiny )?(?:bit|touch|little|tad)|slightly|much|way|a lot) (?:up|down|louder|quieter|softer|more)|by \d+ ?(?:db|decibels?)|more|as loud|the same (?:volume|level|loudness))\b))"
_WISH = re.compile(
    rf"\b{_VERB}(?: (?:only|just|out|up|down|back|off|all|of|the (?:volume|level) (?:of|on|for)))* (?:me(?: talking| speaking)?|myself|{_MINE}|{_ASKED}){_BEHIND}|"
    rf"^(?:please |ok |so )?(?:only|just|nothing but) (?:me|{_MINE}|{_ASKED})(?: please)?[.!]?$"
)
""" "Make me louder", "keep only my part", "cut all my questions"."""
_COMPLAINT = re.compile(
    r"^(?:please |ok |so |and )*(?:i'?m|i am|i was|i sound|i speak|my (?:voice|mic|microphone) (?:is|was|sounds)) (?:\w+ ){0,3}too (?:loud|quiet|soft|low|faint)\b"
)


def asked(text: str, said: Said) -> str | None:
    """Which speaker the person is, where several are known by their names; None for another sentence."""
    if not may_be(text):
        return None
    names = voices.speakers(said)
    if len(names) < 2:
        return None
    return f"Which of the speakers are you: {', '.join(names)}? Say it again with the name."


def may_be(text: str) -> bool:
    """Whether a sentence may wish for the voice of the one who asks."""
    return _WISH.search(text) is not None or _COMPLAINT.match(text) is not None
