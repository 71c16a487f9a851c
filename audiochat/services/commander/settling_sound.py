"""Words about level, speed and pitch that need their neighbours: "speed the end up"."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.settling_bounds import chunks
from audiochat.services.commander.settling_pieces import settled_piece
from audiochat.services.commander.tokens import Token

_HIGH = word_set(
    "chipmunk chipmunks squeaky squirrel mickey mouse smurf deeper higher slower-voiced squeakier "
    "weird unnatural different funny strange alien helium giant monster demon robot flat sharp"
)
_EXACT = ("CLOCK", "NUM", "UA", "UT", "SEL")


def sounding(tokens: list[Token]) -> list[Token]:
    """The tokens with every piece of a sentence about level, speed or pitch settled."""
    out = [token for piece in chunks(_chipmunks(tokens)) for token in settled_piece(piece)]
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
    slow = _hurried(_softly(slow))
    return _aimed(_stretches(_from_there(_told(slow))))


_HEARD_AS = word_set("sound sounds sounding voice pitch like going go getting")


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
            "flat",
            "sharp",
        )
        if loose and not any(t.text.split()[0] in _HEARD_AS for t in between if t.text):
            continue
        if last is None or any(t.kind in _EXACT for t in between):
            continue
        while last + 1 < len(tokens) and tokens[last + 1].text in _HIGH:
            last += 1
        return [*tokens[:at], Token("KEEPPITCH", "chipmunk"), *tokens[last + 1 :]]
    return tokens


def _clocked(tokens: list[Token]) -> list[Token]:
    """ "From 20 minutes, ..." with its place as a clock time."""
    led = [t.kind for t in tokens[:4]]
    if led[1:] != ["NUM", "UT", "COMMA"] or led[0] not in ("FROM", "AT", "STARTING", "AFTER"):
        return tokens
    return [
        tokens[0],
        Token("CLOCK", tokens[1].text, tokens[1].value * tokens[2].value),
        *tokens[3:],
    ]


def _from_there(tokens: list[Token]) -> list[Token]:
    """ "From 20:00, silence the next four seconds" counts from there."""
    tokens = _clocked(tokens)
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
        t.kind in _LOOSE
        or t.text in _HEARD
        or (i > told and t.kind == "UNK")
        or (t.kind in ("NUM", "UA") and said[noun or 0].kind == "HUM")
        for i, t in enumerate(said)
    )
    if noun is None or not wish or not loose or wish[0].kind not in _TAMES:
        return out
    pointed = [t.kind for t in wish[1:2]] == ["PRON"]
    alone = len(wish) == 1 and pieces[1][0].kind != "AND" and len(pieces) == 3
    if (
        not pointed
        and not alone
        and wish[0].text.split()[-1:] not in (["it"], ["them"], ["that"], ["out"])
    ):
        return out
    more = [t for t in wish[1 + pointed :] if t.kind not in ("OUT", "UP", "OFF")]
    verb = "SHORTEN" if said[noun].kind == "SIL" else "REMOVE"
    rest = [token for piece in pieces[3:] for token in piece]
    mains = [t for t in said if t.kind in ("NUM", "UA")]
    return [Token(verb, wish[0].text), said[noun], *mains, *more, *rest]


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


_QUICKLY = word_set("fast quick rapid מהר לאט rapidly slow quickly")
_DOES = word_set(
    "REMOVE MUTE KEEP RAISE LOWER MOVE COPY NORM REVERSE FADEIN FADEOUT INSERT DROPHE CLEAN"
)
_DOES |= word_set("FASTER SLOWER SPEED SHORTEN CONVERT LOUDER QUIETER HPF LPF MONO PITCH TEMPO")


_COMPARING = ("SET", "PRON", "MUCH", "BIT", "AND", "TOO", "TIMES", "UA")


def _hurried(tokens: list[Token]) -> list[Token]:
    """ "Cut the first minute, fast": when it shall be done, not how fast it shall play."""
    out = list(tokens)
    for at, token in enumerate(tokens):
        last = at + 1 == len(tokens) or tokens[at + 1].kind in ("STOP", "COMMA", "ASK", "FILL")
        before = any(t.kind in _DOES for t in tokens[:at])
        behind = tokens[at - 1] if at else token
        scaled = behind.kind == "UA" and behind.unit not in ("percent", "factor")
        compared = not scaled and behind.kind in _COMPARING
        adverb = token.text in _QUICKLY and token.kind in ("FASTER", "SLOWER", "UNK")
        if adverb and last and before and not compared:
            out[at] = Token("FILL", token.text)
    return out


def _softly(tokens: list[Token]) -> list[Token]:
    """ "Make it start softly, fading in over ten seconds" says the fade twice."""
    pieces = chunks(tokens)
    if len(pieces) < 3 or pieces[1][0].kind != "COMMA":
        return tokens
    first, second = pieces[0], pieces[2]
    kinds = [t.kind for t in first if t.kind not in ("FILL", "SET", "PRON", "THING", "SLOWLY")]
    side = {"START": "FADEIN", "END": "FADEOUT"}.get(kinds[0], "") if len(kinds) == 1 else ""
    return (
        [t for piece in pieces[2:] for t in piece]
        if any(t.kind == side for t in second)
        else tokens
    )


def _stretches(tokens: list[Token]) -> list[Token]:
    """ "Mute the stretch between 1:00 and 1:10" has nothing to do with tempo."""
    out = list(tokens)
    for at, token in enumerate(tokens[1:-1], 1):
        after = tokens[at + 1]
        placed = after.kind in ("FROM", "BETWEEN", "CLOCK", "AFTER", "BEFORE")
        if token.kind == "TEMPO" and token.text == "stretch" and (placed or after.text == "where"):
            out[at] = Token("THING", token.text)
    return out


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
