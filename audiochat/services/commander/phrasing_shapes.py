# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""How a shape of one wish is found in a sentence of several."""

from __future__ import annotations

from collections.abc import Iterable

from audiochat.services.commander.rewriting import Rewrite, rewrites

_VERB = (
    r"(?:delete|cut|remove|mute|silence|bin|drop|kill|lose|erase|get|take|trim|turn|make|raise|lower|boost|fade|keep|move|put|add|"
    r"bleep|normali[sz]e|speed|slow|reverse|repeat|duplicate|copy|insert|convert|export|clean|reduce|level|bring|set|pitch|call|name)"
)
_BEGIN = r"(?P<lead>^|[,;:.!?] +(?:and |then |also |please |so |just )*|\b(?:and then|then|and also) (?:please )?)"
_END = rf"(?=[.!?]*$|[,;.!?] |,? (?:and )?then | and {_VERB}\b)"
X = rf"(?P<x>(?:(?!\b(?:then|not|never|if|unless|or)\b)(?! and {_VERB}\b)(?:[^,;.!?\n]|(?<=\d)\.(?=\d)))+?)"
"""What the wish is about, in the group ``x``: any words of one clause without a change of mind.

It ends before the next wish: "cut the intro and fade out" cuts out no "intro and fade".
"""


def shapes(rows: Iterable[tuple[str, str]]) -> tuple[Rewrite, ...]:
    """The shapes of whole wishes, each from the beginning of a clause to its end."""
    return rewrites((_BEGIN + shape + _END, r"\g<lead>" + plain) for shape, plain in rows)
