"""Words that say nothing, or something else, beside others: "the awkward pauses", "I only want ..."."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.settling_bounds import kept
from audiochat.services.commander.tokens import Token

_JOINTS = ("AND", "THEN", "COMMA", "STOP", "BUT")
_SHORT_OF = {
    "SIL": word_set("loud"),
    "NOISE": word_set("loud empty dead big huge natural lengthy extended"),
    "HUM": frozenset(),
    "RUMBLE": frozenset(),
}
"""What may be called unwanted, and the adjectives that make something else of it."""


def adjectives(tokens: list[Token]) -> list[Token]:
    """ "The awkward pauses" are the pauses, "that annoying hum" the hum; elsewhere the word is strange."""
    out = list(tokens)
    for at in range(len(out) - 1, -1, -1):
        token = out[at]
        target = next((t for t in out[at + 1 :] if t.kind != "FILL"), None)
        close = target is not None and (
            out[at + 1].kind == target.kind or out[at + 1].text in ("", "long", "of")
        )
        like = token.kind in ("ADJ", "MUCH") or token.text in ("loud", "longer")
        if target is not None and close and like and target.kind in _SHORT_OF:
            single = target.kind == "NOISE" and at > 0 and out[at - 1].kind == "PRON"
            if (
                not single
                and token.text not in _SHORT_OF[target.kind]
                and token.text not in ("much", "a lot", "lots")
            ):
                out[at] = Token("FILL", "")
                continue
        if token.kind == "ADJ":
            out[at] = Token("UNK", token.text)
        some = token.kind == "FEW" and token.text == "some" and target is not None and close
        verbs = {t.kind for t in out[:at]}
        if some and target is not None:
            put = (
                target.kind == "SIL"
                and verbs & {"INSERT", "SET", "LEAVE"}
                and "REMOVE" not in verbs
            )
            if put or target.kind == "NOISE":
                out[at] = Token("FILL", "")
    return out


def mistyped(tokens: list[Token]) -> list[Token]:
    """ "Form 0:10 to 0:20" is from there, "0:10 too 0:20" to there; elsewhere the words are themselves."""
    out = list(tokens)
    for at, token in enumerate(tokens[:-1]):
        timed = tokens[at + 1].kind in ("CLOCK", "NUM", "START", "HERE", "END")
        if (
            token.text == "both"
            and token.kind == "UNK"
            and (timed or tokens[at + 1].kind == "FIRST")
        ):
            out[at] = Token("FILL", "both")
        if token.text == "plus" and tokens[at + 1].kind not in ("NUM", "A", "NUMW"):
            out[at] = Token("AND", "plus")
        if token.text == "another" and tokens[at + 1].kind in ("NUM", "UT", "A"):
            out[at] = Token("FILL", "another")
        if token.text == "yet" and at + 1 == len(tokens):
            out[at] = Token("FILL", "yet")
        if tokens[at + 1].text == "begin" and token.kind in ("AT", "FROM", "WITHIN"):
            out[at + 1] = Token("START", "begin")  # "in the begin"
        if token.text == "form" and timed:
            out[at] = Token("FROM", "from")
        if token.text == "too" and timed and at and tokens[at - 1].kind in ("CLOCK", "NUM", "UT"):
            out[at] = Token("TO", "to")
    return out


def chosen(tokens: list[Token]) -> list[Token]:
    """ "The selected phrase" is what is selected, whatever it is called."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        noun = token.kind == "UNK" and before is not None and before.kind == "SEL"
        if noun and before is not None and before.text in ("selected", "highlighted", "marked"):
            continue
        out.append(token)
    return out


_POINTED = word_set("part bit section segment piece passage portion stretch")


def pointed(tokens: list[Token]) -> list[Token]:
    """ "That bit from 1:00 to 1:10" is not the selection; "all of this part", "take this part" are."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        timed = after is not None and after.kind in ("BETWEEN", "CLOCK", "STARTING")
        led_to = [t.kind for t in tokens[at + 1 : at + 3]]
        timed = timed or (led_to[:1] == ["FROM"] and led_to[1:] in (["CLOCK"], ["NUM"], ["START"]))
        named = token.kind == "SEL" and token.text.startswith(("this ", "that "))
        if named and timed and token.text.split()[-1] in _POINTED:
            token = Token("THING", token.text.split()[-1])
        part = after is not None and after.kind == "THING" and after.text in _POINTED
        if part and token.kind == "ALL" and token.text in ("all of this", "whole of this"):
            continue
        if part and token.text == "take this":
            token = Token("TAKE", "take")
        led = tokens[at - 1].text if at else ""
        if token.kind == "THING" and led in ("all of this", "whole of this", "take this"):
            token = Token("SEL", token.text)
        goes = (token.kind == "REMOVE" and token.text.endswith(" go")) or token.text in (
            "goes",
            "go",
        )
        aimed = [t.kind for t in tokens[at + 1 : at + 3]]
        if (
            goes
            and aimed[:1] == ["TO"]
            and aimed[1:]
            and aimed[1] in ("START", "END", "CLOCK", "HERE")
        ):
            token = Token("MOVE", token.text)
        far = token.kind == "UNTIL" and token.text.startswith("all way")
        if far and any(t.kind == "MOVE" for t in out):
            token = Token("TO", token.text)
        out.append(token)
    return out


def apart(tokens: list[Token]) -> list[Token]:
    """ "Silence between the pieces, at 7:30": the time says where, not what lies around it."""
    for at, token in enumerate(tokens):
        last = at + 1
        while last < len(tokens) and tokens[last].kind in ("THING", "UNK", "FILL", "A"):
            last += 1
        placed = [t.kind for t in tokens[last : last + 3]] == ["COMMA", "AT", "CLOCK"]
        if token.kind == "BETWEEN" and last > at + 1 and placed:
            return [*tokens[:at], *tokens[last + 1 :]]
    return tokens


def resting(tokens: list[Token]) -> list[Token]:
    """ "Delete the rest" ends a "keep"; "keep 1:00 to 2:00 and mute the rest" only points at what stays."""
    tokens = list(tokens)
    for i, token in enumerate(tokens):
        before = [t.kind for t in tokens[:i] if t.kind != "FILL"][-1:]
        if token.text == "השאר" and before in (
            ["REMOVE"],
            ["DROPHE"],
            ["MUTE"],
            ["LOWER"],
            ["RAISE"],
        ):
            tokens[i] = Token("REST", token.text)
    at = next((i for i, t in enumerate(tokens) if t.kind == "REST"), None)
    if at is None:
        return tokens
    out = list(tokens)
    skipped = [i for i, t in enumerate(out) if t.kind != "FILL"]
    here = skipped.index(at)
    beside = [skipped[i] for i in (here - 1, here + 1) if 0 <= i < len(skipped)]
    around = [i for i in beside if out[i].kind in ("REMOVE", "DROPHE")]
    if around:
        first, last = min(at, around[0]), max(at, around[0])
        return [*out[:first], Token("RESTAWAY", "rest"), *out[last + 1 :]]
    return [
        Token("TAKE", t.text) if t.kind in ("KEEP", "LEAVE") and i < at - 1 else t
        for i, t in enumerate(out)
    ]


_PUTS = word_set(
    "put insert drop stick slot place pop plonk slap set paste move שים תשים תשימי שימי תדביק "
    "תעביר תעבירי העבר"
)


def pasted(tokens: list[Token]) -> list[Token]:
    """ "Cut X and paste it at Y" moves X, "copy X and put it at Y" copies it there."""
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind not in _JOINTS or after is None:
            continue
        again = at + 2 < len(tokens) and tokens[at + 2].kind == "PRON"
        puts = after.text in _PUTS
        if after.kind != "PASTE" and not (puts and again):
            continue
        first = max((i + 1 for i in range(at) if tokens[i].kind in _JOINTS), default=0)
        verbs = [
            i for i in range(first, at) if tokens[i].kind in ("REMOVE", "COPY", "TAKE", "RAISE")
        ]
        placed = any(t.kind in ("CLOCK", "UT", "START", "END", "HERE") for t in tokens[at + 2 :])
        if len(verbs) != 1 or not placed:
            continue
        rest = tokens[at + 2 + again :]
        if rest and rest[0].text in ("in", "back", "down", "back in", "over"):
            rest = rest[1:]
        out = [*tokens[:at], *rest]
        if tokens[verbs[0]].kind != "COPY":
            out[verbs[0]] = Token("MOVE", tokens[verbs[0]].text)
        return out
    return tokens


def edges(tokens: list[Token]) -> list[Token]:
    """ "Pad the end with 2 s": the end; "fade the start in and the end out": both fades."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        begins = not out or out[-1].kind in (*_JOINTS, "FILL")
        if token.text in ("start with", "end with", "finish with") and not begins:
            token = Token("START" if token.text == "start with" else "END", token.text)
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if token.text in ("take it", "take this") and after == "out":
            out.append(Token("TAKE", "take"))
            token = Token("PRON", token.text.removeprefix("take "))
        aimed = tokens[at + 1].kind == "TO" if after and at + 2 < len(tokens) else False
        aimed = aimed and tokens[at + 2].kind in ("START", "END", "CLOCK", "HERE")
        joined = at + 1 < len(tokens) and tokens[at + 1].kind in ("AND", "COMMA", "THEN")
        if joined and begins and token.text in ("take it", "take this"):
            out.append(Token("TAKE", "take"))
            token = Token("PRON", token.text.split()[1])
        if aimed and token.text in ("shift it", "take it", "take this"):
            out.append(Token("MOVE", "move"))
            token = Token("PRON", token.text.split()[1])
        if token.text == "back" and out and out[-1].kind in ("FROM", "OFF", "AT", "TO"):
            token = Token("END", token.text)
        out.append(token)
    return _both_fades(_opened(out))


def _both_fades(tokens: list[Token]) -> list[Token]:
    """ "Fade the start in and the end out", "fade in for 2 s and out for 5 s"."""
    out = list(tokens)
    shape = [t.kind for t in out]
    for at in range(len(shape) - 5):
        both = shape[at : at + 2] == ["FADE", "START"] and shape[at + 3 : at + 5] == ["AND", "END"]
        if both and (out[at + 2].text, out[at + 5].text) == ("in", "out"):
            return [*out[:at], Token("FADEBOTH", "fade"), *out[at + 6 :]]
    for at in range(1, len(out) - 1):
        timed = out[at + 1].kind in ("FOR", "OVER", "NUM", "A")
        if out[at - 1].kind in ("AND", "COMMA") and timed:
            kinds = {t.kind for t in out[:at]}
            if out[at].text == "out" and "FADEIN" in kinds:
                out[at] = Token("FADEOUT", "fade out")
            elif out[at].text == "in" and "FADEOUT" in kinds:
                out[at] = Token("FADEIN", "fade in")
    return out


def _opened(tokens: list[Token]) -> list[Token]:
    """ "Start with 2 seconds of silence" inserts them at the start, "end with" at the end."""
    for at, token in enumerate(tokens):
        if token.kind != "SET" or token.text not in ("start with", "end with", "finish with"):
            continue
        last = next((i for i in range(at, len(tokens)) if tokens[i].kind in _JOINTS), len(tokens))
        if not any(t.kind == "SIL" for t in tokens[at:last]):
            continue
        place = Token("START" if token.text == "start with" else "END", token.text)
        put = [Token("INSERT", token.text), *tokens[at + 1 : last], Token("AT", "at"), place]
        return [*tokens[:at], *put, *_opened(tokens[last:])]
    return tokens


_TURNS = word_set(
    "replace turn overwrite cover fill swap substitute mask exchange switch paint trade"
)


def reworded(tokens: list[Token]) -> list[Token]:
    """ "Turn X to silence" mutes it, "cut the volume in half" halves it, "stereo to mono" is mono."""
    out = list(tokens)
    kinds = [t.kind for t in out]
    for at in range(len(out) - 2):
        if kinds[at + 1] == "TO" and {kinds[at], kinds[at + 2]} == {"MONO", "STEREO"}:
            first = at - 1 if at and kinds[at - 1] == "FROM" else at
            return reworded([*out[:first], *out[at + 2 :]])
    first = next((i for i, t in enumerate(out) if t.kind not in ("FILL", "ASK")), 0)
    last = max(
        (i + 1 for i, t in enumerate(out) if t.kind not in ("FILL", "ASK", "STOP")), default=0
    )
    body = kinds[first:last]
    if len(body) < 3 or any(kind in _JOINTS for kind in body[1:]):
        return out
    turns = body[0] in ("CONVERT", "SET") or out[first].text in _TURNS
    if turns and body[-1] == "SIL" and out[last - 2].text in ("to", "into", "with", "for", "by"):
        parts = any(k in ("CLOCK", "UT", "SEL", "PRON", "FIRST", "LAST") for k in body)
        if parts and "INSERT" not in body:
            return [*out[:first], Token("MUTE", "silence"), *out[first + 1 : last - 2], *out[last:]]
    room = body[-1] == "OP:mute_words" and out[last - 1].text == "room tone"
    if room and (turns or out[first].text in _TURNS):
        rest = [t for t in out[first + 1 : last - 1] if t.text not in ("with", "by", "to", "into")]
        return [*out[:first], Token("OP:mute_words", "room tone"), *rest, *out[last:]]
    halved = body[-1] == "HALF" and out[last - 2].text in ("in", "by")
    if halved and body[0] == "REMOVE" and body[1] in ("VOLUME", "SPEED", "TEMPO"):
        return [*out[:first], Token("HALVE", "halve"), *out[first + 1 : last - 2], *out[last:]]
    return out


def minus_after(tokens: list[Token]) -> list[Token]:
    """ "16- LUFS", as Hebrew typing often leaves the minus: the number is below zero."""
    if not any(token.hebrew for token in tokens):
        return tokens
    out: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        scale = after is not None and after.kind == "UA" and after.unit in ("LUFS", "dB", "dBTP")
        if token.text == "-" and token.kind == "TO" and scale and out and out[-1].kind == "NUM":
            out[-1] = Token("NUM", out[-1].text, -abs(out[-1].value), signed=True)
            continue
        out.append(token)
    return out


def plain(tokens: list[Token]) -> list[Token]:
    """The tokens with all of these decided."""
    return kept(
        adjectives(
            resting(pasted(reworded(edges(mistyped(apart(pointed(chosen(minus_after(tokens)))))))))
        )
    )
