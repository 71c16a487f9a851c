# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Parts that are told of first, the deed after them: "A to B is a cough and C to D a sneeze, delete both"."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.phrasing_told_he import HEBREW
from audiochat.services.commander.rewriting import rewrites, rewritten
from audiochat.services.commander.words_heard import INSTRUMENTS

_C = r"\d{1,3}:\d\d(?::\d\d)?(?:\.\d+)?"
_EDGE = r"the (?:very )?(?:start|beginning|end|front)"
_TO = r"(?:up to|all the way to|to|until|till|thru|through|and|עד|ל-?|-|–)"
_R = rf"(?:(?:from|between|at|בין|מ-?|ב-?) ?)?(?:{_C}|the (?:very )?(?:start|beginning))\s*{_TO}\s*(?:{_C}|the (?:very )?end)"
_RANGE = re.compile(rf"(?<![\w:]){_R}(?![\w:])", re.IGNORECASE)
_VERBS = (
    r"(?:delete|cut|remove|drop|lose|erase|bin|kill|chop|snip|mute|silence|bleep|keep|reverse|take|throw|get rid of|scrap|ditch|trash|toss|strip|edit|"
    r"boost|raise|lower|repeat|duplicate|discard|dump|edit|blank|save|retain|leave)"
)
_PLURAL = (
    r"(?P<who>both(?: of (?:them|those|these))?(?: (?:parts|bits|pieces|sections))?|(?:them|these|those)(?: (?:both|two|three|all|parts|bits|pieces|sections))*|"
    r"(?:all|each) (?:of )?(?:them|these|those|two|three)|the (?:two|three)(?: of them)?|the lot|(?:only )?(?:these|those)(?: two| three)?|שניהם|שתיהן|את שניהם|אותם|אותן)"
)
_PART = {
    "deleted": "delete", "removed": "delete", "cut": "delete", "cut out": "delete", "taken out": "delete", "erased": "delete", "dropped": "delete",
    "muted": "mute", "silenced": "mute", "silent": "mute", "bleeped": "bleep", "kept": "keep only", "reversed": "reverse", "repeated": "repeat",
    "thrown out": "delete", "thrown away": "delete", "scrapped": "delete", "struck": "delete", "struck out": "delete", "omitted": "delete", "left out": "delete", "excised": "delete", "expunged": "delete",
    "snipped": "delete", "snipped out": "delete", "chopped": "delete", "chopped out": "delete", "discarded": "delete", "edited out": "delete", "redacted": "mute", "blanked out": "mute",
    "binned": "delete", "gone": "delete", "bleeped out": "bleep", "blanked": "mute",
}  # fmt: skip
_MUST = r"(?:can|should|must|may|shall|could|have to|has to|need to|needs to|ought to|are to|is to|will have to)"
_PASSIVE = rf"(?:{_MUST} (?:both |all |please |now )*(?:be |get )?(?P<part>{'|'.join(sorted(_PART, key=len, reverse=True))}|go|disappear|vanish|stay|remain)(?: away| out| off)?)"
_REST = r"(?P<rest>,? (?:and |but )?(?:then )?(?:scrap|cut|delete|remove|drop|lose|bin|throw away|get rid of|ditch|discard|trash|dump|toss|erase) (?:all )?(?:everything else|the rest|all else|the others?|anything else|what's left|the remainder)(?: out| away)?)?"
_CLOSE = r"(?:,? (?:please|pls|thanks|thank you|if you can|for me|abeg|now|בבקשה))*\s*[.!]*$"
_DEED = re.compile(
    rf"(?:\s*[,;.:!–-]+\s*(?:and |so |then |please |just |kindly )*|\s+(?:so|and|then) (?:please )?)(?:(?P<verb>{_VERBS}) (?:out |off |away |only |just )*(?P<only>only |just )?{_PLURAL}(?: (?:out|away|off|only))*{_REST}|"
    rf"(?:only |just )?{_PLURAL.replace('?P<who>', '?P<whom>')}(?: parts| bits)? {_PASSIVE})"
    rf"{_CLOSE}",
    re.IGNORECASE,
)
_HEBREW_DEED = re.compile(
    r"[,;.:–-]+\s*(?:אז |בבקשה )*(?P<verb>תמחקי?|תמחק|למחוק|תחתכי|תחתוך|לחתוך|תורידי?|תוריד|תשתיקי|תשתיק|להשתיק|תסירי|תסיר|תשאירי?|תשאיר) (?:רק )?(?:את )?(?P<who>שניהם|שתיהן|שני אלה|אותם|אותן)[.!]*$"
)
_TURNS = re.compile(
    r"\b(?:unless|except|if|not|never|don't|doesn't|isn't|aren't|wasn't|only|every|other|instead|wait|actually|sorry|maybe|almost|before|after|but|"
    r"delete|remove|mute|keep|reverse|move|insert|add|put|fade|raise|lower|boost|undo|copy|normali[sz]e|or|rather|first (?:\d|two|three|four|five|ten)|last)\b"
)
_AWAY = word_set(
    "take throw get drop lose chop snip bin kill scrap ditch trash toss strip edit discard dump remove delete erase cut"
)


def _told_row(words: str) -> str:
    """ "I cough 1:44 to 1:46 and sneeze 3:09 to 3:11, delete both" as "delete 1:44 to 1:46 and 3:09 to 3:11"."""
    found = _DEED.search(words) or _HEBREW_DEED.search(words)
    if found is None:
        return words
    told = words[: found.start()]
    parts = [part.group() for part in _RANGE.finditer(told)]
    rest = _RANGE.sub(" ", told)
    kinds = found.groupdict()
    who = (kinds.get("who") or kinds.get("whom") or "").lower()
    many = 3 if "three" in who else 2 if re.search(r"both|two|שני|שתי", who) else len(parts)
    if (
        len(parts) < 2
        or len(parts) != many
        or re.search(r"\d", rest)
        or _TURNS.search(rest.lower())
    ):
        return words
    verb = _verb(found, who)
    heard = INSTRUMENTS & set(re.findall(r"[^\W\d]+", rest.lower()))
    if not verb or (heard and verb != "mute"):
        return words
    return f"{verb} {' and '.join(parts)}"


def _verb(found: re.Match[str], who: str) -> str:
    kinds = found.groupdict()
    verb, part = (kinds.get("verb") or "").lower(), (kinds.get("part") or "").lower()
    if part in ("go", "disappear", "vanish"):
        return "delete"
    if part in ("stay", "remain"):
        return "keep only"
    if part:
        return _PART[part]
    if verb in ("keep", "save", "retain", "leave", "תשאיר", "תשאירי"):
        return "keep only"
    if verb.split()[0] in _AWAY:
        return "delete"
    if verb.startswith(("תשתיק", "להשתיק")):
        return "mute"
    return "delete" if verb[:1] in "תל" else verb


_LABEL = r"(?:(?:the|my|his|her|their|our|this|that|a|את|ה) ?)?[^\W\d][^\W\d'-]*(?:[ '-](?!(?:from|between|at|בין)\b)[^\W\d]+){0,4}"
_ROW = re.compile(
    rf"^(?P<verb>(?:please |kindly |just |now )*(?:mute|silence|bleep|bleep out|blank|delete|cut|erase|redact|להשתיק|תשתיקי?|תשתיק|השתק|תמחקי?|תמחק|למחוק)) "
    rf"(?P<row>{_LABEL}[,:]? ?\(?{_R}\)?(?:(?:\s*[,;]\s*(?:and )?|\s+and\s+|\s+ו-?){_LABEL}[,:]? ?\(?{_R}\)?)+){_CLOSE}",
    re.IGNORECASE,
)
_OPERATING = re.compile(
    r"\b(?:every|each|all|other|before|after|except|not|and|or|pauses?|silences?|gaps?|noise|hum|hiss|chapters?|out|then|mute|cut|delete|keep|fade|move|rest|first|last|"
    r"words?|with|where|when)\b"
)


def _labelled_row(words: str) -> str:
    """ "Mute the card number 4:41-4:52 and the CVV 4:58-5:01": each has its name before it."""
    found = _ROW.match(words)
    if found is None:
        return words
    row = found["row"]
    names = re.sub(r"\s+and\s+|\s+ו-?|[,;:()]", "|", _RANGE.sub("|", row)).lower()
    labels = [name.strip() for name in names.split("|") if name.strip()]
    if any(_OPERATING.search(name) or set(name.split()) & INSTRUMENTS for name in labels):
        return words
    return f"{found['verb']} {' and '.join(part.group() for part in _RANGE.finditer(row))}"


_NAMED = re.compile(rf"^(?P<name>{_LABEL}[^\W\d]*)[,:]? \(?(?P<r>{_R})\)?$", re.IGNORECASE)


def unlabelled(part: str) -> str:
    """The times alone of "my grandson's talking from 18:05 to 18:50", or the words as they are."""
    found = _NAMED.match(part.strip())
    if found is None:
        return part
    name = found["name"].lower()
    strange = _OPERATING.search(name) or set(re.findall(r"[^\W\d]+", name)) & INSTRUMENTS
    return part if strange else found["r"]


_IT = r"(?:it|that|this|them|those|these|this bit|that bit|this part|that part)"
_NAME = r"(?:(?:the|my|our|his|her|their|this|that|a|your) )?[a-z][a-z' -]{0,40}?"
_IS = r"(?:is|are|was|goes|runs|lies|sits|comes|plays|starts|lasts|stands|happens|sits now|is now|lies now|currently is|is currently)"
_PLACE = rf"(?P<place>{_EDGE}|{_C}|minute \d+)"
_SIDE = r"(?P<side>before|after|at|to|in front of|ahead of|behind|right before|right after|just before|just after)"
_ASIDE = r"(?:,? (?:instead|please|pls|plz|rather|thanks|now|so (?:please )?move it(?: there)?|(?:so )?(?:please )?(?:move|put|shift|place|bring) (?:it|that|this)(?: there)?(?: please)?))*[.!]*$"
_SHOULD = r"(?:should|must|ought to|has to|needs to|is supposed to|is meant to|shall|would be better|is better|belongs?|fits better|would sit better|goes better|works better)"
_COME = r"(?: (?:be|come|go|stand|sit|play|sound|stay|appear|happen|be (?:put|placed|moved|sitting|heard|played)))?"
_BARE_R = rf"(?:from |between |at )?(?P<r>{_C}\s*{_TO}\s*{_C})"


def _moved(found: re.Match[str]) -> str:
    side = re.sub(r"right |just ", "", (found.groupdict().get("side") or "at").lower())
    side = {"in front of": "before", "ahead of": "before", "behind": "after", "at": "to"}.get(
        side, side
    )
    return f"move {_range(found)} {side} {found['place']}"


def _range(found: re.Match[str]) -> str:
    """The part with "to" between its ends, which "between" may have had before it."""
    return re.sub(r"(?<=\d)\s*(?:and|ל-?)\s*(?=\d)", " to ", found["r"])


def _first(found: re.Match[str]) -> str:
    return f"move {_range(found)} to the {'start' if found['end'].lower() == 'first' else 'end'}"


def _gone(found: re.Match[str]) -> str:
    part = (found.groupdict().get("part") or "go").lower()
    return f"{_PART.get(part, 'delete')} {found['x']}"


_WHAT = r"(?:what(?:ever)?(?:'s)?|everything(?: that)?|all(?: that)?|anything(?: that)?|the (?:stuff|part|bit|section|passage|stretch|material|things?)(?: that| which)?)"
_LIES = r"(?:(?: is| are| lies| lie| comes| come| stands| happens| sits| was|'s| there is| i said| we said| was said| is said| is heard)(?: now| currently| said| heard)?)?"
_SPAN = rf"(?P<x>(?:between|from) (?:{_C}|{_EDGE}) (?:and|to|until|till) (?:{_C}|the (?:very )?end)|(?:after|before) {_C}|{_C}\s*(?:to|until|till|-|–)\s*(?:{_C}|the end))"
_TELLS = r"(?: (?:is|are|was|were|has|have|contains?|has got|isn't|aren't)(?:n't| not)? (?:[^,;.\d](?!\bbut\b)){2,60}?,? (?:and|so)(?: it| that| this| they| please)?)?"
_GONE = rf"(?:{_MUST} (?:please |now |also )*(?:be |get )?(?P<part>{'|'.join(sorted(_PART, key=len, reverse=True))}|go|disappear|vanish)(?: away| out| off)?|(?:is|are) to (?:be )?(?:deleted|removed|cut|go))"
_TAKEN = r"(?:removed|deleted|cut(?: off| out| away)?|gone|erased|taken (?:off|out|away)|dropped|trimmed(?: off| away)?)"
_REMOVED = rf"(?:(?:is to be|are to be|should be|must be|gets?|to be|can be|has to be|needs to be|ought to be|shall be|may be|should get|must get) {_TAKEN})"
_WISH = r"(?:(?:i|we)(?:'d| would)? (?:like|want|wish|prefer)(?: it)?(?: that| if)? )"
_THERE = r"(?:it|that|this|then|there|this point|that point|that time|that moment|this moment)"
_WISHED = r"(?=(?:please |kindly |just |now )*(?:let|have|make|begin|start|open|commence|end|stop|finish|close|get)\b|[^\n]*\b(?:should|must|want|needs to|has to|like|ought to|shall)\b)"
_SAID_AGAIN = (
    r"(?:whatever|what|everything|all|anything)(?: that| which)?(?: is| was| comes| lies|'s)?"
)
_OVER = rf"(?: {_MUST} (?:be )?(?:deleted|removed|cut(?: off| out)?|erased|dropped|gone|go|disappear|thrown (?:out|away))| (?:is )?(?:gone|out|removed|deleted|cut|away)| can go| (?:is|isn't|is not) (?:needed|necessary|unneeded|unnecessary))"

_ALL: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = rewrites(
    (
        # a move told as a state
        (rf"^(?:what is (?:now |currently )?|{_NAME} \(?)?{_BARE_R}\)?,? {_SHOULD}{_COME} {_SIDE} {_PLACE}{_ASIDE}", _moved),
        (rf"^(?:what is (?:now |currently )?|{_NAME} \(?)?{_BARE_R}\)?,? {_SHOULD}{_COME} (?P<end>first|last){_ASIDE}", _first),
        (rf"^{_NAME}[ ,:(]+(?:{_IS} )?(?:now |currently |at the moment )?{_BARE_R}\)?\s*[,;.:–-]*\s*(?:and |but |so |though |yet )*(?:(?:i|we)(?:'d| would)? (?:like|want|need|prefer|rather have|wish)(?: to have)? {_IT}|{_IT} {_SHOULD}|please (?:put|move|place) {_IT}|{_IT}(?:'d| would) be better)(?: to)?{_COME}(?: sitting| standing| placed| moved| put| playing| right| over)* {_SIDE} {_PLACE}{_ASIDE}", _moved),
        (rf"^(?:(?:i|we)(?:'d| would)? (?:like|want|need|prefer|rather have|wish)(?: to have)?|have|let|i'd rather have) (?:{_NAME} \(?)?{_BARE_R}\)?(?: to)?{_COME} (?P<side>before|after|at|in front of|ahead of|behind) {_PLACE}{_ASIDE}", _moved),
        (rf"^(?:have|let|make|get) (?:{_NAME} \(?)?{_BARE_R}\)? (?:to )?follow {_PLACE}{_ASIDE}", lambda m: f"move {_range(m)} after {m['place']}"),
        (rf"^(?:have|let|make|get) (?:{_NAME} \(?)?{_BARE_R}\)? (?:to )?precede {_PLACE}{_ASIDE}", lambda m: f"move {_range(m)} before {m['place']}"),
        # what lies somewhere has to go
        (rf"^{_WHAT}{_LIES} {_SPAN}{_TELLS} {_GONE}{_CLOSE}", _gone),
        # an end is removed up to a time
        (rf"^(?:{_WISH}(?:the )?(?:very )?(?:beginning|start|intro|opening|front) (?:is |be |to be |gets )?{_TAKEN}|(?:the )?(?:very )?(?:beginning|start|intro|opening|front) {_REMOVED}) (?:until|up to|till|to|through) (?P<x>{_C}|\d+ [a-z]+(?: (?:and )?\d+(?: [a-z]+)?)?){_CLOSE}", r"delete from the start to \g<x>"),
        (rf"^(?:{_WISH}(?:the )?(?:very )?(?:end|ending|outro|tail|closing) (?:is |be |to be |gets )?{_TAKEN}|(?:the )?(?:very )?(?:end|ending|outro|tail|closing) {_REMOVED}) (?:from|after|starting at|beginning at|starting from) (?P<x>{_C})(?: on(?:wards)?)?{_CLOSE}", r"delete from \g<x> to the end"),
        (rf"^(?:the )?(?:beginning|start|intro|opening|front|everything|it) (?:can|may|should|must|has to|needs to) (?:go|disappear|vanish) (?:until|up to|till|through) (?P<x>{_C}){_CLOSE}", r"delete from the start to \g<x>"),
        (rf"^(?:the )?(?:end|ending|outro|tail|closing|everything|it) (?:can|may|should|must|has to|needs to) (?:go|disappear|vanish) (?:from|after|starting at|past) (?P<x>{_C})(?: on(?:wards)?)?{_CLOSE}", r"delete from \g<x> to the end"),
        (rf"^(?:until|up to|till) (?P<x>{_C}),? (?:it|everything|all|this|that) (?:can|may|should|must|has to|needs to) (?:go|be (?:cut|deleted|removed)){_CLOSE}", r"delete from the start to \g<x>"),
        # where it begins, and what comes before it said again
        (rf"^{_WISHED}(?P<keep>[^\n]*\b(?:start|begin|commence|open|starting|beginning|kick off)s?\b[^\n]*?\bat (?:about )?{_C})\s*(?:[,;.–-]+ *(?:and |so )?|,? and )(?:please |then )*(?:{_SAID_AGAIN} (?:precedes|preceding|before|prior to|ahead of|earlier than|up to)(?: {_THERE})?{_OVER}|(?:delete|remove|cut|drop|lose|erase|bin|get rid of|throw out|throw away|discard) {_SAID_AGAIN} (?:precedes|preceding|before|prior to|ahead of|earlier than|up to)(?: {_THERE})?(?: out| away)?){_CLOSE}", r"\g<keep>"),
        (rf"^{_WISHED}(?P<keep>[^\n]*\b(?:end|stop|finish|close|conclude|ending|stopping)(?:s|es)?\b[^\n]*?\bat (?:about )?{_C})\s*(?:[,;.–-]+ *(?:and |so )?|,? and )(?:please |then )*(?:{_SAID_AGAIN} (?:follows|following|after|past|beyond|later than)(?: {_THERE})?{_OVER}|(?:delete|remove|cut|drop|lose|erase|bin|get rid of|throw out|throw away|discard) {_SAID_AGAIN} (?:follows|following|after|past|beyond|later than)(?: {_THERE})?(?: out| away)?){_CLOSE}", r"\g<keep>"),
        # what is selected
        (r"^(?:what|the (?:part|bit|stretch|section|piece|passage)(?: that)?) (?:i|we)(?:'ve| have)? (?:just )?(?:have )?(?:selected|marked|highlighted|chosen|picked)\b", "the selection"),
        (r"^(?:i|we)(?:'ve| have)? (?:just )?(?:selected|marked|highlighted|picked out|picked) (?:a|an|the|this|that|some|one)(?: \w+){0,2}? (?:stretch|part|bit|piece|section|passage|spot|place|moment)(?: (?:that's|that is|which is|where)? ?[^,;.\d]{2,60})?[,;.:–-]+ *(?=[^\n]*\b(?:it|that|this|the selection|the (?:selected|marked) \w+)\b)", ""),
        # a named part, its deed, and another wish
        (rf"^{_NAME} {_IS} {_BARE_R}\s*[,;.:–-]+\s*(?:so |and |please |kindly |just )*(?P<verb>keep only|only keep|keep just|just keep|mute|silence|delete|cut|remove|bleep|reverse) (?:only |just )?(?:that|it|this)(?: out)?(?=,? and |[;.] |, )(?![^\n]*\b(?:rest|everything else)\b)", r"\g<verb> \g<r>"),
        (rf"(?<=[,;] )(?P<a>and |then )?(?:the |my |his |her )?[a-z]+(?: [a-z]+){{0,3}} (?:at|from|between) (?P<r>{_C}\s*{_TO}\s*{_C}) {_MUST} (?:also |please )*be (?P<part>muted|silenced|deleted|removed|cut|bleeped|reversed){_CLOSE}", lambda m: f"{m['a'] or ''}{_PART[m['part'].lower()]} {m['r']}"),
        (r"(?<=\b(?:is|as) )only (?=(?!from|between|the (?:first|last|part|bit)|needed|\d)[a-z][^,;\d]*[,;] )", "just "),
        (r"\btake (it|that|this) (?:away|out|off) (?=(?:over|in|on|across|throughout|from|for) )", r"remove \1 "),
        # said of whole rows
        (r"\b(can|should|must|may|have to|need to) both (?=(?:go|be)\b)", r"\1 "),
        (rf"^both (?={_R} and )", ""),
        (r"\blike (an?|the) (?:old |broken |slow )?tape (?:dying|stopping|slowing(?: down)?|running down|winding down|melting|grinding to a halt|that (?:dies|stops|slows down|runs down|winds down))\b", r"like \1 tape"),
    )
)  # fmt: skip


def told_plainly(words: str) -> str:
    """The sentence with what is told of first put into the wish about it."""
    words = rewritten(words, (*_ALL, *HEBREW), count=1)
    return _labelled_row(_told_row(words))
