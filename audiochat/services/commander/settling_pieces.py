"""One piece of a sentence between its joints: "speed the end up", "knock 10 seconds off", "play it again"."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token

_EXACT = ("CLOCK", "NUM", "UA", "UT", "SEL")


def _sped(piece: list[Token]) -> list[Token]:
    """ "Speed the last minute up" is faster; the speed of a tape is only meant by the noun."""
    first = next((i for i, t in enumerate(piece) if t.kind != "FILL"), None)
    if first is None or piece[first].kind != "SPEED" or piece[first].text != "speed":
        return piece
    up = next((i for i in range(first + 1, len(piece)) if piece[i].kind == "UP"), None)
    if up is None:
        return piece
    rest = [t for i, t in enumerate(piece) if i not in (first, up)]
    return [*rest[:first], Token("FASTER", "speed up"), *rest[first:]]


def _knocked(piece: list[Token]) -> list[Token]:
    """ "Knock the first 10 seconds off" takes them away; "knock 3 dB off" is a matter of level."""
    at = next((i for i, t in enumerate(piece) if t.text.split()[:1] == ["knock"]), None)
    level = any(t.kind == "UA" for t in piece)
    timed = any(t.kind in ("UT", "CLOCK", "HALF", "FRACTION") for t in piece)
    off = any(t.text in ("off", "knock off", "out") for t in piece)
    if at is None or level or not timed or not off:
        return piece
    return [*piece[:at], Token("REMOVE", piece[at].text), *piece[at + 1 :]]


def _placed_in(piece: list[Token]) -> list[Token]:
    """ "Drop 2 seconds of silence in at 5:00" inserts it; "clip the first 3 seconds" cuts them off."""
    first = next((i for i, t in enumerate(piece) if t.kind != "FILL"), None)
    if first is None:
        return piece
    verb = piece[first]
    after = piece[first + 1].kind if first + 1 < len(piece) else ""
    if verb.text == "clip" and after in ("FIRST", "LAST", "NUM", "OFF", "OUT"):
        return [*piece[:first], Token("REMOVE", "clip"), *piece[first + 1 :]]
    inside = next(
        (
            i
            for i, t in enumerate(piece)
            if i > first and (t.text == "in" or (t.text == "on" and _leads_on(piece, i)))
        ),
        None,
    )
    silent = any(t.kind == "SIL" for t in piece)
    if (
        not (verb.text in _DROPS or verb.kind == "UNK")
        or not silent
        or inside is None
        or inside + 1 >= len(piece)
    ):
        return piece
    if piece[inside + 1].kind not in ("AT", "HERE", "AFTER", "BEFORE"):
        return piece
    rest = [*piece[first + 1 : inside], *piece[inside + 1 :]]
    return [*piece[:first], Token("INSERT", verb.text), *rest]


def _leads_on(piece: list[Token], at: int) -> bool:
    """Whether "on" only stands before the place: "pop a second of silence on at the end"."""
    return at + 1 < len(piece) and piece[at + 1].kind in ("AT", "BEFORE", "AFTER")


_DROPS = word_set("drop stick slip put slot pop throw place squeeze slide fit work set")


def _kept(piece: list[Token]) -> list[Token]:
    """ "Shorten it to the first five minutes" keeps those."""
    first = next((i for i, t in enumerate(piece) if t.kind != "FILL"), None)
    if first is None or piece[first].kind not in (
        "SHORTEN",
        "LOWER",
        "REMOVE",
        "TRIM",
        "DROPHE",
        "TAKE",
    ):
        return piece
    at = first + 1
    if at < len(piece) and piece[at].kind in ("PRON", "THING", "ALL"):
        at += 1
    if at < len(piece) and piece[at].kind in ("DOWN", "FILL"):
        at += 1
    kinds = [t.kind for t in piece[at : at + 4]]
    part = kinds[1:2] in (["FIRST"], ["LAST"], ["MIDDLE"]) or (
        kinds[1:2] == ["CLOCK"] and kinds[2:3] in (["TO"], ["UNTIL"]) and kinds[3:4] == ["CLOCK"]
    )
    if kinds[:1] != ["TO"] or not part or (at == first + 1 and piece[first].kind != "SHORTEN"):
        return piece
    return [*piece[:first], Token("KEEP", piece[first].text), *piece[at + 1 :]]


def _again(piece: list[Token]) -> list[Token]:
    """ "Play 3:00 to 3:10 again" repeats it; "3:00 to 4:00 should come first" moves it."""
    texts = [t.text for t in piece]
    timed = any(t.kind in ("CLOCK", "SEL") for t in piece)
    once = next(
        (i for i, t in enumerate(texts) if t in ("again", "once more", "one more time")), None
    )
    if timed and once is not None and "play" in texts and not any(t.kind == "COPY" for t in piece):
        verb = texts.index("play")
        rest = [t for i, t in enumerate(piece) if i not in (verb, once)]
        if rest[-2:] and [t.kind for t in rest[-2:]][:1] == ["AFTER"]:
            rest = rest[:-2]
        return [Token("COPY", "play again"), *rest]
    verb = next((i for i, t in enumerate(piece) if t.kind != "FILL"), 0)
    put = (
        bool(piece) and piece[verb].kind in ("SET", "MOVE") and piece[-1].kind in ("FIRST", "LAST")
    )
    if put and any(t.kind in ("CLOCK", "SEL", "UT") for t in piece[verb + 1 : -1]):
        end = "START" if piece[-1].kind == "FIRST" else "END"
        rest = piece[verb + 1 : -1]
        return [
            *piece[:verb],
            Token("MOVE", "put"),
            *rest,
            Token("TO", "to"),
            Token(end, texts[-1]),
        ]
    place = {"FIRST": "START", "LAST": "END"}.get(piece[-1].kind, "") if piece else ""
    if (
        timed
        and place
        and len(piece) > 1
        and piece[-2].text.split()[-1:]
        and (piece[-2].text.split()[-1] in ("come", "comes", "go", "goes", "be"))
    ):
        return [Token("MOVE", "come"), *piece[:-2], Token("TO", "to"), Token(place, texts[-1])]
    return piece


def _with_pitch(piece: list[Token]) -> list[Token]:
    """ "Let the pitch sink along with it" is how a tape slows."""
    at = next((i for i, t in enumerate(piece) if t.kind == "PITCH"), None)
    if at is None or any(t.kind in _EXACT for t in piece[at:]):
        return piece
    texts = [word for t in piece[at + 1 :] for word in t.text.split()]
    led = all(t.kind in ("FILL", "SET", "A") for t in piece[:at]) and at > 0
    follows = bool(texts) and texts[0] in _FOLLOWS and bool(_ALONG.intersection(texts))
    if led and follows:
        return [Token("TAPE", "pitch too")]
    stays = bool(_SAME.intersection(texts)) and all(
        t.kind in ("FILL", "KEEP", "UNK", "AT", "PRON", "LEAVE", "SET", "A")
        for t in piece[at + 1 :]
    )
    voiced = all(
        t.kind in ("FILL", "VOICE", "SET", "KEEP", "LEAVE", "A", "THING") for t in piece[:at]
    )
    return [Token("KEEPPITCH", "same pitch")] if stays and voiced else piece


_SAME = word_set(
    "same unchanged constant unaltered natural normal original identical steady stay stays remain "
    "remains"
)
_FOLLOWS = word_set(
    "goes sinks drops rises falls changes follows moves shifts going dropping rising changing "
    "sink drop fall rise go follow change shift move dip slide climb up down change lower"
)
_ALONG = word_set("along with too also it as well follow accordingly")


def _to_nothing(piece: list[Token]) -> list[Token]:
    """ "Ease the last 20 seconds out to nothing" fades them out."""
    if len(piece) < 3 or piece[-1].text not in ("nothing", "silence", "zero", "silent"):
        return piece
    first = next((i for i, t in enumerate(piece) if t.kind != "FILL"), 0)
    verb = piece[first]
    if verb.text not in _EASES or piece[-2].text not in ("to", "into", "down to", "out to"):
        return piece
    rest = piece[first + 1 : -2]
    while rest and rest[-1].text in ("out", "down", "off", "away", "gradually", "slowly"):
        rest = rest[:-1]
    return [*piece[:first], Token("FADEOUT", verb.text), *rest]


_EASES = word_set("ease bring take let slide sink lower pull fade glide ramp taper turn")


def _ends(piece: list[Token]) -> list[Token]:
    """ "The ending", "the opening" without a length are the ends themselves."""
    out = list(piece)
    for at, token in enumerate(piece):
        if token.text not in ("ending", "opening", "closing") or token.kind not in (
            "FIRST",
            "LAST",
        ):
            continue
        after = piece[at + 1].kind if at + 1 < len(piece) else ""
        if after == "NUM" and at + 2 < len(piece) and piece[at + 2].kind == "UA":
            after = "UA"
        if after not in ("NUM", "UT", "A", "HALF", "FRACTION", "COUPLE", "CLOCK", "FEW", "AND"):
            out[at] = Token("START" if token.kind == "FIRST" else "END", token.text)
    return out


def settled_piece(piece: list[Token]) -> list[Token]:
    """The piece with every turn of phrase in it settled."""
    for settle in (_sped, _knocked, _with_pitch, _to_nothing, _ends, _placed_in, _kept, _again):
        piece = settle(piece)
    return piece
