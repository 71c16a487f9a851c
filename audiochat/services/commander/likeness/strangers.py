"""Words nobody knows in a sentence that is like a known wish: which of them may pass as talk."""

from __future__ import annotations

from collections.abc import Sequence

from audiochat.services.commander.accounting import FREE, Account
from audiochat.services.commander.evidence import Evidence
from audiochat.services.commander.labels import nameable
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token

_TRADE_UNITS = ("dB", "LUFS", "dBTP", "Hz", "semitones")
_TRADE = word_set(
    "NOISE HUM SIL FADEIN FADEOUT FADEBOTH MONO STEREO CHANNELS LEFT RIGHT SEL PITCH TEMPO LOUDNESS HPF "
    "LPF RATE CDRATE VOLUME HERE KEEPPITCH VOICE OP:add_chapter"
)
_LATE = 2
"""Strange words that may follow all that is proven ("... by 5 dB classy")."""


def is_about_sound_heard(
    tokens: Sequence[Token], evidence: Evidence, kinds: frozenset[str]
) -> bool:
    """Whether something but a verb shows that a recording is meant: a time, a unit, a word of the trade.

    "Raise my salary by 10 percent" has none.
    """
    return (
        any(token.kind == "CLOCK" for token in tokens)
        or any(amount.unit in _TRADE_UNITS for amount in evidence.amounts)
        or bool(kinds & _TRADE)
        or any(part.kind in ("span", "selection", "tail") for part in evidence.parts)
    )


def names_apart(strange: Sequence[Token]) -> bool:
    """Whether the strange words are no sound among others ("the guitar"), which no edit takes apart."""
    return not strange or nameable([token.text for token in strange[:4]])


def stretches_hold(account: Account, known: frozenset[str]) -> bool:
    """Whether no stretch between joints may be a second wish; ``known``: words of the known sentence."""
    return all(_stretch(account, known, *stretch) for stretch in account.stretches())


def _stretch(account: Account, known: frozenset[str], first: int, last: int, joined: bool) -> bool:
    tokens = account.tokens
    shared = [t.text in known and t.kind not in FREE for t in tokens]
    strange = [
        at for at in range(first, last) if account.strange(at) and tokens[at].text not in known
    ]
    if not strange:
        return True
    proven = [at for at in range(first, last) if account.evident(at) or shared[at]]
    if not proven:
        return not joined and account.aside(first, last, len(strange))
    names = [
        at
        for at, token in enumerate(tokens)
        if at not in account.taken
        and (token.kind in account.symbols or token.text in account.naming or shared[at])
    ]
    if names and names[-1] < first and any(at < proven[0] for at in strange):
        return False  # "boost it by 3 dB, sharpen 0:01 to 0:02"
    late = [at for at in strange if at > proven[-1]]
    return not late or _late(account, proven[-1], late)


def _late(account: Account, after: int, late: list[int]) -> bool:
    """Whether strange words after all that is proven only explain, or name no other sound."""
    tokens = account.tokens
    if any(token.kind == "OF" for token in tokens[after + 1 : late[0]]):
        return False  # "by 3 dB of the chorus"
    if all(account.introduced(after + 1, at) for at in late):
        return True
    if any(o.harmful for o in account.operations):
        return False
    compared = any(token.text in ("like", "as") for token in tokens[after:])
    named = nameable([tokens[at].text for at in late])
    return bool(account.taken) and len(late) <= _LATE and named and not compared
