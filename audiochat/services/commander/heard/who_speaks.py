# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Facts about those who speak: who first, most and longest, when somebody does, how fast, how much."""

from __future__ import annotations

import re

from audiochat.services.commander.describe import length
from audiochat.services.commander.heard import facts, voices
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Asked, marks, shown, unnamed
from audiochat.services.commander.heard.sound import Fact

_ALL = frozenset(
    ["they", "we", "people", "everyone", "everybody", "anyone", "somebody", "it", "you", "i", "one"]
)
_ONE = frozenset(["he", "she", "הוא", "היא"])
_NAME = r"(?:the |ה)?(?P<name>(?!each\b|every\b)[\w'.-]+(?: [\w'.-]+)?)"
_DOES = r"(?:do|does|did|is|was|has|have)"
_SPEAK = r"(?:speak|speaks|spoke|talk|talks|talked|say anything|say something)"
_SPEAKING = r"(?:speaking|talking)"
_CALLED = (
    r"(?!(?:it|this|that|there|they|we|you|people|anyone|everyone|anybody|everybody|who)\b)[\w.-]+"
)
_THIS = rf"(?:the |my )?(?P<this>{_CALLED})"
_THAT = rf"(?:the |my )?(?P<that>{_CALLED})"
_ONE_OR_OTHER = rf"{_THIS} or (?:does |do |is )?{_THAT}"
_TALKING = r"(?:(?:of the )?(?:talking|speaking)|words)"
_SHAPES = (
    ("first", rf"who (?:{_SPEAK}|is {_SPEAKING}|was {_SPEAKING}) first(?: .*)?|who (?:starts|begins|opens|started|began|opened)(?: (?:it|this|{_SPEAKING}|the \w+))?"),
    ("first", rf"who(?: is|'s| was) (?:the )?first (?:speaker|one to {_SPEAK}|to {_SPEAK}|voice)|מי (?:מדבר|מדברת|דיבר|דיברה) (?:ראשון|ראשונה)"),
    ("last", r"(?:who|which (?:speaker|one|voice|person)) (?:has|had|gets|got) the (?:last|final) (?:word|say)"),
    ("last", rf"who {_SPEAK} last(?: .*)?|who (?:has|had|gets) the last word|who(?: is|'s| was) (?:the )?last (?:speaker|one to {_SPEAK}|to {_SPEAK})|מי (?:מדבר|מדברת) (?:אחרון|אחרונה)"),
    ("most", rf"who (?:{_SPEAK}|is {_SPEAKING}) (?:the )?most|who (?:{_SPEAK}|is {_SPEAKING}) more|who does (?:most of the|the most|more) {_SPEAKING}"),
    ("least", rf"who (?:{_SPEAK}|is {_SPEAKING}) (?:the )?(?:least|less)|מי מדבר(?:ת)? (?:ה)?הכי (?:פחות|מעט)"),
    ("most", rf"(?:{_DOES} )?{_ONE_OR_OTHER} (?:{_SPEAK}|{_SPEAKING}|spoken|do) (?:the )?(?:more|most)(?: {_TALKING})?"),
    ("least", rf"(?:{_DOES} )?{_ONE_OR_OTHER} (?:{_SPEAK}|{_SPEAKING}|spoken|do) (?:the )?(?:less|least)(?: {_TALKING})?"),
    ("most", rf"{_DOES} {_THIS} (?:{_SPEAK}|{_SPEAKING}|spoken) more than {_THAT}"),
    ("least", rf"{_DOES} {_THIS} (?:{_SPEAK}|{_SPEAKING}|spoken) less than {_THAT}"),
    ("most", rf"(?:who|which(?: one)?)(?: out)?(?: of| between) {_THIS} (?:and|or) {_THAT} (?:{_SPEAK}|is {_SPEAKING}|does) (?:the )?(?:more|most)(?: {_TALKING})?"),
    ("least", rf"(?:who|which(?: one)?)(?: out)?(?: of| between) {_THIS} (?:and|or) {_THAT} (?:{_SPEAK}|is {_SPEAKING}|does) (?:the )?(?:less|least)(?: {_TALKING})?"),
    ("most", rf"(?:out of|of|between) {_THIS} (?:and|or) {_THAT},? (?:who|which(?: one)?) (?:{_SPEAK}|is {_SPEAKING}|does) (?:the )?(?:more|most)(?: {_TALKING})?"),
    ("most", rf"is it {_ONE_OR_OTHER} (?:who|that) (?:{_SPEAK}|is {_SPEAKING}|does) (?:the )?(?:more|most)(?: {_TALKING})?"),
    ("longest", rf"who {_SPEAK} (?:the |for the )?longest(?: .*)?|(?:what|which|where)(?: is|'s)? the longest (?:turn|monologue)"),
    ("when", rf"(?:when|where) {_DOES} {_NAME} first (?:{_SPEAK}|heard|{_SPEAKING})|(?:when|where) {_DOES} {_NAME} {_SPEAK} (?:first|for the first time)"),
    ("when", rf"(?:when|where) {_DOES} {_NAME} (?:start|begin) (?:{_SPEAKING}|to {_SPEAK})|when {_DOES} {_NAME} come in|מתי {_NAME} (?:מדבר|מדברת) (?:לראשונה|בפעם הראשונה)"),
    ("until", rf"(?:when|where) {_DOES} {_NAME} last (?:{_SPEAK}|heard|{_SPEAKING})|(?:when|where) {_DOES} {_NAME} {_SPEAK} (?:last|for the last time)|when {_DOES} {_NAME} stop {_SPEAKING}"),
    ("pace", rf"how many words (?:per|a) minute {_DOES} {_NAME} (?:{_SPEAK}|{_SPEAKING}|say|saying|do)|how (?:fast|quickly|slowly) {_DOES} {_NAME} (?:{_SPEAK}|{_SPEAKING})"),
    ("pace", rf"what(?: is|'s) {_NAME}'s (?:{_SPEAKING} )?(?:rate|speed|pace)|who (?:{_SPEAK}|is {_SPEAKING}) (?:the )?fastest"),
    ("words", rf"how many words {_DOES} {_NAME} (?:say|speak|use|said)|כמה מילים (?:אומר|אומרת|אמר|אמרה) {_NAME}"),
    ("turns", rf"how (?:many times|often) {_DOES} {_NAME} {_SPEAK}|how many turns {_DOES} {_NAME} have"),
)  # fmt: skip


_HERE = (
    r"(?: (?:in|on|of) (?:this|the|it|here|that|all)(?: [\w ]{1,30})?| here| overall| altogether)?"
)
_EITHER = r"(?:[,:;-]? (?:is it |out of |between |of )?(?:the )?(?P<this>[\w'.-]+)(?: or| and|,) (?:the )?(?P<that>[\w'., -]+))?"
""" "Who talks more, Ruth or Grandpa?" """
_OR = " or "


def _compiled() -> list[tuple[str, re.Pattern[str]]]:
    """Each choice of a shape by itself, since a name stands in several of them."""
    out = []
    for kind, shape in _SHAPES:
        depth, first, parts = 0, 0, []
        for at, sign in enumerate(shape):
            depth += {"(": 1, ")": -1}.get(sign, 0)
            if sign == "|" and not depth:
                parts.append(shape[first:at])
                first = at + 1
        tail = _HERE + _EITHER if kind in ("most", "least", "longest", "first", "last") else ""
        tail = _HERE if "<this>" in shape else tail
        out += [(kind, re.compile(rf"{part}{tail}\s*\??")) for part in [*parts, shape[first:]]]
    return out


_COMPILED = _compiled()


def asked(words: str) -> tuple[str, str] | None:
    """Which fact a sentence asks for, and about whom (empty: about all)."""
    for kind, shape in _COMPILED:
        found = shape.fullmatch(words)
        if found:
            parts = found.groupdict()
            if kind in ("most", "least") and parts.get("this") and parts.get("that"):
                return kind, f"{parts['this']}{_OR}{parts['that']}"
            name = parts.get("name") or ""
            return kind, name.removesuffix("'s")
    return None


def person(said: Said, called: str) -> str:
    """The speaker that is meant; empty for everybody. ``Asked`` where that is not known."""
    names = voices.speakers(said)
    if not called or called in _ALL or (called in _ONE and len(names) <= 1):
        return ""
    if not names:
        raise unnamed()
    name = voices.who(said, called)
    if name is None:
        raise Asked(f"Which of the speakers is “{called}”: {', '.join(names)}?")
    return name


def tell(kind: str, called: str, said: Said) -> Fact:
    """The fact asked for; ``Asked`` where the names of those who speak are missing."""
    if kind in ("most", "least") and voices.speakers(said):
        return _shares(kind, said, _between(said, called))
    name = person(said, called)
    if kind in ("pace", "words") and not name and called:
        return facts.whole(kind, said)
    names = voices.speakers(said)
    if not names:
        raise unnamed()
    if kind in ("first", "last", "longest"):
        return _one_turn(kind, said, names)
    if kind == "pace":
        return _pace(said, [name] if name else names)
    if not name:
        raise Asked(f"Who: {', '.join(names)}?")
    return _of(kind, said, name)


def _quoted(said: Said, hit: Hit) -> str:
    return shown(said.text(hit.first, hit.last))


def _one_turn(kind: str, said: Said, names: list[str]) -> Fact:
    turns = [(hit, name) for name in names for hit in voices.turns(said, name)]
    keys = {"first": lambda t: t[0].first, "last": lambda t: -t[0].last}
    long = kind == "longest"
    hit, name = min(turns, key=(lambda t: -_seconds(said, t[0])) if long else keys[kind])
    span = said.span(hit.first, hit.last)
    if long:
        took = length(round(span[1] - span[0], 1))
        return Fact(f"{name} speaks longest at a time: {took} at {marks((span,))}.", (span,))
    return Fact(f"{name} speaks {kind}, at {marks((span,))}: “{_quoted(said, hit)}”", (span,))


def _seconds(said: Said, hit: Hit) -> float:
    start, end = said.span(hit.first, hit.last)
    return end - start


def _between(said: Said, called: str) -> list[str]:
    """The speakers of "Ruth or Callum", everybody where not all of those are known."""
    found = [voices.who(said, name) for name in called.split(_OR)]
    names = [name for name in dict.fromkeys(found) if name]
    return names if len(names) == len(found) > 1 else voices.speakers(said)


def _shares(kind: str, said: Said, names: list[str]) -> Fact:
    shares = sorted(((facts.by(said, name), name) for name in names), reverse=kind == "most")
    listed = ", ".join(f"{name} {length(round(seconds, 1))}" for seconds, name in shares)
    return Fact(f"{shares[0][1]} talks the {kind}: {listed}.")


def _pace(said: Said, names: list[str]) -> Fact:
    told = []
    for name in names:
        count = sum(word.word.speaker == name for word in said.words)
        told.append((60 * count / max(0.1, facts.by(said, name)), name))
    if len(names) == 1:
        return Fact(f"{names[0]} says about {told[0][0]:.0f} words a minute, pauses left out.")
    told.sort(reverse=True)
    listed = ", ".join(f"{name} {pace:.0f}" for pace, name in told)
    return Fact(f"Words a minute, pauses left out: {listed}.")


def _of(kind: str, said: Said, name: str) -> Fact:
    turns = voices.turns(said, name)
    spans = tuple(said.span(hit.first, hit.last) for hit in turns)
    if kind == "words":
        count = sum(word.word.speaker == name for word in said.words)
        share = 100 * count / max(1, len(said.words))
        return Fact(f"{name} says {count} words, {share:.0f} % of all.", spans)
    if kind == "turns":
        times = "once" if len(turns) == 1 else f"{len(turns)} times"
        return Fact(f"{name} speaks {times}: {marks(spans)}.", spans)
    at = 0 if kind == "when" else -1
    word = "first" if kind == "when" else "last"
    span = spans[at]
    return Fact(f"{name} {word} speaks at {marks((span,))}: “{_quoted(said, turns[at])}”", (span,))
