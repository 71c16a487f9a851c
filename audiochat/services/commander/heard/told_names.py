# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Words that tell of a part of a talk taken apart: who speaks there, what it is about, how much it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiochat.services.asking.language import content
from audiochat.services.commander.heard import voices
from audiochat.services.commander.heard.grounding import is_untold
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.proposing import SOUNDS, WRONG

MOST_WORDS = 20
"""Words of a name; a longer one tells more than one thing."""

_SAYS = (
    r"(?:says?|saying|said|asks?|asking|asked|tells?|telling|told|adds?|adding|added|thinks?|thinking|explains?|explaining|explained|"
    r"talks?|talking|mentions?|mentioning|complains?|complaining|jokes?|joking|admits?|admitting|answers?|answering|describes?|describing|"
    r"promises?|promising|suggests?|suggesting|claims?|claiming|remembers?|remembering|wonders?|wondering|reads?|reading|goes|going|is|was|being|has|had|having|gets?|getting|comes?|coming|"
    r"apologi[sz]es?|apologi[sz]ing|argues?|arguing|announces?|announcing|offers?|offering|thanks?|thanking|laughs?|laughing|worries|worrying|hopes?|hoping|wants?|wanting|does|did|doing|"
    r"likes?|liking|hates?|hating|speaks?|speaking|calls?|calling|warns?|warning|recommends?|recommending|won't|doesn't|can't|cannot|will|would|can|could)"
)
_PIECE = r"(?:(?:the |that )?(?:parts?|bits?|place|moment|section|story|thing|stuff|sentences?|lines?|remarks?|comments?) )?"
_WHO_DOES = re.compile(
    rf"^{_PIECE}(?:(?:where|when|while|what|how|why|everything|all|in which|that)(?: that)? )?(?:the |my |our )?(?P<who>[\w-]+) (?P<does>(?:(?:first|also|then|later|really|still|just) )?{_SAYS})\b ?(?P<rest>.*)$"
)
_OWNED = re.compile(
    r"^(?:the |all (?:of )?)?(?:(?:last|first|final|long|whole|little|funny|silly|boring) )?(?P<who>[\w-]+?)(?:'s|s'|'|s) (?P<rest>.+)$"
)
_OF = re.compile(
    r"^(?P<rest>.+?) (?:of|by|from) (?P<who>[\w-]+)(?P<more>(?: (?:about|with|on|over|to|for|at) .+)?)$"
)
_BLOCK = r"(?:stor(?:y|ies)|anecdotes?|tales?|chats?|topics?|subjects?|letters?|messages?|episodes?|matter|affair|business)"
_TURN = r"(?:answers?|repl(?:y|ies)|responses?|predictions?|forecasts?|advice|opinions?|views?|tips?|speech|explanations?|reports?|accounts?|statements?|introductions?|objections?|complaints?|proposals?|suggestions?|contributions?|memor(?:y|ies))"
_FIGHT = r"(?:quarrels?|arguments?|disputes?|debates?|rows?|fights?|discussions?|back[- ]and[- ]forth|bickering|disagreements?|argu(?:e|es|ed|ing)|quarrel(?:s|led|ling)?|discuss(?:es|ed|ing)?|negotiat(?:e|es|ions?)|conversations?|exchange|banter)"
_LINE = r"(?:sentences?|lines?|remarks?|comments?|jokes?|mention|questions?|words|quip|crack|announcements?)"
_KINDS = (
    ("line", re.compile(rf"^(?:(?:the|that|this|his|her|their|[\w-]+'s) )?(?:\w+ )?{_LINE}\b")),
    ("fight", re.compile(rf"\b{_FIGHT}\b")),
    ("block", re.compile(rf"\b{_BLOCK}\b")),
    ("turn", re.compile(rf"\b{_TURN}\b")),
    ("line", re.compile(r"\bask(?:s|ed|ing)?\b")),
)
_HEAD = re.compile(
    rf"^(?:(?:the|that|this|a|an|all|whole|entire|long|little|silly|funny|boring|last|first|final|other|old|same|one|ones|bit|parts?|bits|section|piece|thing|things|stuff|place|moment|{_BLOCK}|{_LINE}|{_FIGHT}|"
    r"about|of|with|where|when|how|why|what|who|whether|which|while|in which|that|on|over|for|to|from|is|are|was|were|it|its|it's|says?|said|saying|tell(?:s|ing)?|told|mentions?|talk(?:s|ing)?|ask(?:s|ing)?|think(?:s|ing)?|add(?:s|ing)?|us|we|they|he|she|i|you)\s+)+"
)
_TAIL = re.compile(
    r"(?:,? (?:bit|part|section|thing|stuff|story|business|talk|topic|discussion|anecdote|moment|there|again|at all|please))+$"
)
_NO_NAME = re.compile(
    rf"^(?:(?:the|that) )?(?:it|this|that|these|those|them|all|everything|everyone|here|there|rest|others?|remainder|things?|stuff|bits?|parts?|one|ones|same|first|second|last|next|words?|end|start|beginning|(?:wrong|right|first|second|third|last|other|next) (?:time|one|version|take|half))$|^(?:the )?(?:{SOUNDS})$|\b(?:recording|file|audio|selection|playhead|cursor|fillers?|u+m+s?|uhs?)\b|\d:\d\d"
)
_POINTS = re.compile(
    r"^(?:it|them|me|us|him|you|there(?:'s| is| are| was)|nothing|nobody|someone|somebody|i|i'm|we|one of|some(?: of)?|a few|few|most|half|any|another|to|into|down|up|off|back|short)\b"
)
""" "It all the way to the end", "one of the sentences": what is no name of one part."""
_ANSWERS = re.compile(
    r",? (?:and|with|plus|including) (?:the |all |both |all the |both the |both of the |all of the |its |their )*(?:answers?|replies|reply)(?: to (?:it|them|that))?$"
)
_ASKS = re.compile(r"^(?:the (?:question )?)?(?:how|why|whether|what|where|when|who|if)\b")
_BIT = re.compile(r"^(?:(?:\w+ )?(?:bit|part|section|turn|rant|speech|bits)\b|.* (?:bit|part)$)")
""" "Anna's bit about the rules" is all that she says there."""
_REPLY = re.compile(r"\b(?:answers?|repl(?:y|ies)|responses?)\b")
_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|final|two|three|four|few|several|some|little)\b ?"
)
""" "The second song": which of several is no word that is said of it."""
_BESIDE = re.compile(
    r"^(?:between |of |by )?(?:[\w-]+ (?:and|vs|versus) [\w-]+ )(?:about|over|on|regarding) "
)


@dataclass(frozen=True, slots=True)
class Name:
    """Words that tell of a part: its ``topic``, who is the ``speaker``, and its ``kind``.

    ``kind``: ``line`` (one sentence), ``turn`` (all that somebody says), ``block`` (a story with what is
    asked on), ``fight`` (what two say to each other), or nothing. ``does``: it is told what the speaker
    does. ``answered``: with the answers to it. ``asks``: told as a question is ("how they do it"). ``replies``:
    an answer alone.
    """

    topic: str
    speaker: str = ""
    kind: str = ""
    does: bool = False
    answered: bool = False
    asks: bool = False
    replies: bool = False


def apart(name: str, said: Said) -> Name | None:
    """The words of a name taken apart; None where they name no part of a talk."""
    bare = name.strip(' ,.;:!?"').replace("’", "'")
    bare = re.sub(r"^(?:(?:just|only|all|also|of|whole|entire) )+(?=\w)", "", bare)
    answered = _ANSWERS.search(bare) is not None
    bare = _ANSWERS.sub("", bare)
    if (
        not bare
        or _POINTS.match(bare)
        or is_untold(bare)
        or WRONG.search(bare)
        or _NO_NAME.search(bare)
    ):
        return None
    if len(bare.split()) > MOST_WORDS:
        return None
    kind = next((kind for kind, shape in _KINDS if shape.search(bare)), "")
    speaker, topic, does = _of_whom(bare, said) if kind != "fight" else ("", bare, False)
    topic = _TAIL.sub("", _HEAD.sub("", f"{topic} ").strip()).strip() or topic
    topic = _COUNTED.sub("", _BESIDE.sub("", topic) or topic)
    if not content(" ".join(plain(topic))) and not speaker:
        return None
    asks = _ASKS.match(bare) is not None
    return Name(topic, speaker, kind, does, answered, asks, _REPLY.search(bare) is not None)


def without_answers(name: str) -> str:
    """A name without "and both the answers to it"."""
    return _ANSWERS.sub("", name)


def _of_whom(bare: str, said: Said) -> tuple[str, str, bool]:
    """Who speaks in a part that is named, the words without them, and whether it is told what they do."""

    def called(word: str) -> str:
        return (voices.who(said, word) or "") if voices.is_called(said, word) else ""

    does = _WHO_DOES.match(bare)
    if does is not None and (who := called(does["who"])):
        return who, does["rest"] or bare, True
    owned = _OWNED.match(bare)
    if owned is not None and (who := called(owned["who"])):
        return who, owned["rest"], _BIT.match(owned["rest"]) is not None
    of = _OF.match(bare)
    if of is not None and (who := called(of["who"])):
        return who, f"{of['rest']}{of['more']}", False
    return "", bare, False
