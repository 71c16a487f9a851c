"""What is named, as people call it: ``“thank you”``, ``the telephone number``, ``what Anna says``."""

from __future__ import annotations

from dataclasses import replace

from audiochat.services.commander.describe import clock
from audiochat.services.commander.heard import patterns, voices
from audiochat.services.commander.heard.request import Target


def name_of(target: Target, several: bool = False) -> str:
    """What a target is called: ``“thank you”``, ``the telephone number``."""
    if target.spared:
        return f"{name_of(replace(target, spared=''), several)} but {_called(target.spared)}'s"
    target = target.place if target.kind == "given" and target.place is not None else target
    if target.kind == "labelled":
        return target.text
    if target.kind in patterns.NAMES:
        one, more = patterns.NAMES[target.kind]
        return more if several else f"the {one}"
    if target.kind == "speaker":
        return f"what {_called(target.speaker)} says"
    if target.kind == "others":
        return f"what all but {_called(target.speaker)} say"
    if target.kind == "holding" and target.place is not None:
        return f"the sentence with {name_of(target.place)}"
    if target.kind == "about" and not target.single and not target.speaker:
        return f"{'parts' if several else 'the part'} about “{target.text}”"
    if target.kind in ("about", "sentence", "part"):
        return f"{'sentences' if several else 'the sentence'} with “{target.text}”"
    if target.kind in ("time", "end"):
        at = "the start" if not target.at else clock(target.at)
        return "the end" if target.kind == "end" else at
    if target.kind in ("words", "sentences"):
        return f"the {target.kind}"
    return f"“{target.text}”"


def _called(speaker: str) -> str:
    """A speaker as people write it: "Anna", "the guest"."""
    if speaker in voices.ROLES:
        return f"the {speaker}"
    return speaker if speaker != speaker.casefold() else speaker.title()
