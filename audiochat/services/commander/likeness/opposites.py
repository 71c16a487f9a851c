"""Words and amounts that turn an edit into its opposite: they must agree, however alike two sentences are."""

from __future__ import annotations

from audiochat.domain.plan import RecordingState, Step
from audiochat.services.commander.evidence import Evidence
from audiochat.services.commander.items import Amount, Scanner
from audiochat.services.commander.likeness.known import ANYWHERE
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token

_UP, _DOWN = word_set("RAISE LOUDER UP HIGHER CRANK"), word_set("LOWER QUIETER DOWN DEEPER")
_ALONE = word_set(
    "FASTER SLOWER LEFT RIGHT START END MIDDLE BIT MUCH BROADCAST PODCAST STREAMING PEAK TRUEPEAK MONO "
    "STEREO BOTH TWICE HALVE DOUBLE THRICE AGAIN REST BEFORE AFTER BELOW"
)
_SIDES = (_UP, _DOWN, word_set("ABOVE OVER LONGER"), *map(word_set, sorted(_ALONE)))
"""Groups of symbols of which both sentences have one, or neither."""

_LEVELLESS = ("change_tempo", "change_speed", "remove_silence", "fade_in", "fade_out")
"""Operations with which "up" and "down" say nothing of their own."""

_ENDS = (frozenset({"START"}), frozenset({"END"}))
_RATES = (frozenset({"FASTER"}), frozenset({"SLOWER"}))
_PUTS = frozenset({"SET", "INSERT"})
_CHOICES = ("CURVE", "CHOICE")
_RELATIVE = ("percent", "share", "factor")


def signs_agree(
    evidence: Evidence, step: Step, telling: frozenset[str], kinds: frozenset[str]
) -> bool:
    """Whether a change up or down is what the sentence says."""
    if step.op not in ("gain", "change_pitch") or any(a.signed for a in evidence.amounts):
        return True
    if telling and telling <= kinds:
        return True  # the known sentence says it with the same words
    values = [step.params[name] for name in ("decibels", "semitones") if name in step.params]
    return all(
        evidence.direction != 0 and (value > 0) == (evidence.direction > 0) for value in values
    )


def sides_agree(
    mine: frozenset[str],
    known: frozenset[str],
    step: Step,
    evidence: Evidence,
    state: RecordingState,
) -> bool:
    """Whether no word that decides between opposites stands in one of two sentences alone."""
    factor = step.params.get("factor")
    slows = factor is not None and factor <= 1 and "FASTER" in mine
    if slows or (factor is not None and factor >= 1 and "SLOWER" in mine):
        return False
    if step.op == "silence" and bool(_PUTS & mine) != bool(_PUTS & known):
        return False  # "put silence of 2 s in the start" puts some in
    if step.op == "insert_silence" and not mine & (_PUTS | {"OF"}):
        return False  # "silence the next four seconds" does not
    if state.selection is not None and ("ALL" in mine) != ("ALL" in known):
        return False
    for side in _SIDES:
        if side in (_UP, _DOWN) and step.op in _LEVELLESS:
            continue
        if side in _ENDS and step.op in ("fade_in", "fade_out"):
            continue
        if side in _RATES and factor is not None and evidence.amounts:
            continue  # the amount itself says it
        if bool(side & mine) != bool(side & known):
            return False
    return True


def choices_agree(mine: list[Token], known: list[Token]) -> bool:
    """Whether the words that choose among several ("equal power", "exponential") are the same."""
    first, second = ({t.text for t in some if t.kind in _CHOICES} for some in (mine, known))
    return first == second


def amounts_agree(evidence: Evidence, known: list[Token], same_words: bool) -> bool:
    """Whether amounts are said alike: by or to, above or below; bare numbers only with the same words."""
    others = [
        item
        for items, _, _ in Scanner(known, ANYWHERE).placed()
        for item in items
        if isinstance(item, Amount)
    ]
    pairs = zip(
        sorted(evidence.amounts, key=lambda a: a.unit),
        sorted(others, key=lambda a: a.unit),
        strict=False,
    )
    for mine, other in pairs:
        leads = {mine.prep, other.prep}
        if len(leads) > 1 and (mine.unit in _RELATIVE or leads == {"TO", "BY"} or "BELOW" in leads):
            return False
        if mine.unit == "" and not same_words:
            return False
    return True
