# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What the parts of an English sentence name: phrases, sentences, speakers, and the sides of a place."""

from __future__ import annotations

import re
from dataclasses import replace

from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard.request import Target, Which
from audiochat.services.commander.lexer import clock_seconds

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_ORDER = "|".join(sorted(map(re.escape, en.ORDER), key=len, reverse=True))
_COUNT = "|".join((*en.COUNTS, r"\d{1,2}"))
_WHICH = rf"(?:the )?(?P<which>{_ORDER})(?: (?P<count>{_COUNT}))?"
SAYS = rf"{en.SUBJECT} (?:then )?{en.SAYS}(?P<text>.+)"
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
    ("phrase", _shape(rf"{_WHICH} {en.TIMES} (?:that |when |where |in which )?{SAYS}")),
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
                      rf"(?:where |when |that |wherever |whenever |at which )?{SAYS}")),
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
            fits = made(kind, found)
            if fits is not None:
                return fits
    return None


def made(kind: str, found: re.Match[str]) -> Target | None:
    """The target of a shape that fits."""
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


def sides(rest: str) -> tuple[str, Target, Target | None] | None:
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
