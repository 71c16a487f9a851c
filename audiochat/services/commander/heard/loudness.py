# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""How loud those who speak are, measured where they do: "is Callum quieter than Ruth?"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from audiochat.domain.hearing import Levels
from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard import voices
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import unnamed
from audiochat.services.commander.heard.sound import Fact, mean_power

ALIKE = 1.0
"""Decibels within which two voices are about equally loud: about the least difference one hears."""

_NAME = rf"(?:the (?:{en.ROLES})|(?!(?:it|this|that|he|she|they|we|you|i|the|there|anyone|anybody|everyone|everybody|life|usual|before|normal|ever)\b)[\w.-]+)"
_WAY = r"(?P<way>loud|quiet|soft)er"
_EITHER = rf"(?:[,:;-]? (?:is it )?(?P<one>{_NAME}),? or (?P<other>{_NAME}))"
_ON = r"(?: on average| overall| in general| generally| on the whole)?"
_COMPARED = (
    re.compile(rf"(?:is|are|was|does|do) (?P<one>{_NAME}) (?:speak |talk |speaking |talking |sound )?(?:much |any |a lot |a bit )?{_WAY} than (?P<other>{_NAME}){_ON}"),
    re.compile(rf"how much {_WAY} (?:is|are|was) (?P<one>{_NAME}) than (?P<other>{_NAME}){_ON}"),
    re.compile(rf"(?:is|was|does) (?P<one>{_NAME}) (?:speak |talk |speaking |talking |sound )?as (?P<way>loud|quiet) as (?P<other>{_NAME}){_ON}"),
    re.compile(rf"(?:are|were|do) (?P<one>{_NAME}) and (?P<other>{_NAME}) (?:both )?(?:speak |talk |speaking |talking )?(?:about |roughly )?(?:equally (?P<way>loud|quiet)|as loud as each other|the same (?:loudness|level|volume)|at the same (?:loudness|level|volume)){_ON}"),
)  # fmt: skip
_MOST = (
    re.compile(rf"(?:who|which (?:speaker|voice|one|person|of them)) (?:is|was|speaks|talks|sounds) (?:the )?(?:{_WAY}|(?P<most>loud|quiet|soft)est)(?: (?:speaker|voice|one|of (?:the )?(?:them|two|three|speakers|all)))?{_ON}{_EITHER}?"),
    re.compile(rf"(?:who|which)(?:'s| is| was) the (?:{_WAY}|(?P<most>loud|quiet|soft)est) (?:speaker|voice|person|one)(?: of (?:the )?(?:them|two|three))?{_ON}{_EITHER}?"),
    re.compile(r"how (?P<most>loud) (?:is|are) (?:each(?: one)?(?: of them)?|(?:each|every)(?: of the)? (?:speakers?|voices?|persons?)|all (?:of the )?speakers|the speakers)"),
)  # fmt: skip
_ALONE = re.compile(
    rf"how (?:loud|quiet)(?:ly)? (?:is|are|was|does|do) (?P<one>{_NAME})(?: and (?P<other>{_NAME}))?(?: (?:speak|talk|speaking|talking))?{_ON}"
)

Measured = list[tuple[float, str]]


def asked(words: str) -> Callable[[Said, Callable[[], Levels | None]], Fact | None] | None:
    """How to work out who is how loud, None for a sentence about something else."""
    for shape in (*_COMPARED, *_MOST, _ALONE):
        found = shape.fullmatch(words)
        if found is None:
            continue
        parts = found.groupdict()
        way = parts.get("way") or parts.get("most") or "loud"
        called = [name for name in (parts.get("one"), parts.get("other")) if name]
        same = " as " in words or "equally" in words or "same" in words
        told = (
            "" if shape not in _COMPARED else "how much" if words.startswith("how") else "whether"
        )
        return partial(_tell, called, way == "loud", same, told)
    return None


def _tell(
    called: list[str],
    loud: bool,
    same: bool,
    compares: str,
    said: Said,
    levels: Callable[[], Levels | None],
) -> Fact | None:
    names = voices.speakers(said)
    if not names:
        raise unnamed()
    meant = [voices.who(said, name.removeprefix("the ")) for name in called]
    known = [name for name in meant if name is not None]
    if len(known) < len(meant) or len(set(known)) < len(known):
        return None  # "is it louder than thunder" is no question about who speaks
    heard = levels()
    if heard is None:
        return None
    measured = [
        (mean, name) for name in known or names if (mean := level(said, name, heard)) is not None
    ]
    if len(measured) < len(known) or not measured:
        return None
    if compares:
        whether, is_so = _compared(measured, loud, same)
        answer = f"{'Yes' if is_so else 'No'}, {whether}" if compares == "whether" else whether
        return Fact(answer)
    if len(measured) == 1:
        return Fact(f"{measured[0][1]} speaks at {measured[0][0]:.1f} dB on average.")
    return Fact(_ranked(measured, loud, bool(known)))


def level(said: Said, name: str, levels: Levels) -> float | None:
    """The mean power of the windows of somebody's turns that are not silent, in dB; None without any."""
    return mean_power(levels, [said.span(hit.first, hit.last) for hit in voices.turns(said, name)])


def _compared(measured: Measured, loud: bool, same: bool) -> tuple[str, bool]:
    """How far two voices are apart, and whether it is as was asked (``same``: equally loud)."""
    (one, name), (two, other) = measured
    apart = one - two
    against = f"{one:.1f} dB against {two:.1f} dB on average"
    if abs(apart) < ALIKE:
        return f"{name} and {other} are about equally loud: {against}.", same
    word = "louder" if apart > 0 else "quieter"
    told = f"{name} is {abs(apart):.1f} dB {word} than {other}: {against}."
    return told, not same and (apart > 0) == loud


def _ranked(measured: Measured, loud: bool, told: bool) -> str:
    measured = sorted(measured, reverse=loud)
    listed = ", ".join(f"{name} {level:.1f} dB" for level, name in measured)
    apart = abs(measured[0][0] - measured[1][0])
    if apart < ALIKE:
        return (
            f"{measured[0][1]} and {measured[1][1]} are about equally loud, on average: {listed}."
        )
    word = ("louder" if loud else "quieter") if told and len(measured) == 2 else ("loudest" if loud else "quietest")  # fmt: skip
    return f"{measured[0][1]} is the {word}, by {apart:.1f} dB; on average: {listed}."
