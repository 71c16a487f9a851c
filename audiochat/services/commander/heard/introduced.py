"""Speakers by what they are and by what others call them: "the doctor" is "Dr. Lindqvist"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.services.commander.heard.normal import Said, plain

KIN = (
    frozenset(["gran", "granny", "grandma", "grandmother", "nan", "nana", "nanny"]),
    frozenset(["grandad", "granddad", "grandpa", "grandfather", "gramps"]),
    frozenset(["mum", "mom", "mummy", "mommy", "mam", "mother", "ma"]),
    frozenset(["dad", "daddy", "father", "pa", "papa"]),
    frozenset(["auntie", "aunt", "aunty"]),
    frozenset(["uncle"]),
)
"""What people call each other; one of each stands for all of it."""
TITLES = (
    frozenset(["dr", "doc", "doctor"]),
    frozenset(["prof", "professor"]),
    frozenset(["mr", "mister"]),
    frozenset(["mrs", "missus"]),
    frozenset(["ms", "miss"]),
    frozenset(["sir"]),
    frozenset(["madam", "maam"]),
    frozenset(["father", "fr", "reverend", "rev", "vicar", "pastor"]),
    frozenset(["sister"]),
    frozenset(["captain", "capt"]),
    frozenset(["coach"]),
    frozenset(["nurse"]),
    frozenset(["judge"]),
)
"""What stands before a name; one of each stands for all of it."""
_TITLED = frozenset[str]().union(*TITLES)
_MINE = ("my", "our")
_FURTHEST = 2
"""Words between a title and the name that it is part of: "Dr. Karin Lindqvist"."""
_SHORTEST = 3
"""Letters of the shortest name that is looked for in the talk."""
_TWICE = 2
_INTRODUCES = re.compile(
    r"\b(?:with me|with us|joined by|joining (?:me|us)|(?:my|our|special|today's) guest|please welcome|"
    r"(?:talking|speaking) (?:to|with)|welcome to the \w+|(?:thank you|thanks)(?: so much| very much)? for "
    r"(?:coming|joining|being|having|talking))\b"
)
""" "With me in the studio is Dr. Karin Lindqvist", of somebody else than who says it."""
_OPENS = re.compile(
    r"\b(?:welcome (?:back )?to|you(?:'re| are) listening to|this is|i(?:'m| am) your host|with me)\b"
)
_HAVING = "for having"
"""What a guest says."""


def called(said: Said, names: Sequence[str], word: str) -> str | None:
    """The one speaker who has a title or is called so: "Gran" is who is asked "Can you, Gran?"."""
    groups = [group for group in (*TITLES, *KIN) if word in group]
    if not groups:
        return None
    group = frozenset[str]().union(*groups)
    titled = [name for name in names if plain(name)[:1] and plain(name)[0] in group]
    for found in (titled, _named_so(said, names, group), _addressed(said, names, group)):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def fitting(names: Sequence[str], wanted: str) -> list[str]:
    """Those who may be meant by a name with a title: "Mister Ellis" is no Mrs. Ellis."""
    title, *rest = plain(wanted) or [""]
    group = next((group for group in TITLES if title in group), None) if rest else None
    first = {name: (plain(name) or [""])[0] for name in names}
    return [n for n in names if group is None or first[n] in group or first[n] not in _TITLED]


def bald(name: str) -> str:
    """A name in words as they are compared, without the title before it."""
    words = plain(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] in _TITLED else words)


def _named_so(said: Said, names: Sequence[str], group: frozenset[str]) -> list[str]:
    """Those beside whose name a title or kinship is said: "Dr. Karin Lindqvist", "my gran, Rose"."""
    out = []
    for word in group:
        for place in said.places.get(word, ()):
            mine = place > 0 and said.tokens[place - 1] in _MINE
            ends = said.words[said.at[place]].text.endswith((",", "?", "!"))
            if (ends and not mine) or (word not in _TITLED and not mine):
                continue
            near = said.tokens[place + 1 : place + 1 + (1 if mine else _FURTHEST)]
            speaker = said.words[said.at[place]].word.speaker
            out += [n for n in names if n != speaker and set(bald(n).split()) & set(near)]
    return list(dict.fromkeys(out))


def _addressed(said: Said, names: Sequence[str], group: frozenset[str]) -> list[str]:
    """Who is spoken to so by all the others that do: of two the other, of more who answers each time."""
    callers, answering = set(), []
    for word in group:
        for place in said.places.get(word, ()):
            at = said.at[place]
            if _is_address(said, at):
                speaker = said.words[at].word.speaker
                callers.add(speaker)
                later = (w.word.speaker for w in said.words[at:])
                answering.append(next((who for who in later if who != speaker), ""))
    if len(names) == _TWICE:
        return [name for name in names if name not in callers] if len(callers) == 1 else []
    sure = len(answering) >= _TWICE and len(set(answering)) == 1
    return [answering[0]] if sure and answering[0] and answering[0] not in callers else []


def _is_address(said: Said, at: int) -> bool:
    """Whether somebody is spoken to with a word: with a mark before and behind it, or at an edge."""
    begins = at == 0 or said.words[at - 1].text.endswith((",", ".", "?", "!"))
    return begins and said.words[at].text.endswith((",", ".", "?", "!"))


def full_name(said: Said, names: Sequence[str], word: str) -> str | None:
    """The speaker beside whose name another name of theirs is said: "Karin" of "Dr. Lindqvist"."""
    if len(word) < _SHORTEST:
        return None
    begins = {first for first, _ in said.sentences()}
    out = set()
    for place in said.places.get(word, ()):
        at = said.at[place]
        if not said.words[at].text[:1].isupper():
            continue
        joined = not said.words[at].text.endswith((",", ".", "?", "!"))
        titled = place > 0 and said.tokens[place - 1] in _TITLED
        inside = titled or at not in begins
        after = said.tokens[place + 1 : place + 2] if joined and inside else []
        led = place > 0 and not said.words[at - 1].text.endswith((",", ".", "?", "!"))
        near = {*after, *(said.tokens[place - 1 : place] if led else [])}
        out |= {name for name in names if near & set(bald(name).split())}
    return out.pop() if len(out) == 1 else None


def guest(said: Said, names: Sequence[str]) -> str | None:
    """The one speaker whom another introduces: "With me is ...", "Kelly, welcome to the show"."""
    out = set()
    rows = said.sentences()
    for (first, last), after in zip(rows, [*rows[1:], rows[-1]], strict=True):
        if (
            plain(said.words[last - 1].text)[-1:]
            and plain(said.words[last - 1].text)[-1] in _TITLED
        ):
            last = after[1]  # "With me is Dr." ends no sentence
        text = said.text(first, last).casefold().replace("’", "'")
        if _INTRODUCES.search(text) is None or _HAVING in text:
            continue
        tokens = set(plain(text))
        speaker = said.words[first].word.speaker
        out |= {n for n in names if n != speaker and set(bald(n).split()) & tokens}
    return out.pop() if len(out) == 1 else None


def opens(said: Said, name: str) -> bool:
    """Whether somebody speaks first and opens a programme: "You're listening to ..."."""
    for first, last in said.sentences():
        if said.words[first].word.speaker != name:
            return False
        if _OPENS.search(said.text(first, last).casefold().replace("’", "'")):
            return True
    return False
