"""Which words of a sentence name things, told from the words beside them; English, and Hebrew roughly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiochat.services.asking.language import NEGATIONS, STOP, plain, stem, words
from audiochat.services.asking.passages import SHORTENED, Sentence
from audiochat.services.asking.wanted import NUMBERS, TIMES

LONGEST_RUN = 4

_DETERMINERS = (
    "the a an our my your his her their its this that these those some any all each both every no"
)
_OBJECTS = "me us them him it what how more most less enough much many another like"
_BEFORE_VERBS = """
i we you he she they it who to will would can could should must may might not do does did don't
didn't doesn't won't can't couldn't wouldn't shouldn't isn't let's please never always also just
i'll we'll you'll he'll she'll they'll i'd we'd you'd they'd i've we've they've has have had
having been
"""
_PREPOSITIONS = """
near behind around across along toward towards inside outside beside besides within without
against among despite per via upon beyond except since until during throughout unlike
"""
_VERBS = """
want need come came become became seem happen stay remain suffer eat ate eaten write wrote go went
gone run ran follow put sit sat stood say said tell told ask think thought know knew known believe
mean meant keep kept let begin began begun shown hear heard bring brought lose lost paid meet met
include continue learn understand speak spoke read allow add spend spent grow grew open opened win
won remember consider appear buy bought wait send sent expect build built fall fell reach sell
sold require decide explain hope carry break broke receive agree caught draw drew choose chose
listen realise realize exist bake save saves try tried tries give gave take took get got make made
see saw find found leave left feel felt live lived die died taught doubled renew apologise
apologize depend depends taught showed shows moved helped used called looked worked lasts hurt hurts suffers
sang sings flies flew swims swam
"""
_VAGUE = """
first last next good great nice better best fine lovely early late short long new old big small
kind sort bit lot matter point moment course time times couple pretty rather perhaps maybe however
anyway already always never often still away back together today morning everybody honest sure
certain whole half wonderful later able true wrong right happy different same own other bigger
biggest smaller smallest worse worst harder hardest higher highest lower lowest older oldest
younger youngest longer longest shorter shortest hard easy high low young close little real really
exactly simply nearly almost quite okay hello thanks thank welcome guys bye morning half weak
strong hot cold warm beautiful important favourite favorite dot org com quick
"""
_GENERIC = """
people year day thing way part place case week month hour minute number side end reason result
fact name word question story person man woman life world home head hand eye face night afternoon
evening beginning problem example idea kind somebody nobody anybody everyone someone something
nothing anything stuff guest show episode meeting talk
"""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS, BEFORE_VERBS = _set(_DETERMINERS), _set(_BEFORE_VERBS)
AFTER_A_VERB = DETERMINERS | _set(_OBJECTS)
PREPOSITIONS = _set(_PREPOSITIONS)
VERBS = _set(_VERBS)
_SEASONS = frozenset({"spring", "summer", "autumn", "winter", "morning", "evening", "night"})
VAGUE = (_set(_VAGUE) | NUMBERS | TIMES | NEGATIONS) - _SEASONS
GENERIC = frozenset(map(stem, _set(_GENERIC) | _SEASONS))
"""Words that name something and tell nothing."""

_SAYS_NOTHING = """
name total away lot little else ever once sure time times today yesterday tomorrow still yet later
earlier finally main most least currently moment living opinion happen mean reason kind sort type
exact simple nice full true story bit point sentence paragraph minute second place person someone
anyone question answer topic subject detail bring did made make know come use need want work live
look sound supposed meant really able happened happens recording meeting interview episode talk
conversation call guest host speaker word words quote information info fact actual current anywhere
nowhere whole quick short long anyway ordinary according accordingly gentleman gentlemen lady ladies
guy guys actually basically approximately roughly normally usually
"""
NOTHING = frozenset(map(stem, _SAYS_NOTHING.split())) | GENERIC
"""Words of a question that tell nothing of what it is about."""

_CLAUSE = (".", ",", ";", ":", "!", "?", "…", "-", "–", ")")
_ADVERB = re.compile(r"[a-z]{3,}ly")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence: as written without marks, in plain form, whether a clause ends with it."""

    text: str
    low: str
    ends: bool
    opens: bool

    @property
    def hebrew(self) -> bool:
        """Whether it is written in Hebrew."""
        return "\u05d0" <= self.low[:1] <= "\u05ea"

    @property
    def named(self) -> bool:
        """Whether its capital letter is its own and not that of a sentence."""
        return self.text[:1].isupper() and not self.opens


def tokens(sentence: Sentence) -> list[Token]:
    """The words of a sentence."""
    out: list[Token] = []
    for word in sentence.words:
        bare = word.text.strip(".,;:!?…\"“”()'’-–")
        if bare:
            opens = not out or out[-1].ends
            ends = word.text.endswith(_CLAUSE) and word.text.lower() not in SHORTENED
            out.append(Token(bare, plain(bare), ends, opens))
    return out


def _names(token: Token) -> bool:
    """Whether a word can be part of a name of a thing at all."""
    low = token.low
    if low.split("'")[0] in STOP:  # "there's"
        return False
    plainly = low in STOP or stem(low) in STOP or low in VAGUE or low in PREPOSITIONS
    odd = len(low) < 3 or any(c.isdigit() for c in low) or len(words(token.text)) != 1
    return not plainly and not odd and not (_ADVERB.fullmatch(low) and not token.named)


def _acts(said: Sequence[Token], at: int, begun: bool) -> bool:
    """Whether a word is what somebody does here; ``begun``: a run of names stands right before it."""
    token = said[at]
    if token.hebrew or token.named:
        return False
    before = said[at - 1].low if at and not said[at - 1].ends else ""
    after = said[at + 1].low if at + 1 < len(said) and not token.ends else ""
    if before in BEFORE_VERBS or (
        (token.low in VERBS or token.low.removesuffix("s") in VERBS) and before not in DETERMINERS
    ):
        return True
    if before in DETERMINERS:
        return False
    if token.low.endswith("ed") and len(token.low) > 4:
        return True
    return begun and (after in AFTER_A_VERB or after in NUMBERS)


def runs(said: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Stretches of words that name something: first word and one past the last."""
    first = -1
    for at, token in enumerate(said):
        fits = _names(token) and not _acts(said, at, first >= 0)
        if fits and first < 0:
            first = at
        if first >= 0 and not fits:
            yield first, at
            first = -1
        if first >= 0 and (token.ends or at + 1 == len(said)):
            yield first, at + 1
            first = -1
