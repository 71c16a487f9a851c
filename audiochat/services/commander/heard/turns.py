# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Where a talk turns to something else: by the words with which people say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.services.asking.language import content
from audiochat.services.commander.heard.normal import Said

Rows = Sequence[tuple[int, int]]
"""Sentences, each as its first word and the one behind its last."""

HEADING = 4
"""Words of a sentence that only says what comes: "Back to the list. Parking."."""

SPOKEN_HEADING = 8
"""Words of a sentence behind "Right." that may say what comes; a longer one already speaks of it."""

_OPENERS = r"(?:(?:um|uh|er|erm|right|okay|ok|so|well|now|and|but|then|yes|yeah|good|great|fine|alright|all right|sorry|please)[,.]? )*"
NUMBERED = r"(?:day|week|part|chapter|step|lesson|section|stop|round|question|scene|item|point|rule|tip|story|letter) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b"
""" "Day three, Wednesday.": a part by its number."""
_TURN = re.compile(
    rf"^{_OPENERS}(?:"
    r"(?:the |our |your )?next(?:,| one| thing| item| point| up| topic| question| time| week| lesson| meeting| episode| (?:on|is) )|"
    r"(?:and )?(?:the |our |my |your )?(?:first|second|third|fourth|fifth|next|last|final|other|another) (?:thing|point|part|item|topic|question|section|one|reason|lesson|step)\b|"
    r"(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|finally|lastly|last)(?:,| of all\b| up\b| then\b)|"
    r"(?:let's|let us|shall we|i'd like to|i want to|we'll|we will|i'll|i will|we should|can we|we can|let me) (?:just |now |quickly )?(?:move on|go on to|turn|start|begin|talk about|look at|come (?:back )?to|get (?:on|back|going|started)|go back|make a start|wrap (?:it |this )?up)|let me (?:just |now )?ask (?:you )?about|and now (?:the|for|to|a|we|let's|back)\b|(?:and )?we(?: are|'re) back\b|(?:your|the|our) homework\b|"
    rf"{NUMBERED}|"
    r"(?:first|next|then|last|finally)(?: come| comes)? (?:the|our|my|some) \w+[.,:]|now for (?:the|our|some|a|something)\b|"
    r"moving on|on to (?:the|our|my)|back to\b|coming (?:back )?to|turning to|talking of|speaking of|by the way|(?:that|which) reminds me|"
    r"(?:just )?(?:one|another|a) (?:last|more|final|other|quick|little) (?:thing|question|point|announcement|word)\b|"
    r"to (?:sum up|summari[sz]e|recap|conclude|wrap up|finish|start with|begin with)|in (?:summary|conclusion|short)|"
    r"can i (?:just,? )?(?:can i )?(?:say|ask|mention|add)|may i ask|"
    r"(?:what|how) about (?!you\b|that\b|it\b)|(?:can you |could you )?(?:tell (?:me|us),? )?(?:tell|talk) (?:me|us) (?:about|a bit|a little|how|what|the story)|(?:can you |could you )?(?:talk|walk|take) (?:me|us) through|"
    r"before (?:we|i|you) (?:start|begin|go|finish|move|get|let)|we'll (?:be )?(?:back|come back)|"
    r"thank you (?:so much |very much )?for (?:listening|coming|joining|having|watching)|"
    r"(?:hello|hi|good (?:morning|afternoon|evening))[ ,]+(?:and|everybody|everyone|all)|(?:and )?welcome\b|good ?bye\b"
    r")|^(?:(?:אז|טוב|עכשיו|ו?עכשיו|אוקיי|בסדר)[,.]? )*(?:(?:בואו? )?נעבור |(?:הדבר|הנושא|הסעיף) הבא|נושא (?:נוסף|אחר)|דבר (?:נוסף|אחרון)|ראשית|שנית|שלישית|קודם כל|לבסוף|ו?לסיום|לסיכום|נחזור ל|לפני ש(?:נתחיל|נסיים))"
)
""" "Next one, the internet", "Let's move on", "To sum up": something else begins."""

_ALONE = re.compile(r"^(?:right|so|now|anyway|alright|all right|anyhow|well then|right then)[.!]?$")
""" "Right." by itself, where the same person goes on: something else begins."""
_HEADS = re.compile(
    r"^(?:(?:um|uh|er|right|okay|ok|now|so)[,.] ){1,3}(?:the |our |your )?(?P<what>[\w'-]+(?: [\w'-]+)?)\.$"
)
""" "So, removal firms.": nothing but what comes."""
_REMARKS = frozenset(
    [
        "fine",
        "good",
        "great",
        "sure",
        "thanks",
        "bye",
        "goodbye",
        "perfect",
        "lovely",
        "brilliant",
        "right",
        "nice",
        "yes",
        "yeah",
        "no",
    ]
)
_NAMELESS = re.compile(
    r"\b(?:(?:say|ask|mention|add) (?:you )?(?:something|one|a)\b|(?:last|more|final|other|quick|another) (?:thing|question|point|announcement|word)[.,:]?$)"
)
""" "One last question.": what it is about comes next."""
_NAMES_NOTHING = re.compile(
    r"\bwe'll (?:be |come )?back\b|\bcome back to\b.* (?:later|in a (?:minute|moment|second|bit))|"
    rf"^{_OPENERS}(?:hello|hi|good (?:morning|afternoon|evening)|(?:and )?welcome|thank you|good ?bye)\b"
)
""" "We'll come back to that", "Welcome to the show": it is not what begins."""
_LOOKED_AT = 16
"""Words of a sentence that tell what it begins."""
_PAUSE = 0.4
"""Seconds before such a word, else it belongs to what was said."""


def turns(said: Said) -> list[int]:
    """The sentences, by their number, with which something else begins, in order."""
    return said.once("turns", lambda: _turns(said))


def _turns(said: Said) -> list[int]:
    rows = said.sentences()
    out: list[int] = []
    for at, (first, last) in enumerate(rows):
        text = text_of(said, (first, last))
        if at == 0 or _TURN.match(text) or _only_names(text) or _begins_anew(said, rows, at, text):
            out.append(at)
    return out


def _only_names(text: str) -> bool:
    """Whether a sentence is nothing but the name of what comes."""
    found = _HEADS.match(text)
    what = found["what"].split() if found is not None else []
    return bool(what) and len(content(" ".join(what))) == len(what) and not _REMARKS & set(what)


def _begins_anew(said: Said, rows: Rows, at: int, text: str) -> bool:
    """Whether a lone "Right." opens what the same person says next."""
    if not _ALONE.match(text) or at + 1 >= len(rows):
        return False
    first, last = rows[at]
    speaker = said.words[first].word.speaker
    before = said.words[first].start - said.words[first - 1].end
    goes_on = said.words[last].word.speaker == speaker
    return goes_on and before > _PAUSE


def heading(said: Said, rows: Rows, lead: int) -> set[int]:
    """The sentences that say what comes: short ones in a row, or the one behind "One last question."."""
    text = text_of(said, rows[lead])
    if _NAMES_NOTHING.search(text):
        return set()
    out = {lead}
    at = lead
    while at + 1 < len(rows) and all(b - a <= HEADING for a, b in rows[at : at + 2]):
        at += 1
        out.add(at)
    nameless = _NAMELESS.search(text) is not None
    if nameless or _ALONE.match(text):
        speaker = said.words[rows[lead][0]].word.speaker
        near = range(lead + 1, min(lead + 3, len(rows)))
        own = [n for n in near if said.words[rows[n][0]].word.speaker == speaker][:1]
        out |= {n for n in own if nameless or rows[n][1] - rows[n][0] <= SPOKEN_HEADING}
    return out


def text_of(said: Said, row: tuple[int, int]) -> str:
    """The first words of a sentence, in small letters."""
    return said.text(row[0], min(row[1], row[0] + _LOOKED_AT)).casefold()
