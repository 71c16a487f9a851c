"""Who speaks, what is asked, and what is answered."""

from __future__ import annotations

from collections import Counter

from rapidfuzz import fuzz

from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.normalise import word_set

_ALIKE = 85.0
ASKERS = word_set("host interviewer presenter moderator journalist reporter lawyer attorney teacher "
                  "doctor מראיין מראיינת מנחה עיתונאי עורך")  # fmt: skip
ANSWERERS = word_set("guest interviewee witness speaker caller expert student patient client "
                     "candidate customer אורח אורחת מרואיין מרואיינת עד מתקשר לקוח")  # fmt: skip
ROLES = ASKERS | ANSWERERS
"""What people call those who speak without naming them."""


EITHER = word_set("teacher student")
"""Roles in which either may do the asking: a pupil asks, and so does who teaches."""


def speakers(said: Said) -> list[str]:
    """The names of those who speak, in the order in which they do."""
    return list(dict.fromkeys(w.word.speaker for w in said.words if w.word.speaker))


def who(said: Said, called: str) -> str | None:
    """The speaker that is called so: by name, or by role where only that is left."""
    names = speakers(said)
    wanted = " ".join(plain(called))
    for name in names:
        known = " ".join(plain(name))
        if known == wanted or wanted in known.split() or fuzz.ratio(known, wanted) >= _ALIKE:
            return name
    role = next((word for word in wanted.split() if word.removeprefix("ה") in ROLES), None)
    if role is None or len(names) != 2:
        return _called(said, names, wanted)
    role = role.removeprefix("ה")
    if role in EITHER:
        return None
    others = [name for name in names if not set(plain(name)) & (ROLES - {role})]
    if len(others) == 1:
        return others[0]
    asker = _asker(said)
    if asker is None:
        return None
    return asker if role in ASKERS else next(name for name in names if name != asker)


_KIN = (
    frozenset(["gran", "granny", "grandma", "grandmother", "nan", "nana", "nanny"]),
    frozenset(["grandad", "granddad", "grandpa", "grandfather", "gramps"]),
    frozenset(["mum", "mom", "mummy", "mommy", "mam", "mother", "ma"]),
    frozenset(["dad", "daddy", "father", "pa", "papa"]),
    frozenset(["auntie", "aunt", "aunty"]),
    frozenset(["uncle"]),
)
"""What people call each other; one of each stands for all of it."""


def is_kin(name: str) -> bool:
    """Whether a word is what people call one of their family."""
    return any(name in group for group in _KIN)


def _called(said: Said, names: list[str], wanted: str) -> str | None:
    """Of two speakers the one whom the other calls so: "Last one, Gran."."""
    kin = next((group for group in _KIN if wanted in group), None)
    if kin is None or len(names) != 2:
        return None
    callers = {
        said.words[said.at[place]].word.speaker
        for word in kin
        for place in said.places.get(word, ())
        if _is_address(said, said.at[place])
    }
    return next(name for name in names if name not in callers) if len(callers) == 1 else None


def _is_address(said: Said, at: int) -> bool:
    """Whether somebody is spoken to with a word: with a mark before and behind it, or at an edge."""
    begins = at == 0 or said.words[at - 1].text.endswith((",", ".", "?", "!"))
    return begins and said.words[at].text.endswith((",", ".", "?", "!"))


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
