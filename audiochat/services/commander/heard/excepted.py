# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Sentences that say what goes and what stays: "the boat out, but leave when the next call is"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from audiochat.services.commander.heard import wishes
from audiochat.services.commander.heard.english import DEEDS
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.supposing import MEASURED

LONGEST = 300
"""Letters of a sentence that is read so."""
MOST_CLAUSES = 6

_NOTHING = r"(?:the (?:rest|others?|remainder)|everything else|all (?:the|of the) rest|all else|the other (?:bits?|parts?|things?|stuff)|nothing else|no more)"
_MODAL = r"(?:(?:can|may|must|should|could|shall|has to|have to|needs to|need to|is to|are to|ought to|might as well|might)(?: all| both| just)?)"
_GOES_TAIL = re.compile(
    rf"^(?P<rest>.+?)(?:,? (?:that|this|it|they|those|these)(?: (?:one|bit|part|whole thing))?)?,? (?:{_MODAL} (?:go|be (?:cut|deleted|removed|dropped|taken out|left out|thrown out|cut out|binned|gone|out)|come out|disappear)|goes|out|away|gone|(?:is|are) out|(?:is|are)(?: not|n't) (?:needed|wanted|necessary))(?: please| pls| now| too| though| of it| completely| altogether)*$"
)
_STAYS_TAIL = re.compile(
    rf"^(?P<rest>.+?)(?:,? (?:that|this|it|they|those|these)(?: (?:one|bit|part))?)?,? (?:{_MODAL} (?:stay|remain|be (?:kept|left|there)|live|not (?:go|be (?:cut|touched|deleted|removed|lost|dropped)))|(?:must|should|may|can)(?: not|n't) (?:go|be (?:cut|touched|deleted|removed|lost|dropped))|stays?|remains?|(?:is|are) to (?:stay|remain)|(?:is|are) (?:fine|okay|ok|good|needed|important|allowed))(?: in(?: there| it)?| there| please| pls| though| as (?:it is|is|they are)| untouched| of course| too| both| alone| where (?:it is|they are))*$"
)
_STAYS_HEAD = re.compile(
    r"^(?:(?:please|do|but|and|only|just|also) )*(?:keep|leave(?! out\b)|retain|spare|save|preserve|hold on to|not|never|without(?: touching)?|except(?: for)?(?: (?:in|during|when|where|while))?|apart from|other than|"
    r"(?:do not|don'?t) (?:touch|cut|delete|remove|lose|mute|bleep|drop|take out|take)) (?:in (?=(?:the|what|that|his|her|their|my|our|where|[\w-]+'s)\b))?(?P<rest>.+?)(?: (?:in(?: there| it| place)?|alone|there|untouched|please|pls|where (?:it is|they are)|as (?:it is|they are|is)|be))*$"
)
_ONLY_STAYS = re.compile(
    r"^(?:(?:please|but|and) )*(?:(?:keep|leave|retain)(?: me)? (?:only|just)|only (?:keep|leave)|just (?:keep|leave))\b"
)
_WITHIN_HEAD = re.compile(
    r"^(?:from|in|of|out of|inside|within) (?P<within>(?:(?:the|that|her|his|their|our|my|[\w-]+'s) [^,;.:]{2,50}?|[\w-]+ (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+))),? (?=(?:please )?(?P<deed>DEED)\b)".replace(
        "DEED", f"{DEEDS['delete']}|{DEEDS['silence']}|{DEEDS['bleep']}"
    )
)
_TOO_LONG = re.compile(
    r"^(?P<within>(?:(?:the|that|her|his|their|our|my) |[\w-]+'s )[^,;.:]{2,50}?) (?:is|are|goes on|drags|gets|was) (?:(?:far|much|way|a bit|a little|rather|really|just|so) )*(?:too )?(?:long|lengthy|boring|slow|long-winded|wordy)[,;.:]+ (?:so |and )?"
)
_OUT_OF = re.compile(
    r"^(?P<rest>.+?)(?:,)? (?:out of|from|in) (?P<within>(?:the|that|her|his|their|our|my) [\w' -]{2,40}|[\w-]+'s [\w' -]{2,40})$"
)
_COLON = (
    (re.compile(r"(?P<rest>[^.:;]{3,90}): (?:please )?(?:cut|out|gone|delete|remove|drop|away)(?: (?:it|that))?(?=[.,;]|$| and\b| but\b)"), r"\g<rest> goes"),
    (re.compile(r"(?P<rest>[^.:;]{3,90}): (?:please )?(?:leave|keep|stays?|keep it|leave it)(?: (?:it|that))?(?: in)?(?=[.,;]|$)"), r"\g<rest> stays"),
)  # fmt: skip
_JOINT = re.compile(
    rf"(?:\s*(?<!\bmr)(?<!\bdr)(?<!\bms)(?<!\bst)(?<!\bmrs)(?<!\bprof)[,;.]+\s*(?:(?:but|and|yet|while|whereas|however|though)\s+)?|\s+(?:but|yet|whereas)\s+|\s+and\s+(?=(?:keep|leave|retain|spare|don'?t|do not|{DEEDS['delete']})\b)|\s+(?=(?:except|apart from|other than|without touching)\b))(?:(?:please|pls|so|then|only|also)\s+)*(?=\S)"
)
_IT_ONLY = re.compile(r"^(?:that|this|it|they|those|these|both)(?: (?:one|bit|part|whole thing))? ")
_TAKEN_OUT = re.compile(
    r"^(?P<rest>(?:the|that|his|her|their|our|my|[\w-]+'s) (?!.*\b(?:is|are|was|were|ran|runs?|comes?|came|goes|went|has|have|gets?|got)\b).+? out of .+)$"
)
_IDLE = re.compile(
    rf"^(?:(?:and|but|so|keep|leave|retain) )*{_NOTHING}(?: (?:stays?|remains?|is fine|can stay|may stay|should stay|must stay|in|alone|untouched|as (?:it|they) (?:is|are|was)))*$|^(?:please|pls|thanks?(?: you)?|cheers|ok|okay)$|"
    r"^there (?:he|she|it|they)(?:'s| is|'re| are)? (?:fine|okay|ok|good|loud enough|alright|all right|can stay).*$|^(?:it|that)'?s (?:fine|ok|okay|too long|boring)(?: there)?$"
)
_LOUDER = re.compile(
    r"^(?P<what>.+?) (?:should be |must be |needs to be |to be )?(?:(?:a (?:bit|little|touch|tad)|slightly|somewhat|much|more) )?(?P<way>louder|quieter|softer)(?: by (?P<db>\d+) ?db)?(?: (?:all over|everywhere|throughout|all through|overall|in general|generally|all the time|always))?$"
)
_ONES = re.compile(r"\bones? (?=about|where|when|with|on|to|of|for|that|whether|why|how)")
_TELLS = re.compile(
    r"^(?:the |my |our )?[\w'-]+ (?:gets?|is|was|has|had|says?|said|tells?|told|talks?|speaks?|goes|comes?|calls?|makes?|starts?|began|begins?|interrupts?|drops?|loses?|forgets?)\b"
)
""" "Anna is cut off": a clause that tells something and wishes nothing."""
_NO_THING = re.compile(
    r"^(?:(?:all|everything|anything|nothing) )?(?:else|rest|others?|remainder|everything|all|it|that|this|them|both)$"
)
_NOUN = re.compile(
    r"\b(?P<noun>answer|question|reply|story|part|bit|sentence|line|joke|remark|anecdote|letter|comment|turn|section|prediction)s?\b"
)


@dataclass
class Excepted:
    """What a sentence says: the ``deed``, what it is done to, what stays, and within what.

    ``way`` is how a level is changed ("louder"), with the deed ``gain``.
    """

    deed: str = "delete"
    goes: list[str] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)
    within: str = ""
    way: str = ""
    whole: str = ""


def read(text: str) -> Excepted | None:
    """What goes and what stays by a sentence (normalised); None where it says not both, or anything else too."""
    told = cleaned(text).rstrip("?!. ")
    if len(told) > LONGEST or '"' in told or MEASURED.search(told):
        return None
    found = Excepted()
    for shape in (_WITHIN_HEAD, _TOO_LONG):
        inside = shape.match(told)
        if inside is not None:
            found.within = re.sub(r"^(?:but|and) ", "", inside["within"])
            told = told[inside.end() :]
            break
    for shape, as_told in _COLON:
        told = shape.sub(as_told, told)
    clauses = _joined([piece.strip() for piece in _JOINT.split(told) if piece.strip()])
    if not 1 <= len(clauses) <= MOST_CLAUSES or not _classed(found, clauses):
        return None
    if not found.goes or not (found.stays or found.within):
        return None
    if any(_NO_THING.match(name) for name in (*found.goes, *found.stays)):
        return None
    _named_again(found)
    if not found.within and len(found.goes) == 1:
        out = _OUT_OF.match(found.goes[0]) if found.deed == "delete" else None
        found.whole = found.goes[0]
        if out is not None:
            found.goes, found.within = [out["rest"]], out["within"]
    return found


def spares(text: str) -> bool:
    """Whether a sentence (normalised) says what goes and what of it, or beside it, stays."""
    found = read(text)
    return found is not None and bool(found.stays)


def is_told_behind(text: str) -> bool:
    """Whether it is said behind a thing that it stays: "the dog can go, the cat stays"."""
    told = cleaned(text).rstrip("?!. ")
    return any(
        _STAYS_HEAD.match(piece) is None and _STAYS_TAIL.match(piece) is not None
        for piece in _JOINT.split(told)
    )


def _joined(pieces: list[str]) -> list[str]:
    """ "When he comes back, that can go" as one clause."""
    out: list[str] = []
    for piece in pieces:
        bare = _IT_ONLY.match(piece)
        follows = bare is not None and (
            _GOES_TAIL.match(f"x {piece}") or _STAYS_TAIL.match(f"x {piece}")
        )
        if out and follows and bare is not None and not _role(out[-1])[0]:
            out[-1] = f"{out[-1]} {piece[bare.end() :]}"
        else:
            out.append(piece)
    return out


def _role(clause: str) -> tuple[str, str, str]:
    """What a clause says of its thing (``goes``, ``stays``, ``idle`` or nothing), the thing, and the deed."""
    if _IDLE.match(clause):
        return "idle", "", ""
    if _ONLY_STAYS.match(clause):
        return "alone", clause, ""
    stays = _STAYS_HEAD.match(clause)
    if stays is not None:
        return "stays", stays["rest"], ""
    plainly = wishes.plainly(clause)
    if plainly is not None and plainly[0] in ("delete", "silence", "bleep"):
        return "goes", plainly[1], plainly[0]
    louder = _LOUDER.match(clause)
    if louder is not None:
        what = re.sub(r"^(?:make|turn|bring|get) ", "", louder["what"])
        by = f" by {louder['db']} db" if louder["db"] else ""
        return "goes", what, f"{louder['way']}{by}"
    for role, shape in (("stays", _STAYS_TAIL), ("goes", _GOES_TAIL), ("goes", _TAKEN_OUT)):
        found = shape.match(clause)
        if found is not None:
            return role, found["rest"], ""
    return "", clause, ""


def _classed(found: Excepted, clauses: list[str]) -> bool:
    """Put each clause to what goes or stays; False where one is neither."""
    waiting: list[str] = []
    last = ""
    for clause in clauses:
        role, thing, deed = _role(clause)
        if role == "idle":
            continue
        if role == "alone":
            return False
        if not role:
            if last:
                (found.goes if last == "goes" else found.stays).append(thing)
            else:
                waiting.append(thing)
            continue
        if deed:
            if found.goes and deed not in (found.deed, found.way):
                return False  # two deeds are two wishes
            if waiting and not all(map(_TELLS.match, waiting)):
                return False
            waiting = []  # "Anna is cut off in the middle; remove where they notice it"
            _deed(found, deed)
        (found.goes if role == "goes" else found.stays).extend([*waiting, thing])
        waiting, last = [], role if not deed or role == "goes" else ""
    return not waiting


def _deed(found: Excepted, deed: str) -> None:
    if deed in ("delete", "silence", "bleep"):
        found.deed = deed
    else:
        found.deed, found.way = "gain", deed


def _named_again(found: Excepted) -> None:
    """ "The one about B" with the noun of what was named before it."""
    nouns = [told["noun"] for name in found.goes if (told := _NOUN.search(name))]
    noun = nouns[0] if nouns else "part"
    found.stays = [_ONES.sub(f"{noun} ", name) for name in found.stays]
    found.goes = [_ONES.sub(f"{noun} ", name) for name in found.goes]
