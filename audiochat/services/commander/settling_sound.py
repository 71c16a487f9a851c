"""Words about level, speed and pitch that need their neighbours: "speed the end up"."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.settling_bounds import chunks
from audiochat.services.commander.tokens import Token

_HIGH = word_set(
    "chipmunk chipmunks squeaky squirrel mickey mouse smurf deeper higher slower-voiced squeakier "
    "weird unnatural different funny strange alien helium giant monster demon robot"
)
_EXACT = ("CLOCK", "NUM", "UA", "UT", "SEL")


def sounding(tokens: list[Token]) -> list[Token]:
    """The tokens with every piece of a sentence about level, speed or pitch settled."""
    out = [token for piece in chunks(_chipmunks(tokens)) for token in _piece(piece)]
    fades = any(t.kind.startswith("FADE") for t in tokens)
    if fades:
        soft = (
            "gently",
            "slightly",
            "softly",
            "slow",
            "fast",
            "quick",
            "subtle",
            "calm",
            "lazy",
            "delicate",
            "tender",
            "soft",
        )
        out = [Token("FILL", t.text) if t.text in soft else t for t in out]
    slow = [Token("FILL" if fades else "UNK", t.text) if t.kind == "SLOWLY" else t for t in out]
    return _aimed(_from_there(_told(slow)))


def _piece(piece: list[Token]) -> list[Token]:
    for settle in (_sped, _knocked, _with_pitch, _to_nothing, _ends, _placed_in, _kept, _again):
        piece = settle(piece)
    return piece


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
    inside = next((i for i, t in enumerate(piece) if t.text == "in" and i > first), None)
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


_HEARD_AS = word_set("sound sounds sounding voice pitch like")


def _chipmunks(tokens: list[Token]) -> list[Token]:
    """ "Without making me sound like a chipmunk" keeps the pitch."""
    for at, token in enumerate(tokens):
        if token.kind != "NOT" or token.text not in ("without", "don't", "not", "no", "never"):
            continue
        last = next(
            (i for i in range(at + 1, min(at + 10, len(tokens))) if tokens[i].text in _HIGH), None
        )
        between = tokens[at + 1 : last] if last is not None else []
        loose = last is not None and tokens[last].text in (
            "deeper",
            "higher",
            "weird",
            "different",
            "funny",
            "strange",
        )
        if loose and not any(t.text.split()[0] in _HEARD_AS for t in between if t.text):
            continue
        if last is None or any(t.kind in _EXACT for t in between):
            continue
        while last + 1 < len(tokens) and tokens[last + 1].text in _HIGH:
            last += 1
        return [*tokens[:at], Token("KEEPPITCH", "chipmunk"), *tokens[last + 1 :]]
    return tokens


def _from_there(tokens: list[Token]) -> list[Token]:
    """ "From 20:00, silence the next four seconds" counts from there."""
    kinds = [t.kind for t in tokens]
    if kinds[:1] not in (["FROM"], ["AT"], ["STARTING"], ["AFTER"]) or kinds[1:2] != ["CLOCK"]:
        return tokens
    verb = 3 if kinds[2:3] == ["COMMA"] else 2
    ahead = next(
        (i for i in range(verb, min(verb + 3, len(kinds))) if kinds[i] in ("NEXT", "FIRST")), None
    )
    if ahead is None:
        return tokens
    last = next((i for i in range(ahead, len(kinds)) if kinds[i] == "UT"), None)
    if last is None or any(k == "CLOCK" for k in kinds[2:]):
        return tokens
    place = [Token("STARTING", "starting at"), tokens[1]]
    return [*tokens[verb:ahead], *tokens[ahead + 1 : last + 1], *place, *tokens[last + 1 :]]


def _told(tokens: list[Token]) -> list[Token]:
    """ "There's a hiss, remove it" is "remove the hiss"; "whatever comes after 3:00" is all of it."""
    out = list(tokens)
    for at, token in enumerate(tokens):
        after = next(
            (t.kind for t in tokens[at + 1 :] if t.kind != "FILL" and t.text != "comes"), ""
        )
        if (
            token.text in _WHATEVER
            and at
            and after in ("AFTER", "BEFORE", "UNTIL", "BETWEEN", "FROM")
        ):
            out[at] = Token("ALL", token.text)
            if tokens[at + 1].text in ("comes", "happens", "goes", "lies"):
                out[at + 1] = Token("FILL", "")
    out = _topped(out)
    pieces = chunks(out)
    if len(pieces) < 3 or pieces[1][0].kind not in ("COMMA", "STOP", "AND"):
        return out
    said, wish = pieces[0], [t for t in pieces[2] if t.kind not in ("FILL", "SET")]
    noun = next(
        (i for i, t in enumerate(said) if t.kind in ("NOISE", "HUM", "RUMBLE", "SIL")), None
    )
    told = next((i for i, t in enumerate(said) if t.text in ("is", "are", "was")), len(said))
    loose = all(
        t.kind in _LOOSE or t.text in _HEARD or (i > told and t.kind == "UNK")
        for i, t in enumerate(said)
    )
    if noun is None or not wish or not loose or wish[0].kind not in _TAMES:
        return out
    pointed = [t.kind for t in wish[1:2]] == ["PRON"]
    if not pointed and wish[0].text.split()[-1:] not in (["it"], ["them"], ["that"], ["out"]):
        return out
    more = [t for t in wish[1 + pointed :] if t.kind not in ("OUT", "UP", "OFF")]
    verb = "SHORTEN" if said[noun].kind == "SIL" else "REMOVE"
    rest = [token for piece in pieces[3:] for token in piece]
    return [Token(verb, wish[0].text), said[noun], *more, *rest]


def _topped(tokens: list[Token]) -> list[Token]:
    """ "Top and tail it, 5 seconds each" takes a length off both ends."""
    at = next((i for i, t in enumerate(tokens) if t.kind == "TOPTAIL"), None)
    if at is None:
        return tokens
    lone = not any(
        t.kind in ("REMOVE", "TRIM", "FIRST", "LAST", "FADE", "FADEIN", "START") for t in tokens
    )
    rest = [t for t in tokens[at + 1 :] if t.kind not in ("COMMA", "FILL", "PRON", "THING", "STOP")]
    if lone and any(t.kind == "UT" for t in rest):
        return [*tokens[:at], Token("REMOVE", "top"), Token("BOTH", "both ends"), *rest]
    return [*tokens[:at], Token("FILL", "top and tail"), *tokens[at + 1 :]]


_WHATEVER = word_set("whatever what what's whatever's all that")
_HEARD = word_set(
    "there's there i we it it's you this has got too much hear notice noticed everywhere throughout is are "
    "here that annoying constant always so in background really bad terrible lots plenty loads of"
)
_LOOSE = word_set("FILL A MUCH ADJ NOISE HUM RUMBLE SIL PRON THING AT WITHIN FEW BIT OF ALL")
_TAMES = ("REMOVE", "LOWER", "CLEAN", "DROPHE", "TAKE", "SHORTEN")


_PRAISE = word_set("great perfect awesome fine good nice cool super lovely ok okay alright")


def _aimed(tokens: list[Token]) -> list[Token]:
    """ "Bring it up to podcast standard": "up to" before an aim is no place."""
    out = list(tokens)
    for at, token in enumerate(tokens[:-1]):
        after = tokens[at + 1].kind
        gone = any(t.kind in ("REMOVE", "MUTE", "DROPHE") for t in tokens[:at])
        if token.text == "or" and gone and after in ("AFTER", "BEFORE"):
            out[at] = Token("AND", token.text)
        if token.text in ("whole", "entire", "complete") and tokens[at + 1].kind == "UNK":
            out[at + 1] = Token("THING", tokens[at + 1].text)
        if token.text in ("big", "bigger", "more big") and any(t.unit == "dB" for t in tokens):
            out[at] = Token("LOUDER", token.text)
        counted = at > 0 and tokens[at - 1].kind in ("NUM", "A", "HALF", "FRACTION", "COUPLE")
        if token.text == "tone" and token.kind == "UA" and not counted:
            out[at] = Token("PITCH", token.text)
        if token.text == "me" and at and tokens[at - 1].kind == "REMOVE" and len(tokens) <= 4:
            out[at] = Token("UNK", token.text)
        praised = token.kind == "FILL" and token.text in _PRAISE
        if praised and at and tokens[at - 1].text in ("is", "are", "was", "it's", "that's"):
            out[at] = Token("UNK", token.text)  # "the first minute is great" says something
        if token.kind == "SAVE":
            parts = ("CLOCK", "FIRST", "LAST", "MIDDLE", "FROM", "BETWEEN", "NUM", "ORD", "SEL")
            out[at] = Token("KEEP" if after in parts else "UNK", token.text)
        if token.text in ("clear", "tidy", "tidy up", "clear out", "clear away") and after in (
            "NOISE",
            "HUM",
        ):
            out[at] = Token("REMOVE", token.text)
        if token.kind == "UNTIL" and after in (
            "PODCAST",
            "BROADCAST",
            "STREAMING",
            "STANDARD",
            "CDRATE",
        ):
            out[at] = Token("TO", "to")
        if (
            token.kind == "OVER"
            and at
            and after == "TO"
            and any(t.kind == "MOVE" for t in tokens[:at])
        ):
            out[at] = Token("FILL", token.text)
        if token.text in ("highest", "loudest", "max", "maximum") and after == "PEAK":
            out[at] = Token("FILL", token.text)
        if token.text in ("start", "begin") and after in ("FADEIN", "FADEOUT", "FADE"):
            out[at] = Token("FILL", token.text)
    return out
