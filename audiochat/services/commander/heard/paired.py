# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Two questions in one sentence: "how many questions are there, and how many are Callum's?"."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander.heard import english as en

_ASKS = r"(?:how|who|whose|what|what's|where|when|which|for how|is|are|does|do)\b"
_JOINT = re.compile(rf"(?:\s*[?,;.]+\s*(?:and |also )*|\s+and (?:also |then )?)(?={_ASKS})")
_FIRST = re.compile(rf"{_ASKS}|(?:count|tell me)\b")
_FORM = re.compile(rf"how many (?P<form>{'|'.join(en.FORMS.values())}|words)\b")
_OF = re.compile(
    r"how many(?: of (?:them|those|these))? (?:are|is|were|do|does|did|come from|belong to) (?:the |from |by )?(?P<who>[\w.-]+?)(?:'s?)?(?: (?:ask|say|have|give|use|make)s?)?"
)
_MOST = re.compile(
    r"who (?:asks|says|uses|makes|has|gives) (?:the )?(?:most|fewest|least)(?: of them)?"
)
_SAYS = re.compile(
    r"how (?:many times|often) (?P<says>(?:do|does|did) (?:the )?[\w.-]+ (?:say|use)) \S+$"
)
_SAID_TOO = re.compile(
    rf"how (?:many|often|many times)(?: (?:is|are))? (?P<word>(?!(?:{en.TIMES}|words|questions?|answers?)\b)[\w-]+?)s?"
)
""" "How many times does he say um, and how many er"."""
_LASTS = re.compile(r"(?:for )?how (?:long|much) (?:does|do|did) (?:he|she|they) (?:talk|speak)")
_NAMED = re.compile(r"\b(?:does|did|is|do) (?!(?:he|she|it|they|we|the|there)\b)(?P<name>[\w.-]+) ")
_PRONOUN = re.compile(r"\b(?:does|did|do) (?:he|she|they)\b")
_THERE = re.compile(
    r"who (?:is|was) (?:speaking|talking|it)(?: there| then)?|who (?:speaks|talks)(?: there| then)?"
)
"""What is asked about the place that the first question is about, and no question of its own."""
_TOLD = re.compile(
    r"(?:for )?how (?:long|much)(?: (?:is|was) (?:it|that))?|(?:and )?(?:at )?(?:where|when)(?: (?:is|are|was) (?:it|that|they|those))?|by how much|how (?:many|often|many times)(?: (?:is|are) (?:it|they|that))?"
)
"""What the answer to the first question says already."""


_CHAT = Understanding(status=PlanStatus.CHAT, message="This is for the chat.")


def parts(text: str) -> tuple[str, ...]:
    """The questions of a sentence that asks two, one that the first answers left out; else nothing."""
    text = text.rstrip("? .!")
    joints = [m for m in _JOINT.finditer(text) if text[: m.start()].count('"') % 2 == 0]
    if len(joints) != 1 or not _FIRST.match(text):
        return ()
    first, second = text[: joints[0].start()], text[joints[0].end() :].strip()
    if _THERE.fullmatch(second):
        return ()
    if _TOLD.fullmatch(second):
        return (first,)
    if re.match(r"who (?:talks|speaks) ", first) and _LASTS.fullmatch(second):
        return (first,)
    said, again = _SAYS.match(first), _SAID_TOO.fullmatch(second)
    if said is not None and again is not None:
        return first, f"how many times {said['says']} {again['word']}"
    of, form, who = _OF.fullmatch(second), _FORM.match(first), _NAMED.search(first)
    if of is not None and form is not None:
        verb = "ask" if form["form"].startswith("question") else "say"
        second = f"how many {form['form']} does {of['who']} {verb}"
    elif form is not None and _MOST.fullmatch(second):
        second = f"{second} {form['form']}"
    elif who is not None:
        second = _PRONOUN.sub(f"does {who['name']}", second)
    return first, second


def answered(text: str, answer: Callable[[str], Understanding | None]) -> Understanding | None:
    """Both facts of a sentence that asks two questions as one answer, with the places of both.

    None where it asks one, or where nobody knows both; a sentence that first counts something and then
    asks what is no fact is for the chat, since half an answer is none.
    """
    told: list[Understanding] = []
    for part in parts(text):
        one = answer(part)
        if one is None or one.status is not PlanStatus.FACT or one.action:
            return _CHAT if told and _FORM.match(text) else None
        told.append(one)
    if not told:
        return None
    spans = dict.fromkeys(span for one in told for span in one.spans)
    message = " ".join(one.message for one in told)
    return told[0].model_copy(update={"message": message, "spans": tuple(spans)})
