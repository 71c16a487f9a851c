# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What the parts of an English sentence name: phrases, sentences, speakers, places."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard.request import Target, Which
from audiochat.services.commander.heard.topics import is_vague
from audiochat.services.commander.lexer import clock_seconds
from audiochat.services.commander.normalise import word_set

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_ORDER = "|".join(sorted(map(re.escape, en.ORDER), key=len, reverse=True))
_COUNT = "|".join((*en.COUNTS, r"\d{1,2}"))
_WHICH = rf"(?:the )?(?P<which>{_ORDER})(?: (?P<count>{_COUNT}))?"
SAYS = rf"{en.SUBJECT} (?:then )?{en.SAYS}(?P<text>.+)"
_QUOTED = r"[\"'](?P<text>[^\"]+?)[\"']"
_TAIL = re.compile(
    rf"^(?P<text>.+?)[\s,]+(?:for )?(?:the )?(?P<which>{_ORDER})(?: (?P<count>{_COUNT}))? times?$"
)
ALL_OVER = re.compile(
    r"^(?P<text>.+?)[\s,]+(?:everywhere|both times|all (?:\w+ )?times|throughout(?: .*)?|wherever (?:it|he|she|they) .*|whenever (?:it|he|she|they) .*|"
    r"each time(?: (?:it|he|she|they) .*)?|every time(?: (?:it|he|she|they) .*)?)$"
)
_FORMS = "|".join(f"(?P<{kind}>{shape})" for kind, shape in en.FORMS.items())


IsSaid = Callable[[str], bool]
"""Whether words are said, word for word."""


def nothing_said(_words: str) -> bool:
    """Where nothing is transcribed."""
    return False


def _shape(text: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{text})$")


_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("phrase", _shape(rf"{_WHICH} {en.TIMES} (?:that |when |where |in which )?{SAYS}")),
    ("phrase", _shape(rf"(?:(?:{_WHICH} |the |all )?{en.TIMES} )?(?:that |when |where |in which )(?:the (?:{en.LITERAL}) )?(?P<text>.+?) "
                      r"(?:(?:is|was|are|were|gets?|got) (?:said|mentioned|used|spoken|uttered|heard)|occurs?|appears?|comes? up|pops up)(?: out loud)?")),
    ("about", _shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{_WHICH} )?(?P<piece>{en.PIECES}) "
                     r"(?:about|on the (?:topic|subject) of|regarding|concerning|mentioning|"
                     r"(?:that|which) (?:is|are|talks?|speaks?) about|to do with) (?P<text>.+)")),
    ("sentence", _shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{_WHICH} )?(?P<piece>{en.PIECES}) "
                        rf"(?:with|containing|that (?:has|contains?|includes?)|which (?:has|contains?)|in which|where|that|when) "
                        rf"(?:{en.SUBJECT} {en.SAYS}|(?:the )?{en.LITERAL} |(?=\"))(?P<text>.+)")),
    ("having", _shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{_WHICH} )?(?P<piece>{en.PIECES}) "
                        r"(?:with|containing|saying|(?:that |which )?(?:says?|goes|reads?|mentions?)|mentioning|(?:that |which )?(?:starts?|begins?|ends?) with|(?:starting|beginning|opening|ending)(?: with| in| on)?|that (?:has|contains?|includes?)|"
                        r"which (?:has|contains?)) (?:the )?(?P<text>.+)")),
    ("about", _shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{_WHICH} )?(?P<piece>{en.PIECES}) "
                     rf"(?:where|when|in which|that) {en.SUBJECT} (?:{en.TALKS}|{en.MENTIONS})(?P<text>.+)")),
    ("about", _shape(rf"(?:where|when|in which) {en.SUBJECT} {en.TALKS}(?P<text>.+)")),
    ("about", _shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{_WHICH} )?(?P<piece>{en.PIECES}) "
                     rf"(?:where|when|in which) (?P<subject>he|she|they|we|i|the [\w'-]+|(?!the\b)[\w'-]+) (?!{en.SAID}\b)(?P<text>\w+ .*\w.*)")),
    ("about", _shape(rf"(?:where|when) (?P<subject>he|she|they|we|i|the [\w'-]+|(?!the\b)[\w'-]+) (?:{en.TELLS}) (?:about |us |me )*(?P<text>.*\w.*)")),
    ("phrase", _shape(rf"(?:(?:the )?(?:point|part|moment|place|bit|time|spot|second) )?"
                      rf"(?:where |when |that |wherever |whenever |at which )?{SAYS}")),
    ("phrase", _shape(rf"(?:{_WHICH} |the |all )?(?:{en.TIMES}) (?:of|where it says) "
                      rf"(?:the (?:{en.LITERAL}) )?(?P<text>.+)")),
    ("sentences", _shape(rf"(?:the )?(?P<which>{_ORDER})(?: (?P<count>{_COUNT}))? sentences?(?: (?:of|in) (?:it|this|the \w+))?")),
    ("phrase", _shape(r"(?:the )?(?P<text>(?!he\b|she\b|it\b|his\b|her\b|the\b)[\w-]+)'s (?:full |last |first |sur)?name")),
    ("words", _shape(r"(?:the )?(?P<which>first|opening|last|final|closing)(?: (?P<count>"
                     + _COUNT + r"))? words?")),
    ("phrase", _shape(rf"(?:{_WHICH} |the |any |all (?:the )?)?{en.LITERAL}:? (?P<text>.+)")),
    ("quoted", _shape(rf"(?:{_WHICH} |the |a |any )?{_QUOTED}")),
)  # fmt: skip
_ANYHOW = _shape(rf"(?:only )?(?:the |any |all |all the |all of the |all of |his |her |their |my |our |those |these |this |that |every |a |an )?"
                 rf"(?:(?:mr|mrs|ms|miss|mister|dr|doctor|sister|brother|father|aunt|uncle)\.? )?(?:(?P<owner>[\w-]+)'s? )?(?:{_WHICH} )?(?:{_FORMS})(?: (?:in|from) (?:it|this|the recording|there|here))?")  # fmt: skip
_FORM_GIVEN = _shape(
    rf"(?:the |a |that |all (?:the )?)?(?:{_WHICH} )?(?:{_FORMS}) (?:that |which )?{en.SUBJECT} "
    r"(?:gives?|reads?|says?|tells?|spells?|gave|said|shares?|dictates?|mentions?|asks?|asked|quotes?|leaves?|left)(?: out| us| me| you)*"
)
_TOPICAL = _shape(
    rf"(?:the |her |his |their |my |our |that |this |all (?:the |of the )?)?(?:(?P<owner>[\w-]+)'s? )?(?:{_WHICH} )?"
    r"(?:entire |whole |full |long |short |complete )?(?P<form>questions?|answers?|replies|reply|responses?)(?: given| asked)? "
    r"(?:about|on|regarding|concerning|mentioning|to (?:the (?:question )?(?:about )?)?|where|when|in which|that is about) ?(?P<text>.+)"
)
_NAMED_FIRST = _shape(
    r"(?:all (?:of )?)?(?:the |her |his |their |my |that |this )?(?:(?P<owner>[\w-]+)'s )?(?P<text>(?!first\b|last\b|second\b|third\b|next\b|filler\b|swear\b)[\w-]+) "
    r"(?P<form>questions?|answers?|replies|reply)"
)
_WITHIN = re.compile(
    r" (?:in|from|of|during|within|inside) (?=(?:the |her |his |their |that |this |\w+'s )?(?:\w+ ){0,3}"
    r"(?:answers?|questions?|replies|reply|sentences?|parts?|bits?|lines?|turns?|section|story|what)\b|\")"
)
_SIDED = re.compile(r"[\s,]+(?P<side>before|after|until|till|following|since) (?P<place>.+)$")
_MADE = re.compile(r"^(?P<noun>(?:[\w'-]+[ ,:]+){1,5})(?P<text>\"[^\"]+\")$")
_BESIDES = re.compile(r"\b(?:but|except|before|after|from|until|between|to|not|and|or)\b")
_OWNED = re.compile(r"^(?:the |my |our )?(?P<owner>[\w-]+)'s (?P<rest>.+)$")
_HOLDING = re.compile(
    rf"^(?:the |that |this )?(?:sentence|line|part|bit) (?:where|in which|when|that|with) (?:{en.SUBJECT} "
    r"(?:gives?|reads?|says?|tells?|spells?|gave|said|shares?|dictates?|mentions?)(?: out)? )?"
    rf"(?P<what>(?:the |a |an |his |her |their |my )?(?:{'|'.join(en.FORMS.values())}))(?: in it)?$"
)
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
    _shape(r"(?:only )?(?:every |each |all (?:the |of the )?|the |any )?(?:words?|sentences?|lines?|things?|parts?|bits?|everything|anything|all|whatever|stuff)"
           r"(?: (?:that|which) (?:is|are|was|were))? (?:spoken|said|uttered|told|read) by (?P<speaker>(?:the )?[\w'-]+)"),
    _shape(rf"(?:only )?(?:everything|all|what|whatever|anything|the parts?|the bits?|when|where|whenever|the sections?)"
           rf"(?: (?:that|where|when|in which))? (?P<speaker>the (?:{en.ROLES})|the [\w'-]+(?= (?:says?|said)$)|(?!the |he |she |they |i |we |it |you )[\w'-]+)"
           rf" (?:says?|said|talks?|speaks?|is (?:talking|speaking|saying)|spoke)"),
    _shape(rf"(?:only )?(?P<speaker>the (?:{en.ROLES})|(?!the\b)(?!(?:{en.PIECES})\b)[\w-]+)'s? (?:parts?|voice|words|bits?|speech|lines|turns?|sections?|side)(?: of it)?"),
    _shape(rf"(?:only )?(?P<speaker>the (?:{en.ROLES}))(?: (?:talking|speaking))?"),
)  # fmt: skip
_NTH = _shape(rf"{_WHICH} (?P<text>\w+ \w+.*)")
_AT_EDGE = re.compile(r" (?:at|near|towards|right at) the (?:very )?(?P<edge>start|beginning|end)$")
_HERE = word_set(
    "here there now then start end beginning middle playhead cursor selection this that it everything all"
)
"""Places of the ordinary rules, which are no words to look for."""
_HOW = re.compile(
    r"\btoo (?:fast|loud|quiet|slow|soft|low|high|long|much|noisy|boomy|sharp|dull|faint|quick|slowly|quickly)\b"
)
_ARTICLE = r"(?:the|a|an|this|that|my|our|his|her|their) "
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
    wide = ALL_OVER.match(text)
    if wide is not None:
        inner = target(wide["text"])
        return None if inner is None else replace(inner, which=Which())
    edge = _AT_EDGE.search(text)
    formed = _formed(text[: edge.start()] if edge is not None else text)
    if formed is not None and edge is not None and formed.which is None:
        return replace(formed, which=Which(-1 if edge["edge"] == "end" else 1))
    if formed is not None:
        return formed
    given = _GIVEN.match(text)
    if given is not None:
        return _by(given["subject"], target(given["what"]))
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
    return _narrowed(text)


def _by(subject: str, named: Target | None) -> Target | None:
    """What somebody says of it, where that is a name."""
    who = re.sub(r"^(?:the|my|our|a|that|this) ", "", subject)
    plain = who in _ANYBODY
    return named if named is None or plain or named.owner else replace(named, owner=who)


_ANYBODY = ("he", "she", "they", "i", "we", "you", "it", "", "someone", "somebody", "anyone", "anybody",
            "everyone", "everybody")  # fmt: skip


def _formed(text: str) -> Target | None:
    """What is known by its form, whose it is, and what it is about."""
    form = _ANYHOW.match(text)
    if form is not None:
        kind = next(kind for kind in en.FORMS if form.groupdict().get(kind))
        shape = form.groupdict()[kind] or ""
        many = not re.fullmatch(en.SINGULAR, shape) or kind in ("fillers", "swears")
        owner = re.sub(r"^(?:his|her|their|my|our)$", "", form["owner"] or "")
        return Target(kind, shape, _chosen(form, shape)[1], many, owner=owner)
    given = _FORM_GIVEN.match(text)
    if given is not None:
        kind = next(kind for kind in en.FORMS if given.groupdict().get(kind))
        many = not re.fullmatch(en.SINGULAR, given[kind])
        return _by(given["subject"], Target(kind, given[kind], _chosen(given, "")[1], many))
    for topical in (_TOPICAL, _NAMED_FIRST):
        found = topical.match(text)
        if found is None or not _phrase(found["text"]):
            continue
        kind = "questions" if found["form"].startswith("question") else "answers"
        many = found["form"] in ("questions", "answers", "replies", "responses")
        which = _chosen(found, "")[1] if topical is _TOPICAL else None
        return Target(
            kind, "", which, many, topic=_phrase(found["text"]), owner=found["owner"] or ""
        )
    return None


def _narrowed(text: str) -> Target | None:
    """A thing within another, or only what of it lies before or after a place."""
    for found in _WITHIN.finditer(text):
        inner, wide = target(text[: found.start()]), target(text[found.end() :])
        if inner is not None and wide is not None and inner.within is None:
            return replace(inner, within=wide)
    sided = _SIDED.search(text)
    if sided is not None:
        inner, place = target(text[: sided.start()]), anchor(sided["place"])
        if place is None and inner is not None and inner.kind == "speaker":
            words = _phrase(re.sub(r"^(?:the|a|our|that|this) ", "", sided["place"]))
            place = Target("phrase", words) if 1 <= len(words.split()) <= 4 else None
        if inner is not None and place is not None and inner.place is None and place.kind != "end":
            side = "after" if sided["side"] in ("after", "following", "since") else "before"
            return replace(
                inner, side=side, place=place, many=inner.many or inner.kind == "speaker"
            )
    held = _HOLDING.match(text)
    if held is not None:
        form = target(held["what"])
        return None if form is None else Target("holding", place=form)
    named = _MADE.match(text)
    if named is not None and not _BESIDES.search(named["noun"]):
        return target(named["text"])
    owned = _OWNED.match(text)
    if owned is None:
        return None
    inner = target(f"the {owned['rest']}")
    return None if inner is None or inner.owner else replace(inner, owner=owned["owner"])


def made(kind: str, found: re.Match[str]) -> Target | None:
    """The target of a shape that fits."""
    parts = found.groupdict()
    if kind in ("words", "sentences"):
        return Target(kind, which=_chosen(found, "")[1])
    if kind == "about" and _HOW.search(parts["text"]):
        return None  # how it sounds, not what is said
    literal, kind = kind == "sentence", "sentence" if kind == "having" else kind
    told = kind in ("about", "sentence") or parts.get("subject")  # "the word it" means that word
    if told and not parts["text"].startswith('"') and is_vague(parts["text"].strip(" .,")):
        return None
    raw, which = _chosen(found, parts["text"].strip(" ,"))
    quoted = kind == "quoted" or (raw.startswith('"') and raw.endswith('"'))
    kind = "phrase" if kind == "quoted" else kind
    said = raw.strip(" \"'.,!?:;") if quoted else _phrase(raw)
    if not said or re.match(r"(?:wherever|whenever|every time|each time)\b", said):
        return None
    subject = parts.get("subject") or ""
    if subject and re.match(r"(?:where|when|that|time|and|or)\b", subject):
        return None
    named = re.sub(r"^(?:the|my|our|a|that|this) ", "", subject)
    many = (parts.get("piece") or "").endswith("s") or (parts.get("piece") or "") in (
        "everything", "anything", "all", "stuff")  # fmt: skip
    piece = parts.get("piece") or ""
    if kind == "sentence" and piece.startswith(("moment", "thing", "place")):
        kind = "phrase"
    elif kind == "sentence" and not piece.startswith(en.SENTENCES):
        kind = "part"
    single = piece in en.SENTENCES
    every = re.match(r"(?:wherever|whenever)", found.group()) is not None
    pronoun = named in ("he", "she", "they", "i", "we", "you", "it", "")
    general = named in ("someone", "somebody", "anyone", "anybody", "everyone")
    speaker = "" if pronoun or general else named
    return Target(
        kind,
        said,
        which or (Which() if every else None),
        many,
        speaker,
        single=single,
        literal=literal,
    )


def anchor(text: str, is_said: IsSaid = nothing_said) -> Target | None:
    """A place in the recording: something said, a time, or its start or end.

    Bare words are a place where ``is_said``, one word only without an article: "before take two",
    "after amen"; "the chorus" is rather the chorus itself.
    """
    found = _PLACE.match(text.strip(" ,"))
    if found is None:
        named, bare = target(text), text.strip(" ,")
        nth = _NTH.match(bare)
        if named is None and nth is not None and is_said(nth["text"]):
            return Target("phrase", nth["text"], _chosen(nth, nth["text"])[1])
        plain = _phrase(bare)
        if plain in _HERE:
            return named
        several = len(plain.split()) > 1 or (len(plain) >= 4 and not re.match(_ARTICLE, bare))
        if named is None and several and is_said(plain):
            return Target("phrase", plain)
        return named
    if found["edge"]:
        return Target("end") if found["edge"] == "end" else Target("time", at=0.0)
    if found["clock"]:
        seconds = clock_seconds(found["clock"])
        return None if seconds is None else Target("time", at=seconds)
    scale = 60.0 if found["unit"].startswith("m") else 1.0
    return Target("time", at=float(found["number"]) * scale)
