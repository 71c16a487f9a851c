# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Words that are said once more for effect: "Two tons. Two tons."."""

from __future__ import annotations

import re
from itertools import pairwise

from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.request import Request, Target, Which

LEAST, MOST = 2, 10
"""Words of a sentence that is an echo."""

_ASKED = re.compile(
    r"^(?:cut|delete|remove|take out|drop|lose|get rid of)(?: out)? (?:all )?(?:the |his |her |their |those )?(?:repeats|repetitions|repeated (?:bits|phrases|sentences|lines|parts)|echoes)"
    r"[,:( ]+(?:(?:like|such as|for example|for instance|e\.?g\.?),? )?(?P<samples>.+?)[) ]*$"
)
_TAIL = re.compile(
    r"[, ]+(?:and )?(?:that (?:sort|kind) of (?:thing|stuff)|things like that|and so on|etc\.?|and such)$"
)


def echoes(said: Said) -> list[Hit]:
    """Short sentences whose words the same speaker said in a row in the sentence right before."""
    return said.once("echoes", lambda: _echoes(said))


def _echoes(said: Said) -> list[Hit]:
    out = []
    for before, row in pairwise(said.sentences()):
        one, other = (
            [token for word in said.words[a:b] for token in plain(word.text)]
            for a, b in (before, row)
        )
        speakers = {said.words[first].word.speaker for first, _ in (before, row)}
        size = len(other)
        if len(speakers) > 1 or not LEAST <= size <= MOST or size > len(one):
            continue
        if any(one[at : at + size] == other for at in range(len(one) - size + 1)):
            out.append(Hit(*row))
    return out


def asked(said: Said, text: str) -> Request | None:
    """The wish to cut echoes, which some of them are named for; None where one of these is none."""
    found = _ASKED.match(text)
    if found is None:
        return None
    samples = [plain(part) for part in re.split(r",| and | or ", _TAIL.sub("", found["samples"]))]
    heard = {
        tuple(t for word in said.words[hit.first : hit.last] for t in plain(word.text))
        for hit in echoes(said)
    }
    named = [tuple(sample) for sample in samples if sample]
    if not named or any(sample not in heard for sample in named):
        return None
    return Request("delete", Target("echoes", which=Which()))
