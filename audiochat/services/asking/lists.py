# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Lists of what is to be done, decided, left open or fought over, each with the words it is told by."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audiochat.services.asking import bearings, called
from audiochat.services.asking.conversing import Earlier
from audiochat.services.asking.days import WEEKDAYS
from audiochat.services.asking.draft import Draft, Scene
from audiochat.services.asking.language import plain, words
from audiochat.services.asking.passages import Sentence

MOST_LISTED = 15
MOST_PLACES = 8
FEWEST_WORDS, MOST_WORDS = 18, 70
"""Words of a place in a list: it reaches back until it says what it is about, and no further."""

CLOSE = 20.0
"""Seconds between two signs that are one place."""

_DAYS = "|".join(WEEKDAYS)
_MUST = re.compile(
    r"\b(?:must|should|need(?:s)? to|has to|have to|had better|make sure|do not forget|don't forget|"
    rf"remember to|action item|to-?do|(?:by|before) (?:{_DAYS}|tomorrow|tonight|the end of|the [\w-]+th\b))\b|"
    r"(?:^|\s)(?:צריך|צריכה|צריכים|חייב|חייבת|חייבים|תזכרו|תזכור|אל תשכח|עד יום)(?:\s|$)"
)
_WILL = re.compile(
    r"\b(?:i|we|he|she|they|you|[a-z]+) (?:will|am going to|is going to|are going to)\b|\b(?:i|we|you|he|"
    r"she|they)'ll\b|(?:^|[.,] )please [a-z]+|^(?:let us|let's) |^(?:could|can|would|will) you (?!just\b|not\b)|"
    r"^(?:and |so |okay,? )?i can (?!see|hear|feel|understand|imagine|tell|remember|think|only|just|not|say|be)\w+|"
    r"^(?:everyone|everybody),? (?!\w+s\b)\w+|בבקשה|אני א"
)
_NO_TASK = re.compile(
    r"\b(?:would have|used to|will be (?:cold|hot|fine|sunny)|that will be all|"
    r"you'll (?:lose|see|find|be|get|like|love|know|never|feel|remember|hear|notice)|have to (?:say|admit|be|ask)|"
    r"(?:i|we)'ll (?:ever|never|be|see|admit|believe|get to|come to|leave|talk|take your|start|move on)|"
    r"we'll do \w+ \w+ (?:when|later|after|next)|"
    r"(?:i|we) (?:must|should) (?:say|admit|confess|have)|should (?:anyone|anybody|one|it)|you need (?:a|an|the)|"
    r"you(?:'ve| have)? to (?:sit|be|feel)|has to (?:be|feel)|nobody|used to)\b|^(?:if|when) .*\byou'll\b"
)
_TAKES_ON = re.compile(r"\b(?:i'll|i will|i'm going to|you'll have)\b|^i can \w+")
_GENERALLY = re.compile(r"\b(?:always|never|every (?:day|time|year)|people|folk|one has to)\b")
_DECIDED = re.compile(
    r"\b(?:decided|decide on|agreed|settled|resolved|voted|approved|we(?: wi|')ll go with|we chose|we picked|"
    r"it is decided|final decision|unanimous(?:ly)?|in favou?r|all those (?:for|against)|carried)\b|"
    r"הוחלט|החלטנו|סוכם|הצבענו"
)
_SETTLES = re.compile(
    r"\b(?:that's that|it's dead|(?:it's|is) a (?:no|yes)\b|a (?:no|yes) from (?:me|us)|it's a deal|go ahead then|"
    r"we(?:'re| are) (?:not )?(?:going to|going with|doing)|"
    r"(?:has|have|'s|'ve) (?:been )?(?:moved|postponed|cancelled|called off|put off)|"
    r"let's (?:not|do|go with|take|have|keep|use|stick|make|order|buy|meet (?:on|at|in))\b(?! quick| a (?:start|break|move))|"
    r"any(?:one|body) (?:unhappy|against|opposed)|something i can (?:sign|live with)|i (?:can|could) live with|"
    r"fine by me|works for me|then i'll (?:put|place|order|book)|"
    r"we(?:'ll| will) (?:put|take|keep|use|order|buy|meet|stay with|stick|go with)|"
    r"no,? (?:order|do|take|keep|leave|go|get|buy|send)|"
    r"half now|that's (?:agreed|settled|decided|a deal|a plan)|so be it|rejected|turned down)\b|"
    r"^(?:agreed|done|deal|settled|carried|approved|everybody|all in favou?r)[.!]$"
)
_NOT_SETTLED = re.compile(
    r"\b(?:let's not (?:settle|decide)|not (?:settle|decide) (?:it|this|that)|leave (?:it|that|this) (?:hanging|open|for)|"
    r"(?:leave|left) (?:it |that |this )?(?:hanging|open|undecided)|not got an answer|no answer|"
    r"(?:look|talk|think|come|get) (?:at|about|back to|into) (?:it|this|that|them) (?:again|next|later)|"
    r"have a think|think (?:about|over) (?:it|who|how|what|whether|where|when)|"
    r"to be (?:decided|confirmed|discussed|seen)|remains? to be|(?:don't|do not) know (?:yet|whether|if)|"
    r"not sure (?:yet|whether|if|who|what|when|where|how)|we'll see(?! how it goes)|wait(?:ing)? (?:to hear|and see|for (?:an answer|a reply|a decision|approval))|"
    r"(?:haven't|hasn't|have not|has not) (?:been )?(?:decided|agreed|settled|asked|heard|found|chosen|fixed)|"
    r"still (?:open|unclear|undecided|need to (?:decide|find|ask)|have to (?:decide|find|ask)|don't know|looking)|"
    r"undecided|postponed?|put (?:it|that|this) off|next time|another time|pending|up in the air|open question|"
    r"needs? to be (?:decided|discussed|agreed)|(?:it )?depends on|can't (?:decide|say) (?:yet|now|tonight|today)|"
    r"if (?:he|she|they)(?:'ll| will) have it|sleep on (?:it|that|this))\b|עוד לא הוחלט|נחזור לזה"
)
_PUT_OFF = re.compile(
    r"\b(?:let's not (?:settle|decide)|leave (?:it|that|this) (?:hanging|open)|look at (?:it|this|that) again|"
    r"postponed?|put (?:it|that|this) off)\b"
)
_AGAINST = re.compile(
    r"\b(?:(?:i|we) (?:really |just |still )?(?:don't|do not|can't|cannot) (?:like|agree|think|believe|accept|see|"
    r"have|buy)|dis+agree\w*|i'm (?:not (?:sure|happy|convinced|having|paying|for|in favour)|against|in between|"
    r"afraid|sorry,? (?:i|but))|with (?:all )?(?:due )?respect|that's (?:not (?:true|right|fair|what|how)|wrong|"
    r"nonsense|ridiculous|unfair)|i(?:'d| would) rather|on the other hand|in between|a no from|(?:am|are|be|'m) "
    r"against|my (?:whole |only )?point|you(?:'re| are) (?:wrong|exaggerating)|won't work|not (?:fair|acceptable)|"
    r"but (?:surely|why|then why)|though,|absolutely not|no way|over my dead body|"
    r"i (?:object|doubt|oppose|refuse))\b|לא מסכים|לא מסכימה|אני נגד"
)


_MEANT = re.compile(r"\b(?:it|that|this|them|those|there|the (?:idea|plan|proposal))\b|^who\b|זה")
"""What tells that a question about a quarrel means what was spoken of before."""


@dataclass(frozen=True)
class Signs:
    """What shows that a sentence belongs in a list: clear signs, and weaker ones."""

    clear: re.Pattern[str]
    weak: re.Pattern[str] | None = None


def tasks(scene: Scene, draft: Draft) -> None:
    """Sentences in which somebody is to do something, in the order in which they are said."""
    names = bearings.speakers(scene.corpus)
    owners = bearings.named(scene.question, names)
    called = _calls(names)
    said = scene.corpus.sentences
    ranked = []
    for at, sentence in enumerate(said):
        low = plain(sentence.text)
        points = 2 * bool(_MUST.search(low)) + bool(_WILL.search(low)) + bool(called(low))
        points += bool(_TAKES_ON.search(low))
        asks = low.endswith("?") and not re.match(r"(?:could|can|would|will) you\b", low)
        idle = _NO_TASK.search(low) or _GENERALLY.search(low) or len(sentence.words) < 3
        if points and not asks and not idle and _is_for(owners, sentence, said[at + 1 :], names):
            ranked.append((-points, sentence.start, sentence))
    whom = f" that {_names(owners)} is" if owners else " in which somebody is"
    if owners and ranked:
        draft.line(f"What {_names(owners)} is to do, as it is said:")
    _listed(draft, ranked, f"I found no sentence{whom} to do something.")


def _names(owners: Sequence[str]) -> str:
    return " or ".join(owners)


def _calls(names: Sequence[str]) -> Callable[[str], bool]:
    """Whether a sentence calls somebody by name and bids them do something: "Ruth, send the letter"."""
    parts = [re.escape(part) for name in names for part in called.parts(name)]
    if not parts:
        return lambda low: False
    shape = re.compile(
        rf"^(?:and |so |then |okay,? |right,? )*(?:{'|'.join(parts)}), (?:you )?(?:can you |could you |please )?"
        r"(?!i|it|that|this|the|is|was|no|yes|thank|thanks|sorry|what|who|why|how|when|where|you|we|hello|over|to|on|in|at|for|"
        r"with|from|of|and|but|so|if|our|my|your|his|her|their)[a-z]+ \w+"
    )
    return lambda low: bool(shape.search(low)) and not low.endswith("?")


def _is_for(
    owners: Sequence[str], sentence: Sentence, after: Sequence[Sentence], names: Sequence[str]
) -> bool:
    """Whether a task is for one of these: theirs to say "I'll", called by name, or asked and answering."""
    if not owners:
        return True
    mentioned = bearings.named(sentence.text, names)
    if mentioned and not set(mentioned) & set(owners):
        return False
    if set(mentioned) & set(owners):
        return True
    said = set(words(sentence.text))
    if sentence.speaker in owners:
        return bool(said & {"i", "i'll", "i'm", "i've", "i'd", "we", "we'll"})
    answers = next((s.speaker for s in after if s.speaker != sentence.speaker), "")
    return bool(said & {"you", "you'll"}) and answers in owners


def decisions(scene: Scene, draft: Draft) -> None:
    """Places at which something is decided, in the order in which they are said."""
    clear = [s for s in scene.corpus.sentences if _DECIDED.search(plain(s.text))]
    if clear and not _talks(scene):
        _listed(draft, [(0, s.start, s) for s in clear], "")
        return
    found = _places(scene, Signs(_DECIDED, _SETTLES))
    _told(draft, found, "I found no sentence in which something is decided.")
    left = _places(scene, Signs(_NOT_SETTLED))
    if found and left:
        draft.line("\n**Left open**\n")
        _told(draft, left, "")


def _talks(scene: Scene) -> bool:
    """Whether several people decide in talk, which shows in other words than a report."""
    settled = sum(bool(_SETTLES.search(plain(s.text))) for s in scene.corpus.sentences)
    return len(bearings.speakers(scene.corpus)) > 1 and settled > 2


def outcomes(scene: Scene) -> list[list[Sentence]]:
    """The places at which something is decided or put off."""
    return _places(scene, Signs(re.compile(f"{_DECIDED.pattern}|{_PUT_OFF.pattern}"), _SETTLES))


def open_points(scene: Scene, draft: Draft) -> None:
    """Places at which something is left open."""
    found = _places(scene, Signs(_NOT_SETTLED))
    _told(draft, found, "I found no sentence in which something is left open.")


def disputed(scene: Scene, draft: Draft) -> None:
    """The places at which most is said against something, in the order in which they are heard."""
    said = [s for s in scene.corpus.sentences if _AGAINST.search(plain(s.text))]
    meant = _MEANT.search(plain(scene.question))
    near = _near_places(scene.earlier, said) if meant else []
    if near:
        _told(draft, [[s] for s in near], "")
        return
    groups = quarrels(scene)
    best = sorted(groups, key=lambda g: (-len(g), g[0].start))[:3]
    if not best:
        draft.say("I found no place where they speak against each other.")
        return
    draft.line("Where most is said against something:")
    for sentence in (s for g in sorted(best, key=lambda g: g[0].start) for s in g[:5]):
        draft.quote([sentence])


def quarrels(scene: Scene) -> list[list[Sentence]]:
    """Groups of sentences in which several speak against each other; those of two who are named alone."""
    said = [s for s in scene.corpus.sentences if _AGAINST.search(plain(s.text))]
    who = set(bearings.named(scene.question, bearings.speakers(scene.corpus)))
    said = [s for s in said if s.speaker in who] if len(who) > 1 else said
    groups = _clusters(said, 3 * CLOSE)
    return [g for g in groups if len(g) > 1 and len({s.speaker for s in g}) > 1]


def _near_places(earlier: Earlier | None, said: Sequence[Sentence]) -> list[Sentence]:
    """What is said against something near the place of the answer before."""
    if earlier is None or not earlier.places:
        return []
    start, end = earlier.places[0]
    return [s for s in said if s.end > start - CLOSE and s.start < end + 3 * CLOSE]


def _clusters(said: Sequence[Sentence], gap: float) -> list[list[Sentence]]:
    """Sentences that are near each other, together."""
    out: list[list[Sentence]] = []
    for sentence in said:
        if out and sentence.start - out[-1][-1].end < gap:
            out[-1].append(sentence)
        else:
            out.append([sentence])
    return out


def _places(scene: Scene, signs: Signs) -> list[list[Sentence]]:
    """Places with a sign, the clear ones first where there are too many; each reaches back to its subject."""
    said = scene.corpus.sentences
    at: list[tuple[int, int]] = []
    for index, sentence in enumerate(said):
        low = plain(sentence.text)
        if signs.clear.search(low):
            at.append((2, index))
        elif signs.weak is not None and signs.weak.search(low) and not _NOT_SETTLED.search(low):
            at.append((1, index))
    best = sorted(at, key=lambda one: (-one[0], one[1]))[:MOST_LISTED]
    spans: list[tuple[int, int]] = []
    for index in sorted(index for _, index in best):
        first = _from(said, index)
        if spans and first <= spans[-1][1] + 1 and _size(said, spans[-1][0], index) <= MOST_WORDS:
            spans[-1] = (spans[-1][0], index)
        else:
            spans.append((max(first, spans[-1][1] + 1) if spans else first, index))
    return [said[first : last + 1] for first, last in spans if first <= last]


def _size(said: Sequence[Sentence], first: int, last: int) -> int:
    return sum(len(s.words) for s in said[first : last + 1])


def _from(said: Sequence[Sentence], at: int) -> int:
    """Where a place begins that says what it is about."""
    first = at
    while (
        first
        and _size(said, first, at) < FEWEST_WORDS
        and said[at].start - said[first].start < CLOSE
    ):
        if _size(said, first - 1, at) > MOST_WORDS:
            break
        first -= 1
    return first


def _told(draft: Draft, found: Sequence[Sequence[Sentence]], none: str) -> None:
    for place in found[:MOST_LISTED]:
        draft.quote(place)
    if not found:
        draft.say(none)


def _listed(draft: Draft, ranked: list[tuple[int, float, Sentence]], none: str) -> None:
    kept = [s for _, _, s in sorted(ranked, key=lambda row: row[:2])[:MOST_LISTED]]
    for sentence in sorted(kept, key=lambda s: s.start):
        draft.quote([sentence])
    if not kept:
        draft.say(none)
    elif len(ranked) > len(kept):
        draft.line(f"\nThe {len(kept)} clearest of {len(ranked)} are listed.")
