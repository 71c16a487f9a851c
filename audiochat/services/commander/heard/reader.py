"""What the parts of an English sentence name: phrases, sentences, speakers, places."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard import shapes, slip_shapes
from audiochat.services.commander.heard.request import Target, Which
from audiochat.services.commander.heard.topics import is_vague
from audiochat.services.commander.lexer import clock_seconds

IsSaid = Callable[[str], bool]
"""Whether words are said, word for word."""


def nothing_said(_words: str) -> bool:
    """Where nothing is transcribed."""
    return False


def cleaned(words: str) -> str:
    """A sentence without politeness, its quotation marks made plain (expects it normalised)."""
    text = words.translate(shapes.QUOTES).strip()
    text = re.sub(rf"^{en.POLITE}", "", text)
    shorter = re.sub(rf"{en.CLOSING}$", "", text)
    return text.rstrip(" .!,") if re.search(r"\bsays?$", shorter) else shorter


def _chosen(found: re.Match[str], text: str) -> tuple[str, Which | None]:
    """Which of several a shape or the end of its text names, and the text without that."""
    parts = found.groupdict()
    named, counted = parts.get("which"), parts.get("count")
    if not named and (tail := shapes.TAIL.match(text)) is not None:
        text, named, counted = tail["text"], tail["which"], tail["count"]
    if not named:
        return text, None
    count = en.COUNTS.get(counted or "", 0) or int(counted or 1)
    return text, Which(en.ORDER[named], count)


def chosen_by_tail(text: str) -> tuple[str, Which | None]:
    """Words and which of them: "blackwood the second time"."""
    tail = shapes.TAIL.match(text)
    if tail is None:
        return text, None
    count = en.COUNTS.get(tail["count"] or "", 0) or int(tail["count"] or 1)
    return tail["text"], Which(en.ORDER[tail["which"]], count)


def _phrase(text: str) -> str:
    text = re.sub(r"^(?:the )?(?:words?|phrase|name|something like) (?=\S)", "", text.strip(" ,"))
    text = re.sub(
        r"[\s,]+(?:too|as well|at all|again|anywhere|in it|in this recording|here)$", "", text
    )
    return text.strip(" \"'.,!?:;")


def target(text: str) -> Target | None:
    """What a part of a sentence names, or None when it names nothing said."""
    text = text.strip(" ,")
    return slip_shapes.target(text) or _lined(text) or _target(text)


def _lined(text: str) -> Target | None:
    """ "Anna's "that's sad" line"."""
    found = shapes.LINED.match(text)
    if found is None:
        return None
    words = found["text"].strip(" .,!?")
    return Target("sentence", words, speaker=found["owner"] or "", single=True, literal=True)


def _target(text: str) -> Target | None:
    besides = shapes.EXCEPT.match(text)
    if besides is not None:
        return _all_but(besides)
    spoken = shapes.SAID_BY.match(text)
    if spoken is not None:
        inner = target(spoken["text"])
        who = re.sub(r"^the ", "", spoken["who"])
        return None if inner is None else replace(inner, speaker=who)
    whenever = shapes.WHENEVER.match(text)
    if whenever is not None:
        inner = target(whenever["text"])
        who = re.sub(r"^the ", "", whenever["who"])
        return None if inner is None else replace(inner, which=Which(), speaker=who)
    if (swearing := _swearing(text)) is not None:
        return swearing
    wide = shapes.ALL_OVER.match(text)
    if wide is not None:
        inner = target(wide["text"])
        return None if inner is None else replace(inner, which=Which())
    edge = shapes.AT_EDGE.search(text)
    formed = _formed(text[: edge.start()] if edge is not None else text)
    if formed is not None and edge is not None and formed.which is None:
        return replace(formed, which=Which(-1 if edge["edge"] == "end" else 1))
    if formed is not None:
        return formed
    given = shapes.GIVEN.match(text)
    if given is not None:
        return _given(given, text)
    for shape_ in shapes.SPEAKER:
        found = shape_.match(text)
        if found is not None and not found["speaker"].isdigit():
            name = re.sub(r"^the ", "", found["speaker"])
            others = found.groupdict().get("others")
            return Target("others" if others else "speaker", speaker=name, many=True)
    return _from(text) or _sparing(text) or _held(text) or _shaped(text) or _described(text)


def _from(text: str) -> Target | None:
    """ "The goodbye from Anna", "the questions by the host": what is somebody's, with its owner behind."""
    found = shapes.FROM.match(text)
    if found is None:
        return None
    owner = re.sub(r"^the ", "", found["owner"])
    formed = _formed(f"{owner}'s {found['rest']}")
    return formed if formed is not None and formed.owner == owner else None


def _described(text: str) -> Target | None:
    """ "The sock website": the only one, or the one that is spoken of beside that word."""
    found = shapes.DESCRIBED.match(text)
    if found is None:
        return None
    inner = _formed(f"the {shapes.ALONE.get(found['form'], found['form'])}")
    return None if inner is None else replace(inner, owner=found["word"], many=False)


def _shaped(text: str) -> Target | None:
    """What fits one of the shapes of a place, a part or words."""
    for kind, shape_ in shapes.SHAPES:
        found = shape_.match(text)
        if found is not None:
            fits = made(kind, found)
            if fits is not None:
                return fits
    spot = shapes.SPOT.match(text)
    if spot is not None:
        return Target("advert", "ad", topic=spot["text"])
    topic = shapes.SPOKEN_OF.match(text)
    if topic is not None and _phrase(topic["text"]) and not is_vague(topic["text"]):
        many = topic["noun"].endswith("s") and not topic["noun"].endswith("us")
        return Target("about", _phrase(topic["text"]), many=many, owner=topic["owner"] or "")
    return _narrowed(text)


def _all_but(found: re.Match[str]) -> Target | None:
    """ "All the thank yous except the last one"."""
    inner = target(found["what"])
    if inner is None or (inner.which is not None and inner.which.number):
        return None
    left = Which(en.ORDER[found["which"]], int(en.COUNTS.get(found["count"] or "", 1)))
    return replace(inner, which=Which(), but=left)


def _sparing(text: str) -> Target | None:
    """ "All the ums except Ruth's": things known by their form, without those of one speaker."""
    found = shapes.SPARED.match(text)
    inner = _swearing(found["what"]) or _formed(found["what"]) if found is not None else None
    if found is None or inner is None or inner.which is not None or inner.owner:
        return None
    who = found["whose"] or found["by"] or found["says"]
    return replace(inner, many=True, spared=who)


def _swearing(text: str) -> Target | None:
    """ "Whenever Tom swears", "Ruth when she says damn"."""
    found = shapes.SWEARING.match(text) or shapes.SWEARER.match(text)
    if found is not None:
        who = re.sub(r"^(?:the|my|our|a|that|this) ", "", found["subject"])
        return Target("swears", many=True, speaker="" if who in _ANYBODY else who)
    found = shapes.WHO_WHEN.match(text)
    if found is None:
        return None
    who = re.sub(r"^the ", "", found["who"])
    if found["swears"]:
        return Target("swears", many=True, speaker=who)
    said = _phrase(found["text"])
    return Target("phrase", said, Which(), speaker=who) if said else None


def _by(subject: str, named: Target | None) -> Target | None:
    """What somebody says of it, where that is a name."""
    who = re.sub(r"^(?:the|my|our|a|that|this) ", "", subject)
    plain = who in _ANYBODY
    return named if named is None or plain or named.owner else replace(named, owner=who)


_ANYBODY = ("he", "she", "they", "i", "we", "you", "it", "", "someone", "somebody", "anyone", "anybody",
            "everyone", "everybody")  # fmt: skip


_EVERY = re.compile(r"(?:only )?(?:every|each|any|all)\b")


def _formed(text: str) -> Target | None:
    """What is known by its form, whose it is, and what it is about."""
    both = shapes.EXCHANGE.match(text)
    asked = _formed(f"the {both['question']}") if both is not None else None
    if asked is not None:
        return replace(asked, kind="exchanges", owner="") if asked.kind == "questions" else None
    named = shapes.NAMED_EXCHANGE.match(text)
    if named is not None and not en.ORDER.get(named["text"]):
        return Target("exchanges", topic=_phrase(named["text"]))
    counted = shapes.COUNTED.match(text)
    if counted is not None:
        return replace(
            _formed(f"the {counted['form']}") or Target(""), which=Which(int(counted["at"]))
        )
    form = shapes.ANYHOW.match(text)
    if form is not None:
        kind = next(kind for kind in en.FORMS if form.groupdict().get(kind))
        shape = form.groupdict()[kind] or ""
        many = not re.fullmatch(en.SINGULAR, shape) or kind in ("fillers", "swears")
        many = many or _EVERY.match(text) is not None
        owner = re.sub(r"^(?:his|her|their|my|our)$", "", form["owner"] or "")
        return Target(kind, shape, _chosen(form, shape)[1], many, owner=owner)
    courteous = shapes.COURTESY.match(text)
    if courteous is not None:
        kind = next(k for k in ("greeting", "farewell", "thanks") if courteous[k])
        which = _chosen(courteous, "")[1]
        return Target(kind, courteous[kind], which, owner=courteous["owner"] or "")
    given = shapes.FORM_GIVEN.match(text)
    if given is not None:
        kind = next(kind for kind in en.FORMS if given.groupdict().get(kind))
        many = not re.fullmatch(en.SINGULAR, given[kind])
        return _by(given["subject"], Target(kind, given[kind], _chosen(given, "")[1], many))
    for topical in (shapes.TOPICAL, shapes.NAMED_FIRST):
        found = topical.match(text)
        if found is None or not _phrase(found["text"]):
            continue
        if found.groupdict().get("to") and found["form"].startswith("question"):
            continue  # "Callum's questions to Ruth"
        kind = "questions" if found["form"].startswith("question") else "answers"
        many = found["form"] in ("questions", "answers", "replies", "responses")
        which = _chosen(found, "")[1] if topical is shapes.TOPICAL else None
        return Target(
            kind, "", which, many, topic=_phrase(found["text"]), owner=found["owner"] or ""
        )
    return None


def _given(found: re.Match[str], text: str) -> Target | None:
    """ "Where he gives his number", "the first time she mentions the price"."""
    alone = re.sub(r"^(?:his|her|their|my|our) ", "", found["what"])
    known = alone in shapes.ALONE
    named = _by(
        found["subject"],
        target(f"the {shapes.ALONE.get(alone, alone)}" if known else found["what"]),
    )
    which = _chosen(found, "")[1]
    if named is None or (which is None and not known):
        return named
    every = re.match(r"(?:every|each|whenever)\b", text) is not None
    return Target(
        "given",
        alone if known else "",
        which or (Which() if every else None),
        owner=named.owner,
        place=replace(named, which=None, owner=""),
    )


def _held(text: str) -> Target | None:
    """ "The sentence with the phone number", "the bit where he gives his address"."""
    held = shapes.HOLDING.match(text)
    form = target(held["what"] or held["form"]) if held is not None else None
    return None if form is None else Target("holding", place=form)


def _narrowed(text: str) -> Target | None:
    """A thing within another, or only what of it lies before or after a place."""
    for found in shapes.WITHIN.finditer(text):
        inner, wide = target(text[: found.start()]), target(text[found.end() :])
        if inner is not None and wide is not None and inner.within is None:
            return replace(inner, within=wide)
    sided = shapes.SIDED.search(text)
    if sided is not None:
        inner, place = target(text[: sided.start()]), anchor(sided["place"])
        if inner is None and place is not None and shapes.ONE_ROW.match(text[: sided.start()]):
            first = Which(1 if sided["side"] in ("after", "following", "since") else -1)
            inner = Target("sentences", which=first)
        if place is None and inner is not None and inner.kind == "speaker":
            words = _phrase(re.sub(r"^(?:the|a|our|that|this) ", "", sided["place"]))
            place = Target("phrase", words) if 1 <= len(words.split()) <= 4 else None
        if inner is not None and place is not None and inner.place is None and place.kind != "end":
            side = "after" if sided["side"] in ("after", "following", "since") else "before"
            which = Which(1 if side == "after" else -1) if sided["next"] else inner.which
            return replace(
                inner,
                side=side,
                place=place,
                which=which,
                many=inner.many or inner.kind == "speaker",
            )
    named = shapes.MADE.match(text)
    if named is not None and not shapes.BESIDES.search(named["noun"]):
        return target(named["text"])
    owned = shapes.OWNED.match(text)
    if owned is None:
        return None
    inner = target(f"the {owned['rest']}")
    return None if inner is None or inner.owner else replace(inner, owner=owned["owner"])


def _nth(kind: str, found: re.Match[str]) -> Target:
    """The first or last words or sentences, of all or of somebody."""
    parts = found.groupdict()
    if found.group().endswith("words") and not parts.get("count"):
        kind = "sentences"  # somebody's last words are more than one
    owner = re.sub(r"^the ", "", parts.get("owner") or "")
    return Target(kind, which=_chosen(found, "")[1], owner=owner)


def made(kind: str, found: re.Match[str]) -> Target | None:
    """The target of a shape that fits."""
    parts = found.groupdict()
    if kind in ("words", "sentences"):
        return _nth(kind, found)
    if kind == "about" and shapes.HOW.search(parts["text"]):
        return None  # how it sounds, not what is said
    literal, kind = kind == "sentence", "sentence" if kind == "having" else kind
    told = kind in ("about", "sentence") or parts.get("subject")  # "the word it" means that word
    if told and not parts["text"].startswith('"') and is_vague(parts["text"].strip(" .,")):
        return None
    raw, which = _chosen(found, "" if kind == "quoted" else parts["text"].strip(" ,"))
    raw = parts["text"].strip(" ,") if kind == "quoted" else raw
    quoted = kind == "quoted" or (raw.startswith('"') and raw.endswith('"'))
    kind = "phrase" if kind == "quoted" else kind
    said = raw.strip(" \"'.,!?:;") if quoted else _phrase(raw)
    if not said or re.match(r"(?:wherever|whenever|every time|each time)\b", said):
        return None
    subject = parts.get("subject") or ""
    if re.match(r"(?:his|her|their) ", subject):  # somebody who is spoken of, not a speaker
        said, subject = f"{subject} {said}", ""
    if subject and re.match(r"(?:where|when|that|time|and|or)\b", subject):
        return None
    named = re.sub(r"^(?:the|my|our|a|that|this) ", "", subject)
    many = (parts.get("piece") or "").endswith("s") or (parts.get("piece") or "") in (
        "everything", "anything", "all", "stuff", "what", "whatever")  # fmt: skip
    piece = parts.get("piece") or ""
    if kind == "sentence" and literal and piece.startswith(("moment", "thing", "place")):
        kind = "phrase"
    elif kind == "sentence" and not piece.startswith(en.SENTENCES):
        kind = "part"
    single = piece in en.SENTENCES
    every = re.match(r"(?:wherever|whenever)", found.group()) is not None
    pronoun = named in ("he", "she", "they", "i", "we", "you", "it", "")
    whoever = (
        named if named in ("he", "she") and piece in ("what", "everything", "whatever") else ""
    )
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
        owner=whoever,
    )


def anchor(text: str, is_said: IsSaid = nothing_said) -> Target | None:
    """A place in the recording: something said, a time, or its start or end.

    Bare words are a place where ``is_said``, one word only without an article: "before take two",
    "after amen"; "the chorus" is rather the chorus itself.
    """
    found = shapes.PLACE.match(text.strip(" ,"))
    begins = shapes.BEGINS.match(text.strip(" ,"))
    if begins is not None:
        speaker = re.sub(r"^the ", "", begins["speaker"])
        return Target("speaker", which=Which(1), speaker=speaker)
    if found is None:
        named, bare = target(text), text.strip(" ,")
        nth = shapes.NTH.match(bare)
        if named is None and nth is not None and is_said(nth["text"]):
            return Target("phrase", nth["text"], _chosen(nth, nth["text"])[1])
        plain = _phrase(bare)
        if plain in shapes.HERE:
            return named
        several = len(plain.split()) > 1 or (len(plain) >= 4 and not re.match(shapes.ARTICLE, bare))
        if named is None and several and is_said(plain):
            return Target("phrase", plain)
        told = shapes.TOLD.match(bare) if named is None else None
        return target(f"where {bare}") if told is not None else named
    if found["edge"]:
        return Target("end") if found["edge"] == "end" else Target("time", at=0.0)
    if found["clock"]:
        seconds = clock_seconds(found["clock"])
        return None if seconds is None else Target("time", at=seconds)
    scale = 60.0 if found["unit"].startswith("m") else 1.0
    return Target("time", at=float(found["number"]) * scale)
