# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""An English sentence about what is said becomes a request, or nothing when it is about something else."""

from __future__ import annotations

import re
from dataclasses import replace

from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard.request import Request, Target, Which
from audiochat.services.commander.lexer import clock_seconds

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_ORDER = "|".join(sorted(map(re.escape, en.ORDER), key=len, reverse=True))
_COUNT = "|".join((*en.COUNTS, r"\d{1,2}"))
_WHICH = rf"(?:the )?(?P<which>{_ORDER})(?: (?P<count>{_COUNT}))?"
_SAYS = rf"{en.SUBJECT} (?:then )?{en.SAYS}(?P<text>.+)"
_QUOTED = r"[\"'](?P<text>[^\"]+?)[\"']"
_TAIL = re.compile(
    rf"^(?P<text>.+?)[\s,]+(?:for )?(?:the )?(?P<which>{_ORDER})(?: (?P<count>{_COUNT}))? times?$"
)
_ALL_OVER = re.compile(
    r"^(?P<text>.+?)[\s,]+(?:everywhere|throughout(?: .*)?|wherever (?:it|he|she|they) .*|whenever (?:it|he|she|they) .*|"
    r"each time(?: (?:it|he|she|they) .*)?|every time(?: (?:it|he|she|they) .*)?)$"
)
_FORMS = "|".join(f"(?P<{kind}>{shape})" for kind, shape in en.FORMS.items())


def _shape(text: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{text})$")


_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("phrase", _shape(rf"{_WHICH} {en.TIMES} (?:that |when |where |in which )?{_SAYS}")),
    ("about", _shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{_WHICH} )?(?P<piece>{en.PIECES}) "
                     r"(?:about|on the (?:topic|subject) of|regarding|concerning|mentioning|"
                     r"(?:that|which) (?:is|are|talks?|speaks?) about|to do with) (?P<text>.+)")),
    ("sentence", _shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{_WHICH} )?(?P<piece>{en.PIECES}) "
                        rf"(?:with|containing|that (?:has|contains?|includes?)|which (?:has|contains?)|in which|where|that|when) "
                        rf"(?:{en.SUBJECT} {en.SAYS}|(?:the )?{en.LITERAL} |(?=\"))(?P<text>.+)")),
    ("about", _shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{_WHICH} )?(?P<piece>{en.PIECES}) "
                     rf"(?:where|when|in which|that) {en.SUBJECT} (?:{en.TALKS}|{en.MENTIONS})(?P<text>.+)")),
    ("about", _shape(rf"(?:where|when|in which) {en.SUBJECT} {en.TALKS}(?P<text>.+)")),
    ("phrase", _shape(rf"(?:(?:the )?(?:point|part|moment|place|bit|time|spot|second) )?"
                      rf"(?:where |when |that |wherever |whenever |at which )?{_SAYS}")),
    ("phrase", _shape(rf"(?:{_WHICH} |the |all )?(?:{en.TIMES}) (?:of|where it says) "
                      rf"(?:the (?:{en.LITERAL}) )?(?P<text>.+)")),
    ("sentences", _shape(rf"(?:the )?(?P<which>{_ORDER})(?: (?P<count>{_COUNT}))? sentences?(?: (?:of|in) (?:it|this|the \w+))?")),
    ("phrase", _shape(r"(?:the )?(?P<text>(?!he\b|she\b|it\b|his\b|her\b|the\b)[\w-]+)'s (?:full |last |first |sur)?name")),
    ("words", _shape(r"(?:the )?(?P<which>first|opening|last|final|closing)(?: (?P<count>"
                     + _COUNT + r"))? words?")),
    ("phrase", _shape(rf"(?:{_WHICH} |the |any |all (?:the )?)?{en.LITERAL}:? (?P<text>.+)")),
    ("phrase", _shape(rf"(?:{_WHICH} |the |a |any )?{_QUOTED}")),
)  # fmt: skip
_ANYHOW = _shape(rf"(?:only )?(?:the |any |all |all the |all of the |his |her |their |my |those |these |a |an )?"
                 rf"(?:{_WHICH} )?(?:{_FORMS})(?: (?:in|from) (?:it|this|the recording|there))?")  # fmt: skip
_GIVEN = _shape(
    rf"(?:(?:the )?(?:bit|part|moment|point|place|section|time|times) )?(?:where|when|in which|that) {en.SUBJECT} "
    rf"(?:gives?|reads?|says?|tells?|spells?|gave|said|shares?|dictates?|mentions?)(?: out)?(?: us| you| me| away)? "
    rf"(?:the |a |an )?(?P<what>(?:his |her |their |my )?(?:{'|'.join(en.FORMS.values())}))(?: out)?"
)
_SWEARING = _shape(
    rf"(?:every time |all the times |(?:the )?(?:bit|part|bits|parts) )?(?:where|when|whenever|wherever|that)? ?{en.SUBJECT} "
    r"(?:swears?|curses?|swore|cursed|is swearing)"
)
_SPEAKER = (
    _shape(rf"(?:only )?(?:everything|all|what|whatever|anything|the parts?|the bits?|when|where|whenever|the sections?)"
           rf"(?: (?:that|where|when|in which))? (?P<speaker>the (?:{en.ROLES})|(?!the |he |she |they |i |we |it |you )[\w'-]+)"
           rf" (?:says?|said|talks?|speaks?|is (?:talking|speaking)|spoke)"),
    _shape(rf"(?:only )?(?P<speaker>the (?:{en.ROLES})|(?!the\b)[\w-]+)'s? (?:parts?|voice|words|bits?|speech|lines|turns?|sections?|side)"),
    _shape(rf"(?:only )?(?P<speaker>the (?:{en.ROLES}))(?: (?:talking|speaking))?"),
)  # fmt: skip
_PLACE = re.compile(
    r"^(?:(?P<clock>\d{1,3}(?::\d{1,2}){1,2}(?:\.\d+)?)|(?P<number>\d+(?:\.\d+)?) ?(?P<unit>s|sec|"
    r"seconds?|m|min|minutes?)(?: in)?|the (?:very )?(?P<edge>start|beginning|end))$"
)


def cleaned(words: str) -> str:
    """A sentence without politeness, its quotation marks made plain (expects it normalised)."""
    text = words.translate(_QUOTES).strip()
    text = re.sub(rf"^{en.POLITE}", "", text)
    shorter = re.sub(rf"{en.CLOSING}$", "", text)
    return text.rstrip(" .!,") if re.search(r"\bsays?$", shorter) else shorter


def _chosen(found: re.Match[str], text: str) -> tuple[str, Which | None]:
    """Which of several a shape or the end of its text names, and the text without that."""
    parts = found.groupdict()
    named, counted = parts.get("which"), parts.get("count")
    if not named and (tail := _TAIL.match(text)) is not None:
        text, named, counted = tail["text"], tail["which"], tail["count"]
    if not named:
        return text, None
    count = en.COUNTS.get(counted or "", 0) or int(counted or 1)
    return text, Which(en.ORDER[named], count)


def _phrase(text: str) -> str:
    text = re.sub(r"^(?:the )?(?:words?|phrase|name|something like) (?=\S)", "", text.strip(" ,"))
    text = re.sub(
        r"[\s,]+(?:too|as well|at all|again|anywhere|in it|in this recording|here)$", "", text
    )
    return text.strip(" \"'.,!?:;")


def target(text: str) -> Target | None:
    """What a part of a sentence names, or None when it names nothing said."""
    text = text.strip(" ,")
    wide = _ALL_OVER.match(text)
    if wide is not None:
        inner = target(wide["text"])
        return None if inner is None else replace(inner, which=Which())
    form = _ANYHOW.match(text)
    if form is not None:
        kind = next(kind for kind in en.FORMS if form.groupdict().get(kind))
        shape = form.groupdict()[kind] or ""
        many = not re.fullmatch(en.SINGULAR, shape) or kind in ("fillers", "swears")
        return Target(kind, shape, _chosen(form, shape)[1], many)
    given = _GIVEN.match(text)
    if given is not None:
        return target(given["what"])
    if _SWEARING.match(text):
        return Target("swears", many=True)
    for shape_ in _SPEAKER:
        found = shape_.match(text)
        if found is not None and not found["speaker"].isdigit():
            name = re.sub(r"^the ", "", found["speaker"])
            return Target("speaker", speaker=name, many=True)
    for kind, shape_ in _SHAPES:
        found = shape_.match(text)
        if found is not None:
            made = _made(kind, found)
            if made is not None:
                return made
    return None


def _made(kind: str, found: re.Match[str]) -> Target | None:
    parts = found.groupdict()
    if kind in ("words", "sentences"):
        return Target(kind, which=_chosen(found, "")[1])
    raw, which = _chosen(found, parts["text"].strip(" ,"))
    said = _phrase(raw)
    if not said:
        return None
    subject = parts.get("subject") or ""
    if subject and re.match(r"(?:where|when|that|time|and|or)\b", subject):
        return None
    named = re.sub(r"^(?:the|my|our|a|that|this) ", "", subject)
    many = (parts.get("piece") or "").endswith("s") or (parts.get("piece") or "") in (
        "everything", "anything", "all", "stuff")  # fmt: skip
    if kind == "sentence" and (parts.get("piece") or "").startswith(("moment", "thing", "place")):
        kind = "phrase"
    every = re.match(r"(?:wherever|whenever)", found.group()) is not None
    pronoun = named in ("he", "she", "they", "i", "we", "you", "it", "")
    general = named in ("someone", "somebody", "anyone", "anybody", "everyone")
    speaker = "" if pronoun or general else named
    return Target(kind, said, which or (Which() if every else None), many, speaker)


def anchor(text: str) -> Target | None:
    """A place in the recording: something said, a time, or its start or end."""
    found = _PLACE.match(text.strip(" ,"))
    if found is None:
        return target(text)
    if found["edge"]:
        return Target("end") if found["edge"] == "end" else Target("time", at=0.0)
    if found["clock"]:
        seconds = clock_seconds(found["clock"])
        return None if seconds is None else Target("time", at=seconds)
    scale = 60.0 if found["unit"].startswith("m") else 1.0
    return Target("time", at=float(found["number"]) * scale)


def _sides(rest: str) -> tuple[str, Target, Target | None] | None:
    """ "everything before ...", "from ... to ...", "between ... and ..."."""
    rest = re.sub(rf"^{en.WHOLE}(?=(?:right |just )?(?:before|prior|preceding|ahead|leading|up to|up until|"
                  r"until|till|til|after|following|past|beyond|between|in between|from|starting|since)\b)",
                  "", rest)  # fmt: skip
    if (found := re.match(r"(?:in )?between (?P<one>.+)", rest)) is not None:
        return _pair(found["one"], r"and", "between")
    opened = re.match(r"(?:starting )?(?:from|at|since|with) (?P<one>.+)", rest)
    if opened is not None:
        pair = _pair(opened["one"], rf"(?:and )?{en.UPTO}", "range")
        if pair is not None:
            return pair
        onward = re.sub(
            r"[\s,]+(?:on|onwards?|forwards?|and on|to the end|until the end)$", "", opened["one"]
        )
        place = anchor(onward)
        known = place is not None and place.kind not in ("time", "end")
        return ("from", place, None) if known and place is not None else None
    for relation, words in (("before", en.BEFORE), ("before", en.UPTO), ("after", en.AFTER)):
        found = re.match(rf"(?:{words}) (?P<one>.+)", rest)
        if found is not None:
            place = anchor(found["one"])
            if place is None or place.kind in ("time", "end"):
                return None
            return relation, place, None
    return None


def _pair(text: str, joint: str, relation: str) -> tuple[str, Target, Target | None] | None:
    for found in re.finditer(rf"[\s,]+{joint}\s+", text):
        one, other = anchor(text[: found.start()]), anchor(text[found.end() :])
        if one is None or other is None:
            continue
        if {one.kind, other.kind} <= {"time", "end"}:
            return None
        return relation, one, other
    return None


_DEEDS = {
    deed: re.compile(rf"^(?P<deed>{alternatives})\s+(?P<rest>.+)$")
    for deed, alternatives in en.DEEDS.items()
}
_LEVEL = (
    re.compile(r"^(?:make|turn|bring|get) (?P<rest>.+?) (?:(?P<before>\d+(?:\.\d+)?) ?(?:db|decibels?) )?(?P<way>louder|quieter|softer|up|down)"
               r"(?: by (?P<db>\d+(?:\.\d+)?) ?(?:db|decibels?))?$"),
    re.compile(r"^(?:turn (?P<way1>up|down)|(?P<way2>raise|boost|amplify|lower|reduce|duck)) (?P<rest>.+?)"
               r"(?: by (?P<db>\d+(?:\.\d+)?) ?(?:db|decibels?))?$"),
)  # fmt: skip
_COUNT_SHAPES = (
    re.compile(rf"^(?:count )?(?:how many times|how often|the number of times) (?:do|does|did|is|was|are|has|have)? ?{_SAYS}$"),
    re.compile(r"^(?:how many times|how often) (?:is|was|are) (?P<text>.+?) (?:said|mentioned|used)$"),
    re.compile(rf"^(?:how many|count(?: all)?(?: the)?|number of) (?P<form>{'|'.join(en.FORMS.values())})"
               r"(?: (?:are|were|is|did|does|do|have)\b.*| (?:he|she|they|i|we) (?:say|says|said|make)s?)?$"),
)  # fmt: skip
_BY_WHOM = re.compile(
    rf"\b(?:does|do|did|has|have) (?P<who>the (?:{en.ROLES})|(?!(?:he|she|they|i|we|you|it|there|the|people|anyone)\b)[\w'-]+) "
    r"(?:ask|say|make|use|have|tell|give|utter|drop)"
)
_WHERE_SHAPES = (
    re.compile(rf"^(?:does|do|did|has|have) {en.SUBJECT} (?:ever )?{en.SAYS}(?P<text>.+)$"),
    re.compile(r"^(?:is|was|are|were) (?:the (?:word|phrase|name) )?(?P<text>.+?) (?:ever )?(?:said|mentioned)(?: (?:anywhere|at all|in it|in this recording))*$"),
    re.compile(rf"^(?:where|when|at what (?:time|point)|at which (?:time|point)) (?:do|does|did|is|was) {_SAYS}$"),
    re.compile(r"^(?:where|when) (?:is|was|are|do i hear) (?P<quoted>[\"'].+[\"'])(?: said| mentioned| used)?$"),
    re.compile(r"^(?:where|when) (?:is|was|are|were|'s) (?P<text>.+?) (?:said|mentioned)$"),
)  # fmt: skip
_LONG = (
    re.compile(rf"^how (?:long|much(?: time)?|many (?:minutes|seconds)) (?:do|does|did|is|was) "
               rf"(?P<speaker>the (?:{en.ROLES})|[\w'-]+)(?: (?:say|talk|speak|spoke|talking|speaking)s?)(?: (?:for|in total|altogether|overall))*$"),
    re.compile(rf"^(?:what is|what's) (?P<speaker>the (?:{en.ROLES})|[\w'-]+)'s (?:talk(?:ing)?|speaking) time$"),
)  # fmt: skip


_BOUNDS = (
    ("before", re.compile(r"^(?:have |make |let )?(?:start|begin|open)(?: (?:it|this|the \w+))?(?: (?:start|begin))? (?:right )?(?:at |from |with )?(?=where|when|the (?:point|moment|part)|[\"'])(?P<rest>.+)$")),
    ("after", re.compile(r"^(?:have |make |let )?(?:end|stop|finish|close)(?: (?:it|this|the \w+))?(?: (?:end|stop))? (?:right )?(?:at |after |with )(?P<rest>.+)$")),
)  # fmt: skip


def _bounds(text: str) -> Request | None:
    """ "Start it where she says hello", "end it after she says goodbye"."""
    for relation, shape in _BOUNDS:
        found = shape.match(text)
        named = target(found["rest"]) if found is not None else None
        if named is not None:
            return Request("delete", named, relation)
    return None


def plainly(words: str) -> tuple[str, str] | None:
    """The deed of a sentence and the bare words it is done to ("bleep", "david"), or None."""
    text = cleaned(words).rstrip("?").strip()
    for deed in ("keep", "silence", "bleep", "go", "delete"):
        found = _DEEDS[deed].match(text)
        if found is not None:
            return deed, re.sub(r"^(?:only |just |all |out )*(?:the |a |an )?", "", found["rest"])
    for shape in _LEVEL:
        found = shape.match(text)
        if found is not None:
            return "gain", re.sub(r"^(?:the )", "", found["rest"])
    return None


def read(words: str) -> Request | None:
    """The request of a sentence (normalised), or None when it names nothing that is said."""
    text = cleaned(words).rstrip("?").strip()
    asked = _question(text)
    if asked is not None:
        return asked
    bounds = _bounds(text)
    if bounds is not None:
        return bounds
    level = level_of(text)
    if level is not None:
        return level
    for deed in ("keep", "silence", "bleep", "go", "where", "delete"):
        found = _DEEDS[deed].match(text)
        while found is not None:
            made = _request(deed, found["rest"])
            if made is not None:
                return made
            found = None
    return None


def _request(deed: str, rest: str) -> Request | None:
    if deed in ("go", "where"):
        rest = re.sub(
            r"^(?:me )?(?:to )?(?:(?:the )?(?:place|point|part|moment|spot) (?=where|when))?",
            "",
            rest,
        )
    rest = re.sub(
        r"[\s,]+(?:from|in) (?:the recording|this recording|it|the file|the audio)$", "", rest
    )
    sides = _sides(rest)
    if sides is not None and deed not in ("where",):
        return Request(deed, sides[1], sides[0], sides[2])
    found = target(rest)
    return None if found is None else Request(deed, _bent(deed, found))


def _bent(deed: str, found: Target) -> Target:
    """A sentence is meant only where sound goes away; elsewhere the words themselves."""
    if found.kind == "sentence" and deed in ("silence", "bleep") and "sentence" not in found.text:
        return replace(found, kind="phrase")
    return found


def _question(text: str) -> Request | None:
    for deed, shapes in (("count", _COUNT_SHAPES), ("where", _WHERE_SHAPES)):
        for shape in shapes:
            found = shape.match(text)
            if found is None:
                continue
            parts = found.groupdict()
            if parts.get("form"):
                named = target("the " + parts["form"])
            elif parts.get("quoted"):
                named = target(parts["quoted"])
            else:
                named = _made("phrase", found)
            if named is not None:
                asker = _BY_WHOM.search(text) if parts.get("form") else None
                speaker = re.sub(r"^the ", "", asker["who"]) if asker is not None else named.speaker
                return Request(deed, replace(named, many=True, speaker=speaker))
    for shape in _LONG:
        found = shape.match(text)
        if found is not None and found["speaker"] not in ("it", "this", "that", "there"):
            return Request(
                "long", Target("speaker", speaker=re.sub(r"^the ", "", found["speaker"]))
            )
    return None


def level_of(text: str, named: Target | None = None) -> Request | None:
    """A change of level of what is named in the sentence (or of ``named``)."""
    for shape in _LEVEL:
        found = shape.match(text)
        if found is None:
            continue
        named = named or target(found["rest"])
        if named is None:
            continue
        way = next(v for k, v in found.groupdict().items() if k.startswith("way") and v)
        down = way in ("quieter", "softer", "down", "lower", "reduce", "duck")
        amount = float(found["db"] or found.groupdict().get("before") or 3)
        return Request(
            "gain", _bent("silence", named), params={"decibels": -amount if down else amount}
        )
    return None
