"""Stories told beside a wish: which part they are about is what counts of them."""

from __future__ import annotations

from audiochat.services.commander.labels import nameable
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.settling_bounds import JOINTS, chunks
from audiochat.services.commander.talk import TALK, VERBS
from audiochat.services.commander.tokens import Token
from audiochat.services.commander.words_heard import INSTRUMENTS

RANGES = tuple(["CLOCK", joint, "CLOCK"] for joint in ("TO", "UNTIL", "AND"))
_RUN = word_set(
    "FIRST LAST MIDDLE NEXT PREV ORD CLOCK NUM UT FROM TO UNTIL BETWEEN BEFORE AFTER ALL ONWARD "
    "HALF FRACTION OF "
    "A AT COUPLE MARK START END HERE"
)
_IDENTIFIES = word_set("it's its it that's they're which is are they that")
_STATING = word_set(
    "is are was were it's its there's there has have contains that's we're i'm i we he she they"
)


def without_story(tokens: list[Token]) -> list[Token]:
    """ "He swears at 1:00 to 1:02, mute that": of a story told first, its times are what counts."""
    beside = _beside_story(tokens)
    if beside is not None:
        return beside
    range_at = next(
        (i for i in range(len(tokens) - 2) if [t.kind for t in tokens[i : i + 3]] in RANGES), -1
    )
    if range_at < 0:
        return tokens
    verbs = VERBS | {"SIL"}
    verb = next((i for i in range(range_at + 3, len(tokens)) if tokens[i].kind in verbs), -1)
    if verb < 0 or not (
        tokens[verb - 1].kind in JOINTS or tokens[verb - 1].text in ("so", "please", "-")
    ):
        return tokens
    said = [t for t in tokens[:range_at] + tokens[range_at + 3 : verb] if t.text != "-"]
    wish = tokens[verb:]
    alone = len([t for t in wish if t.kind not in ("FILL", "STOP", "OUT")]) == 1
    that = any(t.kind == "SEL" and t.text.startswith("that ") for t in wish)
    if that:
        wish = [t for t in wish if t.kind != "SEL"] + [Token("PRON", "that")]
    points = (alone or that or any(t.kind == "PRON" for t in wish)) and not any(
        t.kind == "CLOCK" for t in wish
    )
    told = all(t.kind in TALK or t.kind in (*JOINTS, "BETWEEN") for t in said)
    if any(t.text in INSTRUMENTS for t in said):
        return tokens  # "the drums drown 1:00 to 2:00, lower them": the drums?
    if not (points and told and any(t.kind in ("UNK", "ABOUT") for t in said)):
        return tokens
    first, _, last = tokens[range_at : range_at + 3]
    return [Token("FROM", "from"), first, Token("TO", "to"), last, Token("COMMA", ","), *wish]


def _beside_story(tokens: list[Token]) -> list[Token] | None:
    """ "I rambled after 38:00, get rid of it"."""
    kinds = [t.kind for t in tokens]
    at = next(
        (
            i
            for i in range(1, len(kinds) - 3)
            if kinds[i] in ("AFTER", "BEFORE") and kinds[i + 1] == "CLOCK"
        ),
        -1,
    )
    if at < 0 or kinds[at + 2] not in JOINTS or kinds.count("CLOCK") > 1:
        return None
    said, wish = tokens[:at], [t for t in tokens[at + 3 :] if t.kind != "FILL"]
    told = all(t.kind in TALK for t in said) and any(t.kind in ("UNK", "ABOUT") for t in said)
    if not told or [t.kind for t in wish] not in (["REMOVE", "PRON"], ["MUTE", "PRON"]):
        return None
    return [wish[0], Token("ALL", "all"), tokens[at], tokens[at + 1]]


def _run(piece: list[Token]) -> tuple[int, int] | None:
    """The one stretch of a piece that names an exact part, without a preposition that only leads to it."""
    best: tuple[int, int] | None = None
    at = 0
    while at < len(piece):
        last = at
        while last < len(piece) and piece[last].kind in _RUN:
            last += 1
        if any(t.kind in ("CLOCK", "UT", "HALF", "FRACTION") for t in piece[at:last]):
            if best is not None:
                return None
            best = at, last
        at = max(last, at + 1)
    if best is None:
        return None
    first, last = best
    while piece[first].kind in ("AT", "A", "OF", "TO"):
        first += 1
    while piece[last - 1].kind in ("A", "OF", "TO"):
        last -= 1
    return (first, last) if first < last else None


def told_of(tokens: list[Token]) -> list[Token]:
    """ "The first 15 seconds are dead air, chop that off": the part is what the story is about."""
    pieces = chunks(tokens)
    if len(pieces) < 3 or pieces[1][0].kind not in ("COMMA", "STOP") or not _points(pieces[2]):
        return tokens
    said, run = pieces[0], _run(pieces[0])
    if run is None:
        return tokens
    others = [t for t in (*said[: run[0]], *said[run[1] :]) if t.kind != "FILL"]
    states = any(t.text.split()[0] in _STATING for t in said if t.text)
    if (
        not others
        or not states
        or not all(t.kind in TALK or t.text.split()[0] in _STATING for t in others)
    ):
        return tokens
    rest = [token for piece in pieces[1:] for token in piece]
    return [*said[run[0] : run[1]], *rest]


def _points(piece: list[Token]) -> bool:
    """Whether a piece is a verb of taking away or muting, and "it"."""
    kinds = [t.kind for t in piece if t.kind not in ("FILL", "OFF", "OUT", "ASK", "SET")]
    named = kinds in (["REMOVE", "PRON"], ["MUTE", "PRON"], ["TAKE", "PRON"], ["DROPHE", "PRON"])
    verb = piece[0].text.split()[-1:] in (["it"], ["that"], ["them"], ["out"])
    return named or (kinds in (["REMOVE"], ["MUTE"]) and verb)


def placed_there(tokens: list[Token]) -> list[Token]:
    """ "The ad break goes at 20:00, put 15 s of silence there": the place told first is meant."""
    pieces = chunks(tokens)
    if len(pieces) != 3 or pieces[1][0].kind not in ("COMMA", "STOP", "AND", "THEN"):
        return tokens
    said, wish = pieces[0], pieces[2]
    there = next((i for i, t in enumerate(wish) if t.text in ("there", "in there")), None)
    at = next(
        (i for i, t in enumerate(said[:-1]) if t.kind == "AT" and said[i + 1].kind in _SPOTS), None
    )
    if there is None or at is None or at + 2 != len(said):
        return tokens
    told = all(t.kind in TALK or t.kind == "SIL" for t in said[:at])
    if not told or any(t.kind in (*_SPOTS, "FROM", "TO", "BETWEEN") for t in wish):
        return tokens
    return [*wish[:there], *said[at:], *wish[there + 1 :]]


_SPOTS = ("CLOCK", "HERE", "START", "END")


def named_after(tokens: list[Token]) -> list[Token]:
    """ "Cut the count-in, it's the first 4 seconds": what a strange name stands for is told after."""
    pieces = chunks(tokens)
    if len(pieces) < 3 or pieces[1][0].kind not in ("COMMA", "STOP") or _run(pieces[0]) is not None:
        return tokens
    wish, said, run = pieces[0], pieces[2], _run(pieces[2])
    if run is None or not said[0].text or said[0].text.split()[0] not in _IDENTIFIES:
        return tokens
    if any(t.kind not in ("FILL", "AT", "PRON") for t in (*said[: run[0]], *said[run[1] :])):
        return tokens
    strange = [i for i, t in enumerate(wish) if t.kind in ("UNK", "ABOUT")]
    if (
        not strange
        or strange != list(range(strange[0], strange[-1] + 1))
        or not nameable([wish[i].text for i in strange])
    ):
        return tokens
    rest = [token for piece in pieces[3:] for token in piece]
    return [*wish[: strange[0]], *said[run[0] : run[1]], *wish[strange[-1] + 1 :], *rest]
