"""The one deed and the one exact part of a sentence whose other clauses only tell of it."""

from __future__ import annotations

from itertools import pairwise

from audiochat.domain.plan import RecordingState
from audiochat.services.commander.items import Amount, Item, Scanner
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.settling_bounds import JOINTS
from audiochat.services.commander.talk import SUBJECTS, TALK
from audiochat.services.commander.times import Where
from audiochat.services.commander.tokens import Token
from audiochat.services.commander.words_heard import INSTRUMENTS, NEEDED

_DEEDS = word_set(
    "REMOVE DROPHE MUTE RAISE LOWER LOUDER QUIETER KEEP RESTAWAY REVERSE COPY FASTER SLOWER FADEIN FADEOUT "
    "OP:bleep_words TAKE CLEAN"
)
_LED = word_set("FILL A AND THEN")
_THINGS = word_set(
    "bit part section stretch passage piece segment portion spot moment range place area region span "
    "patch repetition mistake error slip rubbish garbage mess interval lot thing sound audio noise "
    "everything whole words קטע חלק"
)
_RELATIVES = word_set(
    "where when while whilst which who that's because cos cuz bc since so for during with containing in "
    "כי ש שבו שבה"
)
_AROUND = word_set("OUT OFF UP DOWN BIT MUCH VOLUME")
_TALKING = TALK | word_set("BETWEEN AFTER ADJ ASK SLOWLY UNTIL TO SET LEAVE TAKE KEEPPITCH")
_SHORT = 90.0
"""Seconds of a stretch of which "where the dog barks" can be all."""
_SHORTER = 30.0
"""The same where that is said after its times, which may choose among what is heard there."""
_TURNS = word_set(
    "every each other others only except unless instead maybe almost never half most some any if wait "
    "actually sorry kidding rather alternate whenever until of as love like hear listen play profile "
    "כל אבל לא אל בלי חוץ רק"
)


def essence(tokens: list[Token], state: RecordingState) -> list[Token] | None:
    """ "From 8:00 to 8:20 she whispers; boost that by 5 dB" is the boost of that part.

    None where more than one part, deed or amount is named, or where a word may choose among what lies
    there.
    """
    placed = list(Scanner(tokens, state).placed())
    parts = [(a, b, part) for items, a, b in placed if (part := _exact(items)) is not None]
    if (
        not parts
        or not _together(tokens, parts)
        or any(t.text in _TURNS or t.text in INSTRUMENTS for t in tokens)
    ):
        return None
    first, last = parts[0][0], parts[-1][1]
    long = max(part.end - part.start for _, _, part in parts)
    amounts = [
        (a, b) for items, a, b in placed if items and isinstance(items[0], Amount) and b - a > 0
    ]
    if any(_is_place(items) for items, _, _ in placed) or len(amounts) > 1:
        return None
    clauses = _clauses(tokens, first, last)
    deeds = [c for c in clauses if _is_deed(tokens, c, amounts)]
    reach = _SHORT if not _chooses(tokens[last:]) else _SHORTER
    if len(deeds) != 1 or (_chooses(tokens) and long > reach):
        return None
    told = [c for c in clauses if c is not deeds[0]]
    if not all(_idle(tokens, c, first, last) and _tells(tokens, c, first, last) for c in told):
        return None
    wish = _wish(tokens, deeds[0], (first, last), amounts)
    if wish is None or (not told and wish == tokens):
        return None
    return wish


def _exact(items: list[Item]) -> Where | None:
    where = items[0] if len(items) == 1 else None
    exact = isinstance(where, Where) and where.kind in ("span", "tail")
    return where if exact and isinstance(where, Where) else None


def _is_place(items: list[Item]) -> bool:
    where = items[0] if items else None
    return isinstance(where, Where) and where.kind in ("point", "except", "open", "rest")


def _clauses(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The runs of tokens between joints and relative words; no run is cut inside the part."""
    cuts = [0]
    for at, token in enumerate(tokens):
        if first <= at < last:
            continue
        if token.kind in JOINTS or token.text == "-":
            cuts += [at, at + 1]
        elif token.text.split()[:1] and token.text.split()[0] in _RELATIVES and at:
            cuts.append(at)
    cuts.append(len(tokens))
    runs = [(a, b) for a, b in pairwise(cuts) if b > a]
    return [(a, b) for a, b in runs if not (b - a == 1 and tokens[a].kind in JOINTS)]


def _is_deed(tokens: list[Token], clause: tuple[int, int], amounts: list[tuple[int, int]]) -> bool:
    """Whether a clause begins as a wish: with its verb, or with a change of level."""
    at = clause[0]
    while at < clause[1] and (
        tokens[at].kind in _LED or tokens[at].text in ("please", "to", "just")
    ):
        at += 1
    if at == clause[1]:
        return False
    if tokens[at].text == "silence":  # "silence the interval"; "the silence at 1:00" tells
        return not any(t.kind in ("CLOCK", "FIRST", "LAST") for t in tokens[clause[0] : clause[1]])
    up = tokens[at].kind in ("UP", "DOWN")
    return tokens[at].kind in _DEEDS or any(
        a in (at, at + up) and (tokens[at].signed or up) for a, _ in amounts
    )


def _chooses(tokens: list[Token]) -> bool:
    return any(t.text in ("where", "when", "while", "whilst", "with", "who") for t in tokens)


def _idle(tokens: list[Token], clause: tuple[int, int], first: int, last: int) -> bool:
    """Whether a clause only tells: no verb of editing, no amount."""
    said = [
        t for at, t in enumerate(tokens[clause[0] : clause[1]], clause[0]) if not first <= at < last
    ]
    refused = [t for t in said if t.kind == "NOT"]
    if refused and not any(word in NEEDED for t in said for word in t.text.split()):
        return False
    return all(
        t.kind in _TALKING
        or t in refused
        or t.text in _RELATIVES
        or (t.kind == "IF" and t.text in _STORY)
        for t in said
    )


_STORY = word_set("where when while")


def _tells(tokens: list[Token], clause: tuple[int, int], first: int, last: int) -> bool:
    """Whether a clause can only tell: of a relative word, a subject, or with a verb that tells."""
    said = [
        t
        for at, t in enumerate(tokens[clause[0] : clause[1]], clause[0])
        if not first <= at < last and t.kind != "FILL"
    ]
    if not said:
        return True
    opening = tokens[clause[0]].text.split()[0] if tokens[clause[0]].text else ""
    words = [word for t in tokens[clause[0] : clause[1]] for word in t.text.split()]
    begins = first == clause[0] and any(t.kind == "UNK" for t in said)
    inside = clause[0] <= first < clause[1]
    verbal = any(word.endswith(("s", "ed")) and len(word) > 3 for word in words[1:])
    joined = clause[0] > 0 and tokens[clause[0] - 1].kind in ("AND", "THEN")
    told = begins or any(word in _IS for word in words) or (inside and verbal)
    return opening in _RELATIVES or opening in SUBJECTS or (told and not joined)


_IS = word_set(
    "is are was were isn't has have had sounds seems makes needs goes comes runs it's that's there's i'm"
)


def _wish(
    tokens: list[Token],
    clause: tuple[int, int],
    part: tuple[int, int],
    amounts: list[tuple[int, int]],
) -> list[Token] | None:
    """The deed with the part and its amount, or None where its object may be something else."""
    inside = {at for a, b in amounts for at in range(a, b)}
    outside = [at for at in sorted(inside) if not clause[0] <= at < clause[1]]
    if outside:
        return None
    said = [at for at in range(*clause) if not part[0] <= at < part[1]]
    verb = next(
        (
            at
            for at in said
            if (tokens[at].kind in _DEEDS or tokens[at].text == "silence") and at not in inside
        ),
        None,
    )
    rest: list[Token] = []
    names: list[str] = []
    for at in said:
        token = tokens[at]
        if at == verb or (at < (verb or 0) and token.kind in _LED) or token.text == "please":
            continue
        if (
            (token.kind in ("NOISE", "HUM", "RUMBLE") and _takes_noise(tokens, verb))
            or at in inside
            or token.kind in _AROUND
        ):
            rest.append(token)
        elif token.kind in _NAMES and token.text not in _THINGS:
            names.append(token.text)
        elif not _object(token):
            return None
    named = tokens[part[0] : part[1]]
    if verb is None:
        return None if names else [*named, *rest]
    if names and not _told_before(tokens, names, clause):
        return None
    deed = tokens[verb]
    if deed.kind == "SIL":
        deed = Token("MUTE", "mute")
    if deed.kind == "RESTAWAY":
        deed = Token("KEEP", "keep")
    return [deed, *named, *rest]


def _together(tokens: list[Token], parts: list[tuple[int, int, Where]]) -> bool:
    """Whether several parts are one row: "1:00 to 1:03 and 2:00 to 2:05"."""
    between = [t for one, two in pairwise(parts) for t in tokens[one[1] : two[0]]]
    return all(t.kind in ("AND", "COMMA", "FILL", "AT") for t in between)


_NAMES = ("UNK", "ABOUT", "THING", "VOICE", "QUIETER", "LOUDER", "ADJ")


def _told_before(tokens: list[Token], names: list[str], clause: tuple[int, int]) -> bool:
    """Whether what a wish names was told of: "a truck passes, cut the truck"."""
    return set(names) <= {t.text for t in tokens[: clause[0]] if t.kind == "UNK"}


def _takes_noise(tokens: list[Token], verb: int | None) -> bool:
    return verb is not None and tokens[verb].kind in ("REMOVE", "LOWER", "CLEAN", "DROPHE")


def _object(token: Token) -> bool:
    """Whether a word of the wish only points at the part."""
    pointing = token.kind in (
        "PRON",
        "SEL",
        "FILL",
        "A",
        "ALL",
        "THERE",
        "HERE",
        "OF",
        "AT",
        "OVER",
    )
    return pointing or token.text.split()[-1:] == [] or token.text.split()[-1] in _THINGS
