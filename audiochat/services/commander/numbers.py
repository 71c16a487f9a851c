"""Numbers written in words, and "minus" before a number."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token

_LARGE = (1e3, 1e6)


def numbers(tokens: list[Token]) -> list[Token]:
    """Join number words ("one hundred and twenty five", "a million") and apply "minus"."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind != "NUMW":
            if token.kind == "NUM" and out and out[-1].kind == "MINUS":
                out[-1] = Token("NUM", token.text, -abs(token.value), signed=True)
            else:
                out.append(token)
            at += 1
            continue
        if token.value in (100.0, *_LARGE) and out and not token.hebrew:
            if out[-1].kind == "A":
                out.pop()
            elif out[-1].kind == "NUM":  # "50 thousand"
                out[-1] = Token("NUM", token.text, out[-1].value * token.value)
                at += 1
                continue
        first = at
        total, at = _joined(tokens, at)
        spoken = _spoken_clock(tokens, first, total, at, out)
        if spoken is not None:
            out.append(spoken[0])
            at = spoken[1]
            continue
        if out and out[-1].kind == "MINUS":
            out[-1] = Token("NUM", token.text, -total, signed=True)
        else:
            out.append(Token("NUM", token.text, total))
    return out


def _joined(tokens: list[Token], at: int) -> tuple[float, int]:
    total = tokens[at].value
    hebrew = tokens[at].hebrew
    at += 1
    while at < len(tokens):
        token = tokens[at]
        skip = 0
        if token.kind == "AND" and at + 1 < len(tokens) and (hebrew or total % 100 == 0):
            token, skip = tokens[at + 1], 1
        if token.kind != "NUMW":
            break
        if ((token.value == 100 and total < 10) or token.value in _LARGE) and not skip:
            total *= token.value
        elif token.text in ("עשרה", "עשר") and hebrew and total < 10 and not skip:
            total += 10
        elif (total and total % 100 == 0 and token.value < 100) or (
            total % 100 >= 20 and total % 10 == 0 and token.value < 10
        ):
            total += token.value
        else:
            break
        at += 1 + skip
    return total, at


def _spoken_clock(
    tokens: list[Token], first: int, minutes: float, at: int, before: list[Token]
) -> tuple[Token, int] | None:
    """ "Two thirty" is 2:30, "one oh five" 1:05, where a place or a length of time is meant."""
    zero = at < len(tokens) and tokens[at].text in ("oh", "o", "zero")
    low = at + 1 if zero else at
    if minutes >= 60 or low >= len(tokens) or tokens[low].kind != "NUMW":
        return None
    seconds, last = _joined(tokens, low)
    if not (1 <= seconds < 10 if zero else 10 <= seconds < 60):
        return None
    if last < len(tokens) and tokens[last].kind in ("UT", "UA", "TIMES", "NUM", "CLOCK"):
        return None
    if not before or before[-1].kind not in _PLACING:
        return None
    text = " ".join(token.text for token in tokens[first:last])
    return Token("CLOCK", text, 60 * minutes + seconds), last


_PLACING = word_set(
    "FROM TO UNTIL BETWEEN AT AFTER BEFORE AND FIRST LAST AROUND STARTING REMOVE MUTE KEEP PAST"
)
