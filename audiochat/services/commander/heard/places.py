"""Where in the recording a request's words are: hits become the one meant, or a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audiochat.services.commander.describe import clock
from audiochat.services.commander.heard import finding, patterns, voices
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.request import Target

MOST_LISTED = 6
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh",
             8: "eighth", 9: "ninth", 10: "tenth", -1: "last", -2: "second last"}  # fmt: skip


@dataclass
class Asked(Exception):
    """A question to the person, with the places it is about."""

    message: str
    spans: tuple[tuple[float, float], ...] = ()


@dataclass
class Absent(Exception):
    """What was named is not said; ``known`` is false while not everything is transcribed."""

    message: str
    spans: tuple[tuple[float, float], ...] = ()


def mark(seconds: float) -> str:
    """A place as it can be clicked in the conversation: ``[1:02.5]``, to a tenth of a second."""
    return f"[{clock(round(seconds, 1))}]"


def marks(spans: Sequence[tuple[float, float]]) -> str:
    """Places in a row, the first few of many."""
    shown = " ".join(mark(start) for start, _ in spans[:MOST_LISTED])
    rest = len(spans) - MOST_LISTED
    return shown if rest <= 0 else f"{shown} and {rest} more"


def name_of(target: Target, several: bool = False) -> str:
    """What a target is called: ``“thank you”``, ``the telephone number``."""
    if target.kind in patterns.NAMES:
        return patterns.NAMES[target.kind][1 if several else 0]
    if target.kind == "speaker":
        return f"what {target.speaker} says"
    if target.kind in ("about", "sentence"):
        return f"{'sentences' if several else 'the sentence'} with “{target.text}”"
    if target.kind in ("words", "sentences"):
        return f"the {target.kind}"
    return f"“{target.text}”"


def hits(said: Said, target: Target) -> list[Hit]:
    """Everything in the transcript that a target names, in order; ``Asked`` for an unknown speaker."""
    return (
        _by_kind(said, target)
        if target.kind == "speaker"
        else _spoken_by(said, target, _by_kind(said, target))
    )


def _by_kind(said: Said, target: Target) -> list[Hit]:
    if target.kind == "phrase":
        return finding.phrase(said, target.text)
    if target.kind == "about":
        return clusters(finding.sentences_about(said, target.text))
    if target.kind == "sentence":
        held = finding.phrase(said, target.text)
        rows = [s for s in said.sentences() if any(s[0] <= hit.first < s[1] for hit in held)]
        return clusters([Hit(*row) for row in rows])
    if target.kind == "speaker":
        return voices.turns(said, _speaker(said, target.speaker))
    if target.kind == "questions":
        return voices.questions(said)
    if target.kind == "answers":
        return voices.answers(said)
    if target.kind == "sentences":
        return [Hit(first, last) for first, last in said.sentences()]
    if target.kind == "words":
        return [Hit(i, i + 1) for i in range(len(said.words))]
    return patterns.FINDERS[target.kind](said)


def _speaker(said: Said, called: str) -> str:
    name = voices.who(said, called)
    if name is not None:
        return name
    known = voices.speakers(said)
    if not known:
        raise Asked(
            f"I do not know who speaks where. Name the speakers in the transcript, then I can find "
            f"what {called} says."
        )
    raise Asked(f"Which of the speakers is “{called}”: {', '.join(known)}?")


def _spoken_by(said: Said, target: Target, found: list[Hit]) -> list[Hit]:
    """Only what the named speaker says; a phrase is anybody's where no speaker is known."""
    worded = target.kind in ("phrase", "about", "sentence")
    if not target.speaker or (worded and not voices.speakers(said)):
        return found
    name = _speaker(said, target.speaker)
    return [hit for hit in found if said.words[hit.first].word.speaker == name]


def clusters(found: list[Hit]) -> list[Hit]:
    """Sentences that follow each other are one."""
    out: list[Hit] = []
    for hit in found:
        if out and out[-1].last == hit.first:
            out[-1] = Hit(out[-1].first, hit.last)
        else:
            out.append(hit)
    return out


def chosen(said: Said, target: Target) -> list[Hit]:
    """The hits that are meant; ``Asked`` when it is not said which of several, ``Absent`` for none."""
    found = hits(said, target)
    if not found:
        raise Absent(_missing(said, target))
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    if target.which is None:
        if len(found) == 1 or target.many:
            return found
        raise Asked(
            f"{_sentence(_several(target))} {len(found)} times: "
            f"{marks(spans)}. Which one? Say “the first”, “the last” or “every”.",
            spans,
        )
    number, count = target.which.number, target.which.count
    if number == 0:
        return found
    if abs(number) > len(found) or count > len(found):
        times = "once" if len(found) == 1 else f"{len(found)} times"
        wanted = _ORDINALS.get(number, str(number)) if count == 1 else f"{number}"
        raise Absent(
            f"{_sentence(name_of(target))} {_is_found(target)} only {times}: {marks(spans)}, so there "
            f"is no {wanted} one.",
            spans,
        )
    if number > 0:
        return found[number - 1 : number - 1 + count]
    last = len(found) + number + 1
    return found[last - count : last]


def _several(target: Target) -> str:
    name = name_of(target, True)
    return f"{name} is said" if target.kind == "phrase" else f"{name} are found"


def _is_found(target: Target) -> str:
    return "is said" if target.kind == "phrase" else "is found"


def _missing(said: Said, target: Target) -> str:
    name = name_of(target, True)
    if target.kind == "phrase":
        return f"{name} is not said"
    return (
        f"I found no {name.removeprefix('the ')}"
        if target.kind != "speaker"
        else f"Nobody hears {name}"
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
