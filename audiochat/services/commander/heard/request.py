"""What a sentence about words asks for, before it is looked up in the transcript."""

from __future__ import annotations

from dataclasses import dataclass, field

ALL = 0
"""Every one of several."""


@dataclass(frozen=True, slots=True)
class Which:
    """Which of several: ``number`` 1 is the first, -1 the last, 0 all; ``count`` of them in a row."""

    number: int = ALL
    count: int = 1


@dataclass(frozen=True, slots=True)
class Target:
    """Something said.

    ``kind``: ``phrase``; ``about`` (sentences about ``text``); ``sentence`` (those that hold the
    words ``text``); ``phone``, ``email``, ``card``, ``address``, ``postcode``, ``labelled`` (the
    number that follows the words ``text``), ``number``, ``swears``, ``fillers``, ``repeats``; a
    kind of ``passages.PASSAGES``, found by what it says; ``questions``, ``answers`` (those about
    ``topic``, if any), ``exchanges`` (questions with their answers); ``speaker`` (all that
    ``speaker`` says), ``others`` (all that the others say); ``stretch`` (from ``at`` to the time
    ``place``); ``words`` (the first or last ones); ``landmark`` (the sentence with a bare word);
    ``retakes``, ``corrections`` (of what ``text`` says: ``year``), ``slips`` (either); ``given``
    (what ``place`` names, with the few words that only announce it); ``reply`` (what is said right
    after ``place``); ``time`` (``at`` seconds), ``end``. ``which``
    None: the sentence does not say which of several. ``many``: it means all there are. ``literal``:
    the very words are meant. ``single``: one sentence, never several in a row. ``owner``: whose it
    is, a speaker or somebody who is spoken of beside it. ``within``: only what lies in that;
    ``side``, ``place``: only what lies ``before`` or ``after`` that, or ``from`` it on; ``but``:
    without these; ``spared``: without what this speaker says of it. ``proposed``: of ``kind``
    ``proposed``, where each part begins in seconds and the words said in it.
    """

    kind: str
    text: str = ""
    which: Which | None = None
    many: bool = False
    speaker: str = ""
    at: float = 0.0
    single: bool = False
    literal: bool = False
    topic: str = ""
    owner: str = ""
    within: Target | None = None
    side: str = ""
    place: Target | None = None
    but: Which | None = None
    spared: str = ""
    proposed: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A deed at, before, after, or between things said.

    ``deed``: ``delete``, ``keep``, ``silence``, ``bleep``, ``gain``; ``move`` (to before ``other``, or after
    it with ``after`` 1 in ``params``); ``go``; ``where``, ``count``, ``who`` (says it),
    ``long`` (how long is it talked). ``relation``: ``at``, ``before``, ``after``, ``from`` (from the
    target on), ``range`` (from the target to ``other``, both in it), ``till`` (up to ``other``; of what is
    kept with it), ``between`` (neither in it), ``gap before``, ``gap after`` (only the pause there).
    ``also``: what else is kept. ``spared``: what of it stays as it is.
    """

    deed: str
    target: Target
    relation: str = "at"
    other: Target | None = None
    params: dict[str, float] = field(default_factory=dict)
    also: tuple[Target, ...] = ()
    spared: tuple[Target, ...] = ()
