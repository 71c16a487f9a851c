"""Talk beside a wish: why, for whom, what is heard there. It is left out where it can mean no edit."""

from __future__ import annotations

from audiochat.services.commander.labels import nameable
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.settling_bounds import JOINTS, chunks
from audiochat.services.commander.tokens import Token

VERBS = word_set(
    "REMOVE DROPHE KEEP MUTE INSERT MOVE COPY NORM REVERSE FADEIN FADEOUT FADEBOTH FADE CONVERT SHORTEN "
    "RAISE LOWER CRANK SET SETHE TAKE TRIM LEAVE CLEAN LOUDER QUIETER FASTER SLOWER HPF LPF MONO STEREO "
    "PITCH SPEED TEMPO HALVE DOUBLE NOTCH SWAP ROLLOFF"
)
"""Symbols with which a wish can begin."""

_TALK = word_set(
    "UNK ABOUT FILL A PRON THING OF FOR TO AT ALL VOICE MUCH BIT TOO PODCAST BROADCAST STREAMING FEW "
    "WITHIN AS IN OUT OFF UP DOWN HERE AROUND NOISE HUM SIL FROM END START LAST FIRST BEFORE AFTER "
    "AND ASK LOUDER QUIETER FASTER SLOWER STANDARD RUMBLE PEAK VOLUME OVER TIMES UT RADIOLIKE NEXT"
)
"""Symbols that fill a reason or a story; anything else may be a wish of its own."""

_EXACT = word_set("CLOCK NUM UA SEL HALF FRACTION COUPLE ORD TWICE THRICE")
_REASONS = word_set(
    "because cos cuz coz cause bc since as due thanks seeing given considering כי בגלל מכיוון משום מפני"
)
_STORY = word_set("where when while whilst with שבו שבה שבהם כש")
_PURPOSE = word_set(
    "that i we you he she it they people nobody no everyone everybody my our the listeners this there "
    "its it's folks others as"
)
_SUBJECTS = word_set(
    "i i'm i've i'd we we're he he's she she's it it's its they they're that's that there there's this "
    "these those nobody noone somebody someone everyone everybody people you me here זה הוא היא הם אני "
    "אנחנו יש"
)
_IS = word_set("is are was were sounds sound has have isn't seems feels makes drives keeps")
_RANGES = tuple(["CLOCK", joint, "CLOCK"] for joint in ("TO", "UNTIL", "AND"))
_MOST_LEAD = 9
_SHORT = 30.0
"""Seconds of a stretch that "where the dog barks" only describes."""


def without_reasons(tokens: list[Token]) -> list[Token]:
    """The tokens without closing reasons: "because my boss hates it", "so it fits", "where the dog barks"."""
    at = 0
    while at < len(tokens):
        if _opens_reason(tokens, at) and _placed(tokens[:at]):
            last = _reach(tokens, at + 1)
            if _idle(tokens[at + 1 : last]):
                tokens = [*tokens[:at], *tokens[last:]]
                continue
        at += 1
    return tokens


def _opens_reason(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    after = tokens[at + 1].text.split()[:1] if at + 1 < len(tokens) else []
    if token.text in _REASONS and token.kind in ("UNK", "FROM", "FILL", "AS"):
        return token.text != "as" or bool(after and after[0] in _SUBJECTS)
    if token.kind == "FOR":
        noun = next((t for t in tokens[at + 1 :] if t.kind not in ("A", "FILL")), None)
        strange = any(t.kind == "UNK" for t in tokens[at + 1 : at + 4])
        return noun is not None and strange and noun.kind in ("UNK", "ABOUT", "VOICE", "THING")
    if token.text in _STORY:
        ranged = at > 2 and [t.kind for t in tokens[at - 3 : at]] in _RANGES
        # over a longer stretch "where Anna speaks" may choose among what is there
        return ranged and abs(tokens[at - 1].value - tokens[at - 3].value) <= _SHORT
    if (
        token.text == "so"
        and at + 1 < len(tokens)
        and tokens[at + 1].kind in ("THING", "PRON", "VOICE")
    ):
        return True
    so = token.text in ("so", "so that", "so that it is") or token.text == "in order"
    return so and (token.text != "so" or bool(after and after[0] in _PURPOSE))


def _placed(tokens: list[Token]) -> bool:
    """Whether a whole wish stands before: a verb, so that what follows can only explain it."""
    return any(token.kind in VERBS or token.kind in ("NOISE", "HUM", "SIL") for token in tokens)


def _reach(tokens: list[Token], first: int) -> int:
    """Where talk that begins at ``first`` ends: before a joint that a verb or a part follows."""
    for at in range(first, len(tokens)):
        if tokens[at].kind not in JOINTS:
            continue
        after = next((t for t in tokens[at + 1 :] if t.kind not in ("FILL", *JOINTS)), None)
        if tokens[at].kind == "BUT" or after is None or after.kind in VERBS - {"SET", "LEAVE"} or after.kind in _EXACT:
            return at
        if after.kind == "SET" or tokens[at].kind in ("STOP", "THEN"):
            return at
    return len(tokens)


def _idle(tokens: list[Token]) -> bool:
    """Whether words can be a reason: no time, no amount and no verb of editing among them."""
    return bool(tokens) and all(
        token.kind in _TALK or token.kind == "NOT" or token.text in _STORY for token in tokens
    )


def without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens without whole pieces of talk, before the wish or beside it.

    "Before I send it, cut ...", "mute 1:00 to 1:10, my kid is screaming", "(dog barking)".
    """
    pieces = chunks(_unbracketed(tokens))
    wishes = [_wish(piece) for piece in pieces]
    if not any(wishes):
        return tokens
    out: list[list[Token]] = []
    for at, piece in enumerate(pieces):
        first = not any(wishes[:at])
        before = pieces[at - 1][0].kind if at else ""
        after = pieces[at + 1][0].kind if at + 1 < len(pieces) else ""
        alone = before not in ("AND", "BUT") or after in ("COMMA", "STOP")
        lead = first and after in ("COMMA", "STOP") and len(piece) <= _MOST_LEAD and _led(piece)
        told = not first and alone and (_states(piece) or _names(pieces[:at], piece))
        if not wishes[at] and piece[0].kind not in JOINTS and (lead or told) and _idle(piece):
            continue
        out.append(piece)
    return [token for piece in out for token in piece]


def _wish(piece: list[Token]) -> bool:
    kinds = {token.kind for token in piece}
    return (
        bool(kinds & (VERBS - {"SET", "LEAVE", "LOUDER", "QUIETER", "FASTER", "SLOWER"}))
        or bool(kinds & {"UA", "OP:gain"} and kinds & {"SET", "LOUDER", "QUIETER"})
        or bool(kinds & {"LOUDER", "QUIETER", "FASTER", "SLOWER"} and not _states(piece))
    )


def _led(piece: list[Token]) -> bool:
    """Whether a piece before the wish only leads to it, and is no complaint about a part."""
    strange = any(t.kind in ("UNK", "ABOUT") for t in piece)
    ends = any(
        t.kind in ("NOT", "NOISE", "HUM", "SIL", "START", "END", "FIRST", "LAST") for t in piece
    )
    return strange and not ends


def _states(piece: list[Token]) -> bool:
    """Whether a piece tells something: "it's just noise", "my kid is screaming"."""
    words = [word for t in piece for word in t.text.split()]
    negated = any(t.kind == "NOT" for t in piece)
    strange = any(t.kind in ("UNK", "ABOUT", "TOO", "NOISE", "SIL") for t in piece)
    subject = bool(words) and words[0] in _SUBJECTS
    return strange and not negated and (subject or bool(_IS.intersection(words[1:])))


def _names(before: list[list[Token]], piece: list[Token]) -> bool:
    """Whether a piece only says what an exact part before it is: "0:00 to 2:10, the organ introduction"."""
    said = [t for chunk in before[-2:-1] for t in chunk if t.kind != "FILL"]
    exact = bool(said) and said[-1].kind in ("CLOCK", "UT") and any(t.kind == "CLOCK" for t in said)
    noun = all(
        t.kind in ("UNK", "ABOUT", "THING", "OF", "A", "FILL", "PRON", "VOICE", "ASK")
        for t in piece
    )
    strange = [t for t in piece if t.kind in ("UNK", "ABOUT")]
    return exact and noun and 0 < len(strange) <= 4 and not any(t.text in _TURNS for t in piece)


_TURNS = word_set(
    "every each other instead rather except wait actually sorry kidding undo half only again not"
)


def _unbracketed(tokens: list[Token]) -> list[Token]:
    """Drop what stands in brackets if it is talk."""
    for at, token in enumerate(tokens):
        if token.text != "(":
            continue
        last = next((i for i in range(at + 1, len(tokens)) if tokens[i].text == ")"), len(tokens))
        inner = tokens[at + 1 : last]
        strange = any(t.kind in ("UNK", "ABOUT") for t in inner)
        if strange and all(t.kind in _TALK for t in inner):
            return _unbracketed([*tokens[:at], *tokens[last + 1 :]])
    return tokens


def without_story(tokens: list[Token]) -> list[Token]:
    """ "He swears at 1:00 to 1:02, mute that": of a story told first, its times are what counts."""
    beside = _beside_story(tokens)
    if beside is not None:
        return beside
    range_at = next(
        (i for i in range(len(tokens) - 2) if [t.kind for t in tokens[i : i + 3]] in _RANGES), -1
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
    points = any(t.kind == "PRON" for t in wish) and not any(t.kind == "CLOCK" for t in wish)
    told = all(t.kind in _TALK or t.kind in (*JOINTS, "BETWEEN") for t in said)
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
    told = all(t.kind in _TALK for t in said) and any(t.kind in ("UNK", "ABOUT") for t in said)
    if not told or [t.kind for t in wish] not in (["REMOVE", "PRON"], ["MUTE", "PRON"]):
        return None
    return [wish[0], Token("ALL", "all"), tokens[at], tokens[at + 1]]


def bare(tokens: list[Token]) -> list[Token]:
    """The tokens without any talk that can be told from the wish."""
    return without_asides(without_reasons(without_story(tokens)))


_RUN = word_set(
    "FIRST LAST MIDDLE NEXT PREV ORD CLOCK NUM UT FROM TO UNTIL BETWEEN BEFORE AFTER ALL ONWARD "
    "HALF FRACTION OF "
    "A AT COUPLE MARK START END"
)
_IDENTIFIES = word_set("it's its it that's they're which is are they that")


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


def _told_of(tokens: list[Token]) -> list[Token]:
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
        or not all(t.kind in _TALK or t.text.split()[0] in _STATING for t in others)
    ):
        return tokens
    rest = [token for piece in pieces[1:] for token in piece]
    return [*said[run[0] : run[1]], *rest]


_STATING = word_set(
    "is are was were it's its there's there has have contains that's we're i'm i we he she they"
)


def _points(piece: list[Token]) -> bool:
    """Whether a piece is a verb of taking away or muting, and "it"."""
    kinds = [t.kind for t in piece if t.kind not in ("FILL", "OFF", "OUT", "ASK", "SET")]
    named = kinds in (["REMOVE", "PRON"], ["MUTE", "PRON"], ["TAKE", "PRON"], ["DROPHE", "PRON"])
    verb = piece[0].text.split()[-1:] in (["it"], ["that"], ["them"], ["out"])
    return named or (kinds in (["REMOVE"], ["MUTE"]) and verb)


def _named_after(tokens: list[Token]) -> list[Token]:
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


def plainly(tokens: list[Token]) -> list[Token]:
    """The tokens without talk that would itself be read as a wish: "it's just noise", "for the podcast,"."""
    tokens = _told_of(_named_after(tokens))
    pieces = chunks(tokens)
    wishes = [_wish(piece) for piece in pieces]
    if not any(wishes) or len(pieces) < 3:
        return tokens
    level = any(t.kind in ("NORM", "LOUDNESS", "VOLUME", "LOUDER", "PEAK", "CLEAN") for t in tokens)
    out: list[list[Token]] = []
    for at, piece in enumerate(pieces):
        texts = piece[0].text.split()
        told = at > 0 and texts[:1] and texts[0] in _TELLING and not wishes[at]
        kinds = [t.kind for t in piece if t.kind not in ("FILL", "A", "THING")]
        aimed = (
            at == 0
            and kinds[:1] == ["FOR"]
            and kinds[1:] in (["PODCAST"], ["STREAMING"], ["BROADCAST"])
        )
        if (told and _idle(piece)) or (aimed and not level):
            continue
        out.append(piece)
    return [token for piece in out for token in piece]


_TELLING = word_set("it's its that's there's that is it")
