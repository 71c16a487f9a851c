# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Goals without a way to them: "make it shorter", "make it nicer"; what can be done is asked about."""

from __future__ import annotations

import re

from audiochat.domain.hearing import FillerOptions, Hearing
from audiochat.domain.plan import Offer, PlanStatus, Step, Understanding
from audiochat.services.commander.heard.english import CLOSING, POLITE
from audiochat.services.commander.plan_groups import summary

_IT = r"(?:it|this|that|everything|(?:the|my|our|this) (?:whole |entire )?(?:\w+ )?(?:thing|recording|file|audio|episode|talk|interview|show|podcast|meeting|lecture|lesson|call|speech|sermon|video|clip|piece|message))"
_SOME = r"(?: (?:a (?:bit|little|lot|touch)|much|way|quite a bit|slightly|somewhat|more))*"
_TO = r"(?: (?:down )?to (?:about |around |under |below |at most |no more than )?[\w.,: ]+?)?"
_SHORTER = re.compile(
    rf"^{POLITE}(?:(?:make|get|have|cut|trim|edit|bring|boil|pare) {_IT}{_SOME} (?:shorter|more short|tighter|snappier|brisker|more concise|more compact|down|less long|less rambling){_SOME}{_TO}|"
    rf"(?:shorten|tighten|condense|compress|trim|pare down|cut down|slim down|trim down)(?: up| down)? {_IT}(?: up| down)?{_SOME}{_TO}|"
    rf"{_IT}(?:'s| is|s)?{_SOME} too (?:long|slow-paced|rambling|long-winded)(?:[,.] .*)?|"
    r"(?:תקצר|תקצרי|קצר|לקצר|תהדק|תהדקי) (?:את )?(?:זה|ההקלטה|הכול|הכל)(?: קצת)?)"
    rf"{CLOSING}$"
)
_BETTER = re.compile(
    rf"^{POLITE}(?:(?:make|get) {_IT}(?: sound)?{_SOME} (?:nicer|better|good|great|perfect|professional|more professional|pretty|prettier|smoother|more polished|polished|cleaner|cool|cooler|"
    rf"more interesting|less boring|more exciting|listenable|easier to (?:listen to|follow)|ready(?: to (?:publish|share|post|go|air))?)|(?:improve|polish|perfect) {_IT}(?: up)?)"
    rf"{CLOSING}$"
)


def asked(words: str, hearing: Hearing | None) -> tuple[Understanding, tuple[Step, ...]] | None:
    """The question what may go or what should be better, and the steps that a yes stands for.

    ``words`` are normalised. None for any other sentence.
    """
    text = words.strip()
    if _BETTER.match(text):
        return _question(
            "What should be better? For example “take out the ums and the long pauses”, “bring it to -16 LUFS”, "
            "“reduce the noise” or “make it shorter”."
        ), ()
    if _SHORTER.match(text) is None or hearing is None:
        return None
    steps = hearing.fillers(FillerOptions())
    heard = hearing.words() if steps is None else None
    if steps is None and (heard is None or not heard.covered):
        return _question(
            "What may go? Hesitations, repeated words and long pauses can be found once the recording is transcribed. "
            "Shall I transcribe it? Nothing was changed.",
            Offer.TRANSCRIBE,
        ), ()
    if not steps:
        return _question(
            "I found no hesitations, no repeated words and no long pauses to take out. Which part may go?"
        ), ()
    start = "What may go? Without hesitations, repeated words and long pauses it is shorter: "
    message = f"{start}{summary(steps)}. Say yes to cut those, or name a part that may go."
    return _question(message), tuple(steps)


def _question(message: str, action: str = "") -> Understanding:
    return Understanding(status=PlanStatus.QUESTION, message=message, action=action)
