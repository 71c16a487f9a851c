"""Whether the recording supports a statement: checked before a time is put beside it.

A statement is held to one sentence, or two that follow each other. Its numbers and names must be there
exactly, what it denies must be denied, nearly all its words must be there or be words for the same
idea, and the whole must mean the same. A right statement may fail; a wrong one must not pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from audiochat.domain.errors import ModelError
from audiochat.domain.transcript import Citation
from audiochat.services.asking.concepts import ideas
from audiochat.services.asking.language import NEGATIONS, STOP, content, plain, stem, words
from audiochat.services.asking.numbers import WORDS, numbers
from audiochat.services.asking.passages import Sentence, Stretch
from audiochat.services.asking.places import quoted
from audiochat.services.asking.retrieval import Vectors
from audiochat.services.asking.telling import Telling

FEWEST = 2
"""Content words of a statement: with fewer, nothing can be checked."""

FEW = 2
"""With no more than these, all of them must be said in one sentence: "Ruth" in one and "honey" in the next
say nothing of Ruth and honey."""

LEAST_SHARED = 0.6
"""The share of a statement's content words, by what they tell, that must be said in these words."""

LEAST_COVERED = 0.85
"""The share that must be said in these words or in words for the same idea."""

LEAST_ALIKE = 0.72
"""The cosine of statement and sentence (measured, see DECISIONS.md)."""

_SAID = re.compile(
    r"^(?:the )?(\w+) (?:said|says|say|mentioned|mentions|explained|explains|thinks|thought|"
    r"suggested|suggests|told|asked|asks|added|adds|agreed|wants|wanted|noted)\b"
)
_SPEECH = re.compile(r"^(?:the )?(?P<who>\w+(?: \w+)?)\s*:\s+(?P<said>.+)$")
""" "Ruth: ..." says that Ruth said it."""
_CRIES = frozenset(
    ("oh", "ah", "wow", "hey", "hooray", "ouch", "oops", "ugh", "yay", "alas", "אוי", "וואו")
)
_I = "i i'm i'll i've i'd me my mine we us our we'll אני אנחנו לי שלי לנו"
_FIRST_PERSON = frozenset(_I.split())
_REPORTS = "explain mention think suggest add note ask agree want tell state"
_REPORTING = frozenset(map(stem, _REPORTS.split()))
_OPPOSITES = (
    """
increase decrease|more less|more fewer|up down|before after|open close|buy sell|accept reject|accept refuse
early late|high low|win lose|begin end|start stop|hire fire|rise fall|left right|inside outside|first last
always never|all none|agree disagree|easy difficult|hot cold|happy unhappy|possible impossible
remember forget|push pull|arrive leave|cheap expensive|large small|big small|fast slow|old new|with without
""".strip()
    .replace("\n", "|")
    .split("|")
)
_PAIRS = [tuple(map(stem, pair.split())) for pair in _OPPOSITES]


def _denials(text: str) -> int:
    return sum(w in NEGATIONS or w.endswith("n't") for w in words(text))


def names(text: str, *, starts: bool = False) -> frozenset[str]:
    """Words with a capital letter, as stems; those that begin a sentence only with ``starts``."""
    found: set[str] = set()
    start = True
    for token in re.findall(r"[\w'’]+|[.!?…:]", text):
        if token in ".!?…:":
            start = True
            continue
        low = plain(token)
        plainly = low in STOP or low in NEGATIONS or low in WORDS
        if token[:1].isupper() and not plainly and (starts or not start):
            found.add(stem(low))
        start = False
    return frozenset(found)


def _opposed(statement: set[str], said: set[str]) -> bool:
    """Whether one has a word where the other has its opposite."""
    for one, other in _PAIRS:
        for mine, theirs in ((one, other), (other, one)):
            if (
                mine in statement
                and theirs not in statement
                and theirs in said
                and mine not in said
            ):
                return True
    return False


def _same_order(statement: str, said: str) -> bool:
    """Whether names that both have come in the same order: who does what to whom."""
    wanted = names(statement) & names(said)
    if len(wanted) < 2:
        return True
    first = [w for w in map(stem, words(statement)) if w in wanted]
    second = [w for w in map(stem, words(said)) if w in wanted]
    return list(dict.fromkeys(first)) == list(dict.fromkeys(second))


def _tellers(window: Sequence[Sentence]) -> set[str]:
    """The names of the one who says all of it; none where two speak."""
    if len({sentence.speaker for sentence in window}) > 1:
        return set()
    return {stem(plain(part)) for part in window[0].speaker.split()}


def holds(statement: str, window: Sequence[Sentence], telling: Telling) -> bool:
    """Whether words, numbers, names and denials of a statement are those of the sentences."""
    said = " ".join(sentence.text for sentence in window)
    speakers = _tellers(window)
    claimed, heard = set(content(statement)), set(content(said))
    bare = [stem(w) for w in words(statement)]
    if len(claimed) < FEWEST or not numbers(statement) <= numbers(said):
        return False
    if len(claimed) <= FEW and len(window) > 1:
        return False
    speech = _SPEECH.match(plain(statement))
    if speech is not None:
        if not {stem(part) for part in speech["who"].split()} <= speakers:
            return False
        claimed = set(content(speech["said"]))
    if (_CRIES & set(words(statement))) - set(words(said)):
        return False
    teller = _SAID.match(plain(statement))
    if teller and teller.group(1) not in STOP:
        if stem(teller.group(1)) not in speakers:
            return False
        claimed -= {stem(teller.group(1)), *_REPORTING}
    elif not _FIRST_PERSON & set(words(said)):
        speakers = set()  # who says it is not whom it is about
    heard_names = {stem(w) for w in words(said)} | speakers
    if not names(statement, starts=True) <= heard_names:
        return False
    if _denials(statement) % 2 != _denials(said) % 2 or not _same_order(statement, said):
        return False
    if _opposed(set(bare), {stem(w) for w in words(said)}):
        return False
    missing = {w for w in claimed - heard - speakers if not w.isdigit() and w not in _NUMBER_WORDS}
    alike = {w for w in missing if ideas(w) & ideas(said)}
    shared = telling.share(claimed, claimed - missing)
    return (
        shared >= LEAST_SHARED
        and telling.share(claimed, claimed - missing | alike) >= LEAST_COVERED
    )


_NUMBER_WORDS = frozenset(map(stem, WORDS))


def _windows(stretches: Sequence[Stretch]) -> Iterator[tuple[Sentence, ...]]:
    for stretch in stretches:
        parts = stretch.sentences
        yield from ((part,) for part in parts)
        yield from pairwise(parts)


class Checker:
    """Finds the words that support a statement, or says that there are none."""

    def __init__(self, vectors: Vectors, telling: Telling) -> None:
        self._vectors = vectors
        self._telling = telling

    def place(self, statement: str, stretches: Sequence[Stretch]) -> Citation | None:
        """The first place among these passages that supports the statement; None when there is none."""
        for window in _windows(stretches):
            if holds(statement, window, self._telling):
                place = quoted(window)
                if self._means(statement, place.text):
                    return place
        return None

    def _means(self, statement: str, said: str) -> bool:
        """Whether both mean about the same; without the engine the words alone must do."""
        try:
            one, other = self._vectors.passages([statement, said])
        except ModelError:
            return True
        return float(one @ other) >= LEAST_ALIKE
