# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""A wish about what is beside the thing of the wish before: "and the silence after it", "and her reply"."""

from __future__ import annotations

import re
from dataclasses import replace

from audiochat.services.commander.heard import wishes
from audiochat.services.commander.heard.request import Request, Target

_IT = re.compile(
    r"\b(?P<side>before|after|behind|following|in front of|preceding)(?P<it> (?:it|that|this|them|those|that (?:word|one)))?(?: (?:out|too|as well))?(?= (?:to|by|in half) |$)"
)
""" "The gap before it", "the pause after": what is named in the wish before."""
_SIDES = {"behind": "after", "following": "after", "in front of": "before", "preceding": "before"}
_VERBLESS = ("delete", "silence")
"""Deeds that go on for what is beside a thing: "keep the joke and the pause after it" needs no cut."""
_REPLY = re.compile(
    r"^(?:(?:please )?(?P<verb>cut|delete|remove|take out|drop|lose|get rid of) )?"
    r"(?:(?:what|whatever) (?:he|she|they|the \w+|[\w-]+) (?:(?:says?|said|replies|replied|answers?|answered)(?: (?:back|in return|in reply|to (?:it|that|this|her|him|them)|after (?:it|that)|next|then|right after|afterwards))+|(?:replies|replied|answers|answered))|"
    r"(?:the|his|her|their|[\w-]+'s) (?:reply|replies|answer|response|comeback|reaction)(?: (?:to (?:it|that|this|her|him|them)|after (?:it|that)|that follows|that comes after(?: it)?|right after(?: it)?))?)(?: out| too| as well)?$"
)


def beside(before: Request, tail: str) -> Request | None:
    """The wish about what is beside the thing of the wish before."""
    tail = tail.strip(" .!?")
    found = _IT.search(tail)
    if found is not None:
        side = _SIDES.get(found["side"], found["side"])
        asked = _at(before, f'{tail[: found.start()]}{side} "it"{tail[found.end() :]}')
        plain = asked is not None and (found["it"] or asked.relation.startswith("gap"))
        return asked if plain else None  # "and the bit after" is by no means all that follows
    reply = _REPLY.match(tail)
    deed = "delete" if reply is not None and reply["verb"] else before.deed
    if reply is None or deed not in ("delete", "silence", "bleep", "keep"):
        return None
    return Request(deed, Target("reply", "the reply", place=before.target))


def _at(before: Request, tail: str) -> Request | None:
    """A wish beside "it", as one beside the thing of the wish before; its deed where it has none."""
    asked = wishes.read(tail)
    if asked is None and before.deed in _VERBLESS:
        verb = {"delete": "cut", "silence": "mute"}[before.deed]
        asked = wishes.read(f"{verb} {tail}")
        if asked is not None and not asked.relation.startswith("gap"):
            return None
    if asked is None or asked.target != Target("phrase", "it"):
        return None
    return replace(asked, target=before.target)
