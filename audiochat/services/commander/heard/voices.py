"""Who speaks, what is asked, and what is answered."""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import fuzz

from audiochat.services.commander.heard import introduced
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.normalise import word_set

_ALIKE = 85.0
_LEAST = 5
"""Letters of a part of a name that may be misspelt."""
ASKERS = word_set("host interviewer presenter moderator journalist reporter lawyer attorney teacher "
                  "doctor מראיין מראיינת מנחה עיתונאי עורך")  # fmt: skip
ANSWERERS = word_set("guest interviewee witness speaker caller expert student patient client "
                     "candidate customer אורח אורחת מרואיין מרואיינת עד מתקשר לקוח")  # fmt: skip
ROLES = ASKERS | ANSWERERS
"""What people call those who speak without naming them."""


HOSTS = word_set("host interviewer presenter moderator")
GUESTS = word_set("guest interviewee expert")
"""Roles that the talk itself may tell, however many speak."""
EITHER = word_set("teacher student")
"""Roles in which either may do the asking: a pupil asks, and so does who teaches."""


def speakers(said: Said) -> list[str]:
    """The names of those who speak, in the order in which they do."""
    return list(dict.fromkeys(w.word.speaker for w in said.words if w.word.speaker))


def who(said: Said, called: str) -> str | None:
    """The speaker that is called so: by name, by title, by what others say, or by role."""
    wanted = " ".join(plain(called))
    return said.once(("who", wanted), lambda: _who(said, wanted))


def _who(said: Said, wanted: str) -> str | None:
    names = introduced.fitting(speakers(said), wanted)
    return (
        _named(names, wanted)
        or introduced.called(said, names, wanted)
        or _like(names, wanted)
        or (introduced.full_name(said, names, wanted) if " " not in wanted else None)
        or _by_role(said, speakers(said), wanted)
    )


def is_called(said: Said, called: str) -> bool:
    """Whether exactly one speaker has this name or a part of it, this title, or is called so."""
    wanted = " ".join(plain(called))
    names = introduced.fitting(speakers(said), wanted)
    full = introduced.full_name(said, names, wanted) if " " not in wanted else None
    return bool(_named(names, wanted) or introduced.called(said, names, wanted) or full)


def titled(said: Said, word: str) -> str | None:
    """The speaker who is called so by a title or as one of the family: "the doctor"."""
    return introduced.called(said, speakers(said), word)


def _named(names: list[str], wanted: str) -> str | None:
    """The one whose name it is, or of whose name a part, with or without a title or the s of an owner."""
    words = wanted.split()
    forms = [wanted, introduced.bald(wanted), wanted.removesuffix("s")]
    for form in forms:
        same = [name for name in names if form == " ".join(plain(name))]
        if same:
            return same[0]
    for form in (*forms, words[-1] if introduced.bald(wanted) != wanted else wanted):
        parts = [name for name in names if form and form in introduced.bald(name).split()]
        if len(parts) == 1:
            return parts[0]
    return None


def _like(names: list[str], wanted: str) -> str | None:
    """The one whose name, or a part of it, is nearly so."""
    for known in (
        {name: [" ".join(plain(name))] for name in names},
        {n: [p for p in introduced.bald(n).split() if len(p) >= _LEAST] for n in names},
    ):
        ranked = {n: max((fuzz.ratio(p, wanted) for p in parts), default=0.0)
                  for n, parts in known.items()}  # fmt: skip
        best = [name for name in names if ranked[name] == max(ranked.values()) >= _ALIKE]
        if len(best) == 1:
            return best[0]
    return None


def _by_role(said: Said, names: list[str], wanted: str) -> str | None:
    """Of two speakers the one whose role is left; of more the one who is introduced or introduces."""
    role = next((w for word in wanted.split() if (w := word.removeprefix("ה")) in ROLES), None)
    if role is None or role in EITHER:
        return None
    if len(names) != 2:
        return _of_many(said, names, role)
    others = [name for name in names if not set(plain(name)) & (ROLES - {role})]
    if len(others) == 1:
        return others[0]
    asker = _asker(said)
    if asker is None:
        return None
    return asker if role in ASKERS else next(name for name in names if name != asker)


def _of_many(said: Said, names: list[str], role: str) -> str | None:
    """The guest who alone is introduced, or the host who asks and opens the programme."""
    if role in GUESTS:
        return introduced.guest(said, names)
    asker = _asker(said) if role in HOSTS else None
    return asker if asker is not None and introduced.opens(said, asker) else None


def is_kin(name: str) -> bool:
    """Whether a word is what people call one of their family."""
    return any(name in group for group in introduced.KIN)


def _asker(said: Said) -> str | None:
    """Who asks by far the most questions."""
    asked = Counter(said.words[hit.first].word.speaker for hit in questions(said))
    asked.pop("", None)
    best = asked.most_common(2)
    if not best or (len(best) == 2 and best[0][1] < 2 * best[1][1]):
        return None
    return best[0][0]


def turns(said: Said, speaker: str, start: int = 0, end: int | None = None) -> list[Hit]:
    """Every stretch in which ``speaker`` speaks without another between.

    Of the words ``start`` up to, not including, ``end``; all of them unless those are given.
    """
    out: list[Hit] = []
    first = None
    last = len(said.words) if end is None else end
    for index in range(start, last):
        if said.words[index].word.speaker == speaker:
            first = index if first is None else first
        elif first is not None:
            out.append(Hit(first, index))
            first = None
    if first is not None:
        out.append(Hit(first, last))
    return out


def but(said: Said, speaker: str) -> list[Hit]:
    """All that the other speakers say."""
    others = [name for name in speakers(said) if name != speaker]
    return sorted((h for n in others for h in turns(said, n)), key=lambda hit: hit.first)


def questions(said: Said) -> list[Hit]:
    """Sentences that end with a question mark; those that follow each other are one."""
    out: list[Hit] = []
    for first, last in said.sentences():
        if "?" not in said.words[last - 1].text:
            continue
        if out and out[-1].last == first and _same(said, out[-1].first, first):
            out[-1] = Hit(out[-1].first, last)
        else:
            out.append(Hit(first, last))
    return out


def _same(said: Said, one: int, other: int) -> bool:
    return said.words[one].word.speaker == said.words[other].word.speaker


_LED = (
    r"^(?:(?:and|so|okay|ok|right|well|now|um|er|uh|then|just|this is|here's|here is|one|my|the|a|very)"
    r"[ ,.]+)*(?:{}) (?:question|one)\b"
)
_FIRST, _LAST = (re.compile(_LED.format(word)) for word in ("first", "last|final"))
""" "One last question.": what is announced so, whatever is asked before or after it."""


def announced(said: Said, found: list[Hit], last: bool) -> Hit | None:
    """Of some questions the one that somebody announces as the first or the last, with those words."""
    rows = said.sentences()
    for first, behind in reversed(rows) if last else rows:
        text = " ".join(said.text(first, behind).casefold().split())
        if not (_LAST if last else _FIRST).match(text):
            continue
        own = next((hit for hit in found if first <= hit.first <= behind < len(said.words)), None)
        if own is not None and _same(said, first, own.first):
            return Hit(min(first, own.first), own.last)
    return None


def answers(said: Said) -> list[Hit]:
    """What is said after a question until the next one; by who replies where speakers are known.

    Where two people speak and one of them does the asking, the answers are all that the other says
    from the first question on.
    """
    asked = questions(said)
    if not asked:
        return []
    asker = _asker(said)
    if asker is not None:
        others = [name for name in speakers(said) if name != asker]
        hits = [hit for name in others for hit in turns(said, name) if hit.last > asked[0].last]
        return sorted(hits, key=lambda hit: hit.first)
    ends = [hit.first for hit in asked[1:]] + [len(said.words)]
    return [hit for q, end in zip(asked, ends, strict=True) for hit in _replies(said, q, end)]


def _replies(said: Said, question: Hit, end: int) -> list[Hit]:
    """What is said up to a word by who speaks first after a question and did not ask it."""
    asker = said.words[question.first].word.speaker
    names = [word.word.speaker for word in said.words[question.last : end]]
    speaker = next((name for name in names if name and name != asker), "")
    if not asker or not speaker:
        return [Hit(question.last, end)] if end > question.last else []
    return turns(said, speaker, question.last, end)
