# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Tell questions, small talk and wishes for the chat model from words about an edit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.services.commander import lexicon_en, lexicon_he
from audiochat.services.commander.courtesies import without_thanks
from audiochat.services.commander.frames import unframed
from audiochat.services.commander.normalise import normalise, word_set
from audiochat.services.commander.tokens import Token

_POLITE = re.compile(r"^(?:(?:hey|hi|hello|ok|okay|so|well|please|and|now|היי|שלום|אז)[\s,!.]+)*")
_NOT_ASKING = re.compile(
    r"^(?:is (?:it )?possible to|are you able to|how about|what about|what if you|האם אפשר|האם תוכל|"
    r"is there a way to|do you mind|can i have)\b"
)
_WISH = (
    r"(?:can|could|would|will) you (?:please )?(?:tell|explain|describe|summari[sz]e|recommend|suggest|help|"
    r"list|write|translate|transcribe|read|give me (?:an? |some )|teach|show me how|say|answer|think)"
)
_ASKING = re.compile(
    r"^(?:(?:and |so )?(?:in|at|on|for|to|with|from|by|of|about) (?:what|which|whom|whose|how (?:much|many|long))|"
    + _WISH
    + "|"
    + "|".join(re.escape(start) for start in (*lexicon_en.ASKING, *lexicon_he.ASKING))
    + r")(?![\w'])(?! (?:more )?(?:secs?|seconds?|minutes?|db|decibels?)\b)"
)

_IS = re.compile(
    r"^(?:is|isn't|was|are|aren't) (?!it possible|possible|it ok |there a |there any (?:way|chance)).*\?\s*$"
)
_STRUCTURE = word_set(
    "FILL A AND THEN COMMA STOP ASK OF AT TO FOR BY FROM OVER ABOVE AROUND BEFORE AFTER IN WITHIN "
    "UNTIL BUT AS PRON THING ALL BIT MUCH NOT IF UNK FIRST LAST NEXT PREV NUM FEW HERE UT START END "
    "MIDDLE OUT OFF UP DOWN MARK STANDARD VOICE ORD HALF TIMES TWICE FRACTION MINUS KEEP LEAVE TAKE "
    "ONLYWANT PASTE PODCAST STREAMING BROADCAST LOUDER FASTER SLOWER QUIETER BETWEEN LONGER EXCEPT ONWARD"
)
"""Symbols that also fill everyday talk; by themselves they do not make a sentence an edit."""


def is_question(sentence: str) -> bool:
    """Whether a sentence asks or wishes for words rather than for an edit."""
    return _asks(_POLITE.sub("", normalise(sentence)))


_TOPIC = re.compile(
    r"^(?:the|this|that|these|my|a) (?:[\w'-]+ ){0,3}[\w'-]+, (?:it|they|that|this|is|does|do|are|he|she)\b"
    r"(?!.*\b(?:can|could|would|will) (?:you|we)\b)[^,;.!]*\?\s*$"
)
_BECOMES = re.compile(
    r"^(?:becomes?|gets?|makes?|matters?|works?|means?|needs?|goes|sounds?) (?:the|this|it|that|my) .*\?\s*$"
)
"""A question in the order of another language: "The rate, it matters for the voice?"."""


_SUPPOSED = re.compile(
    r"^(?:(?:so|and|but|then|well),? )*(?:it|he|she|they|there|that|(?:the |her |his |their )?[\w'-]+) (?!needs?\b|should\b|must\b)"
    r"(?!.*\b(?:loud\w*|quiet\w*|nois\w+|sound\w*|audio|volume|hum|hiss|cut|muted?|deleted?|removed?|recording|track|clip)\b)"
    r"(?:was|were|did|had|has|went|came|got|said|took|made|left|\w{3,}ed)\b[^;!]*,? (?:correct|right|true|or not|"
    r"is(?: that|n't it| it not)(?: right| so| true| correct)?|(?:was|were|did|had|has)(?:n't| not) (?:it|he|she|they))\?\s*$"
)
"""What somebody supposes and asks about: "so it was the rain, correct?"."""


def _asks(text: str) -> bool:
    if _SUPPOSED.match(text):
        return True
    if _TOPIC.match(text) or _BECOMES.match(text):
        return True
    return bool(_IS.match(text) or (_ASKING.match(text) and not _NOT_ASKING.match(text)))


_WISHES = (
    r"(?:want|need|ought|should|would|could|can|must|like|let|gotta|have to|has to|wish|prefer|please|you|"
    r"insist|decide|ask|require|demand|beg|request|say|told|tell|love|suggest|recommend|propose)"
    r"(?:s|d|ed|ged)?"
)
_DONE = re.compile(
    r"^(?!.*\b(?:need|want|like|love|ask|wish|decid)ed\b)(?:i|we|he|she|they|someone|somebody)(?:'ve|'d|'s)? "
    r"(?:have |had |has |already |just |also |never |once )*"
    r"(?:\w{3,}ed|cut|made|kept|took|sent|got|did|lost|found|began|heard|saw|went|came)\b"
    r"(?!.*(?:[,;.!]|\bso\b|please))"
)
_STATE = (
    r"(?:gone|clean|cleaner|fixed|fine|better|perfect|done|removed|finished|ok|okay|good|great|even|smooth|"
    r"audible|clear|solved)"
)
_STATES = re.compile(
    r"^(?:(?:great|nice|good|cool|perfect|wow|oh|ah|yes|super|thanks|thank you|awesome)[\s,!.]+)*(?:"
    r"(?:thanks|thank you|thx|cheers)(?: so much| very much| a lot| a million)? for \w+ing\b[^,;.]*|"
    r"(?:the|my|his|her|that|this|it|its|everything|all)\b"
    r"(?: (?!needs?\b|should\b|must\b|has\b)[\w:'-]+){0,6}? (?:is|are|was|were|sounds?|looks?|seems?)"
    rf"(?: now| all| already| finally| much| completely| really| so)* {_STATE}|"
    r"(?:it|this|the \w+|mine|my \w+) peaks (?:at|around|near|below|above) \S+(?: ?db\w*)?"
    r")(?: now| already| again| at last| finally)?"
    r"(?:[\s,]+(?:thanks|thank you|thx|cheers)(?: a lot| so much)?)?[.!]*$"
)
_TELLS = re.compile(
    r"^(?:i|we|he|she|they|someone|somebody|it's(?! time| possible| ok)|there's|there is|my \w+) "
    rf"(?!.*\b{_WISHES}\b)(?!.*'d )[^,;.:]*[.!]?$"
)


_WAS_DONE = re.compile(
    r"^(?:he|she|it|they|i|we|(?:the|my|his|her|our|their) [\w'-]+(?: [\w'-]+)?) (?:was|were|had been|has been|have been) "
    r"(?:\w+ )?(?:muted|silenced|cut|deleted|removed|bleeped|erased|reversed|repeated|moved|raised|lowered|boosted|faded|edited)\b"
    rf"(?!.*\b{_WISHES}\b)[^,;!]*$"
)
"""What was done is told: "he was muted from 1:00 to 1:05 and from 2:00 to 2:05"."""


_STAYS = re.compile(
    r"^[^,;]*\b(?:is|are|was|were)\b[^,;]* but (?:it |they |that )?(?:should|must|has to|have to|can|may|will) (?:stay|remain)[.!]*$"
)
"""A part is told of and stays as it is: "everything after 10:00 is off the record but should stay"."""


def is_told(sentence: str) -> bool:
    """Whether a sentence only tells something: "I already cut the first minute", "there's a hum"."""
    text = _POLITE.sub("", normalise(sentence))
    shapes = (_DONE, _TELLS, _STATES, _WAS_DONE, _STAYS)
    return any(shape.match(text) for shape in shapes)


_SMALL = re.compile(
    r"^(?:(?:nice|good|great|lovely|pleased|glad) to (?:meet|see|hear|know|be)\b|to (?:meet|see) you|"
    r"peace be|god bless|"
    r"have a (?:nice|good|great|lovely)|good (?:luck|night|job|work)\b|well done|see you|take care|gg\b|"
    r"congrat|"
    r"(?:that|it|this|now it) (?:now )?(?:sounds|looks|is|was|works) (?:so |really |much |very |just |"
    r"absolutely )*(?:great|good|perfect|amazing|"
    r"nice|fine|awesome|lovely|wonderful|brilliant|beautiful)(?: (?:now|already|thanks|like (?:this|"
    r"that)))?$|happy \w+day)"
)
_STATED = re.compile(
    r"^(?:(?:my|his|her|our|their|the) \w+|that|this|he|she|they|i|we|you|someone|somebody|everyone|nobody)\b"
)
_IDLE = word_set(
    "UNK FILL A PRON FOR OF AT TO COMMA STOP AND UP DOWN OUT MUCH BIT SET HERE ASK BUT VOICE"
)


def is_small_talk(sentence: str, tokens: Sequence[Token]) -> bool:
    """Whether a sentence greets or tells something with no word of sound in it, and asks for nothing."""
    text = _POLITE.sub("", normalise(sentence))
    if _SMALL.match(text) or _SMALL.match(unframed(text)) or _STATES.match(text):
        return True
    told = _STATED.match(text) and not re.search(rf"\b{_WISHES}\b", text)
    strange = any(token.kind == "UNK" for token in tokens)
    return bool(told) and strange and len(tokens) > 4 and all(t.kind in _IDLE for t in tokens)


def is_asked_for(sentence: str) -> bool:
    """Whether a question may be a wish: "is there any chance you could ...", "do you mind cutting ..."."""
    text = _POLITE.sub("", normalise(sentence))
    wish = unframed(text)
    framed = wish != without_thanks(text) and not _asks(wish)
    return framed or text.startswith(("have ", "i have "))


_LONG_AGO = (
    r"(?:(?:in my (?:day|time|youth)|back (?:then|in the day)|in those days|years ago|long ago|once upon a time|when i was (?:young|a \w+)|"
    r"yesterday|last (?:night|week|year|time)|the other day|today|this morning|once|finally|and|but|so|oh|wow|yay|then|guess what),? )*"
)
_MISHAP = (
    r"(?:cough|sneez|burp|stutter|mumbl|rambl|mess|drop|forg|missp|swor|swear|paus|whisper|shout|record|talk|sp[eo]k|breath|hit|bump|clip|"
    r"repeat|cut|mut|delet|remov|add|said|say|want|need|would|should|need|ask|wish|start|end|mark|select|hear|heard|sound)"
)
_STORY = re.compile(
    rf"^{_LONG_AGO}(?:i|we|they|he|she|everyone|everybody|people|my (?:\w+ )?\w+|our (?:\w+ )?\w+|the (?:\w+ )?(?:audience|crowd|kids|children|"
    rf"neighbou?rs|teacher|director|jury|judge|guests?|bride|choir|class)) (?:all |really |just |even |both |always |never |also |only )*"
    rf"(?!{_MISHAP})(?:\w{{3,}}ed|got|won|lost|met|went|came|had|were|was|did|made|left|fell|flew|wrote|read|sang|sat|stood|told|thought|knew|felt|"
    r"gave|took|ran|saw|drove|ate|slept|bought|brought|married|spliced|loves?|likes?|adores?|laughs?|cries|used to)\b[^?]*$"
)


def is_story(sentence: str) -> bool:
    """Whether every sentence tells of people and of no number: "I got the part! They loved it."."""
    text = _POLITE.sub("", normalise(sentence))
    if re.search(
        r"\d|\b(?:want|need|should|could|can|must|would|wish|ask|let)\w*\b|\btoo (?:loud|quiet|noisy|fast|slow|long)\b|\bhere\b|\bplease\b",
        text,
    ):
        return False
    pieces = [piece.strip() for piece in re.split(r"[.!…]+|;", text) if piece.strip()]
    return bool(pieces) and all(map(_STORY.match, pieces))


_SPEAKERS = word_set("i we you he she they it the a love like what that this there my")


def is_about_sound(tokens: Sequence[Token]) -> bool:
    """Whether words that were not understood still seem to be about the recording's sound.

    A verb of editing, a word of the trade, or a short imperative at "it" ("nightcore it") is.
    """
    kinds = [token.kind for token in tokens]
    if any(kind not in _STRUCTURE for kind in kinds):
        return True
    said = [token for token in tokens if token.kind not in ("FILL", "STOP", "COMMA", "ASK", "A")]
    asked = said and said[0].kind == "UNK" and said[0].text not in _SPEAKERS
    if asked and len(said) <= 6 and any(t.text in ("sound", "audio", "sounding") for t in said[1:]):
        return True
    if (
        len(said) <= 3
        and said
        and said[-1].kind == "PRON"
        and said[0].kind in ("UNK", "KEEP", "TAKE")
    ):
        return said[0].text not in ("i", "we", "you", "love", "like", "אני")
    return (
        any(k in kinds for k in ("KEEP", "TAKE", "LOUDER", "QUIETER", "FASTER", "SLOWER"))
        and len(said) <= 6
    )
