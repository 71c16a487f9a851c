"""One deed and exact clock times: the bones of a sentence, in whatever order and words they stand.

"The village name falls at 17:42-17:44 and at 1:02:08-1:02:10, both must be silent." Where every clock
time belongs to a stretch and all that is wished is one deed, the deed is about those stretches. It is
the last way the rules read a sentence, and only where nothing could turn it round or mean another deed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.domain.plan import RecordingState
from audiochat.services.commander.accounting import TURNING
from audiochat.services.commander.items import Amount, Scanner
from audiochat.services.commander.labels import nameable
from audiochat.services.commander.likeness.wishing import asks
from audiochat.services.commander.normalise import normalise, word_set
from audiochat.services.commander.times import Where
from audiochat.services.commander.tokens import Token

_DEED = {
    "REMOVE": "REMOVE", "DROPHE": "REMOVE", "MUTE": "MUTE", "KEEP": "KEEP", "RESTAWAY": "KEEP",
    "REVERSE": "REVERSE", "OP:bleep_words": "OP:bleep_words", "LOUDER": "LOUDER", "RAISE": "LOUDER",
    "QUIETER": "QUIETER", "LOWER": "QUIETER",
}  # fmt: skip
"""Symbols of deeds that a stretch alone completes, by the one that stands for them."""

_LEVELS = ("LOUDER", "QUIETER")
_SPOKEN = {
    "REMOVE": "delete", "MUTE": "mute", "KEEP": "keep", "REVERSE": "reverse", "OP:bleep_words": "bleep",
    "LOUDER": "louder", "QUIETER": "quieter",
}  # fmt: skip
_FREE = word_set(
    "UNK ABOUT FILL A AND COMMA STOP ASK OF AT TO FOR BY FROM IN AS PRON THING STANDARD SET BETWEEN THEN "
    "STARTING VOICE WITHIN UP OFF OUT UNTIL TIMES START END ALL DOWN"
)
_TURNS = (TURNING - word_set("both again once")) | word_set(
    "rest others remaining most parts loudest quietest best longest shortest how why what who where when "
    "which while repeat loop copy move insert add put fade"
)
_SOUNDS = word_set("music voice voices vocals speech speaker singer קול מוזיקה")
_BEGINS = word_set("start starts starting begin begins kick kicks from commence commences opens")
_ENDS = word_set("until till to end ends finish finishes wrap wraps stop stops quit over through")
_WISHED = re.compile(
    r"\b(?:can|should|must|may|has to|needs? to|ought to|is to|are to|to) (?:be|go|come)\b"
)
_MOST_STRANGE = 10
_MOMENT = 6.0
"""Seconds in which one sound is all that is heard."""

Stretch = tuple[float, float]


def skeleton(sentence: str, tokens: list[Token], state: RecordingState) -> list[Token] | None:
    """The deed with its stretches, ready for the grammar, or None where more may be wished."""
    if not (asks(sentence) or _WISHED.search(normalise(sentence))):
        return None
    stretches, bones, amounts = _bones(tokens, state)
    deeds = {_DEED[token.kind] for token in bones if token.kind in _DEED}
    if not stretches or len(deeds) != 1 or not _idle(bones, stretches) or _begun(tokens):
        return None
    deed = deeds.pop()
    if len(amounts) != (deed in _LEVELS):
        return None
    out = [Token(deed, _SPOKEN[deed])]
    for start, end in stretches:
        out += [Token("AND", "and")] if len(out) > 1 else []
        out += [_word("FROM"), _clock(start), _word("TO"), _clock(end)]
    return out + ([_word("BY"), *amounts[0]] if amounts else [])


def _begun(tokens: Sequence[Token]) -> bool:
    """Whether one unknown word and then a time begin the sentence: "sharpen 0:01 to 0:02, cut ..."."""
    said = [token.kind for token in tokens if token.kind not in ("FILL", "A")][:3]
    return said[:2] == ["UNK", "CLOCK"] or (said[:1] == ["UNK"] and said[1:] == ["FROM", "CLOCK"])


def _word(kind: str) -> Token:
    return Token(kind, kind.lower())


def _clock(seconds: float) -> Token:
    return Token("CLOCK", f"{seconds:g}", seconds)


def _bones(
    tokens: list[Token], state: RecordingState
) -> tuple[list[Stretch], list[Token], list[list[Token]]]:
    """The exact stretches, the tokens outside times and amounts, and the tokens of each amount in dB.

    No stretches where a clock time belongs to none.
    """
    stretches: list[Stretch] = []
    points: list[tuple[float, int]] = []
    bones: list[Token] = []
    amounts: list[list[Token]] = []
    for items, first, last in Scanner(tokens, state).placed():
        item = items[0] if len(items) == 1 else None
        clocked = any(token.kind == "CLOCK" for token in tokens[first:last])
        if isinstance(item, Where) and item.kind in ("span", "tail") and clocked:
            stretches.append((item.start, item.end))
        elif isinstance(item, Where) and item.kind == "point" and clocked:
            points.append((item.start, first))
        elif isinstance(item, Amount) and item.unit == "dB":
            amounts.append(tokens[first:last])
        elif clocked or isinstance(item, Amount):
            return [], [], []
        else:
            bones += tokens[first:last]
    if points:
        stretches = [] if stretches else _between(tokens, points)
    return stretches, bones, amounts


def _between(tokens: Sequence[Token], points: list[tuple[float, int]]) -> list[Stretch]:
    """ "It starts at 1:00 ... and ends at 2:00"."""
    if len(points) != 2 or points[0][0] >= points[1][0]:
        return []
    (start, first), (end, last) = points
    before = {word for t in tokens[:first] for word in t.text.split()[:1]}
    between = {word for t in tokens[first + 1 : last + 1] for word in t.text.split()[:1]}
    return [(start, end)] if before & _BEGINS and between & _ENDS else []


def _idle(bones: Sequence[Token], stretches: Sequence[Stretch]) -> bool:
    """Whether nothing besides the deed asks, chooses or turns the wish round."""
    if any(token.kind not in _FREE and token.kind not in _DEED for token in bones):
        return False
    words = {word for token in bones for word in token.text.split()}
    if words & _SOUNDS:
        return False  # a sound among others, which no edit takes apart
    strange = [token.text for token in bones if token.kind in ("UNK", "ABOUT")]
    if words & _TURNS or len(strange) > _MOST_STRANGE:
        return False
    short = all(end - start <= _MOMENT for start, end in stretches)
    named = short or all(nameable([word]) for word in strange)
    return named and not _another(bones)


def _another(bones: Sequence[Token]) -> bool:
    """Whether an unknown word after "and" begins what may be a deed of its own: "and sharpen it"."""
    said = [token.kind for token in bones if token.kind != "FILL"]
    return any(
        joint in ("AND", "THEN") and first == "UNK" and then in ("PRON", "A", "THING")
        for joint, first, then in zip(said, said[1:], said[2:], strict=False)
    )
