"""What is to be said of words that were known before a command: who heard them, and how surely."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from audiochat.domain.take import DRAFT

if TYPE_CHECKING:
    from audiochat.cli.command import Context
    from audiochat.cli.recognising import Wish
    from audiochat.domain.timeline import Timeline
    from audiochat.domain.transcript import Block, Transcript, Word
    from audiochat.services.workshop import Workshop

NOTE = (
    "Its words were known already and are given as they were heard then; "
    "--again hears them with what is named here."
)

_UNHEARD = {"", DRAFT, "imported", "carried", "synthetic"}
"""Origins of words that no recogniser named here heard."""


def heard_otherwise(workshop: Workshop, timeline: Timeline, wish: Wish) -> str:
    """What to say where all words are known and were not heard as is wished now; mostly nothing.

    Of a translation it is not known that it is one, so it is said of that as well.
    """
    blocks = _heard(workshop, timeline)
    told = {block.language for block in blocks if block.words} - {""}
    other = wish.named and heard_by_another(workshop, timeline)
    wanted = "en" if wish.translate else wish.language
    return NOTE if other or (wanted and told - {wanted}) else ""


def heard_by_another(workshop: Workshop, timeline: Timeline) -> bool:
    """Whether another recogniser than the chosen one heard some of the words."""
    chosen = workshop.listener.chosen().id
    return any(block.origin != chosen for block in _heard(workshop, timeline))


def recogniser(workshop: Workshop, timeline: Timeline) -> str:
    """The names of those that heard the words, or of the chosen one where nothing is known."""
    origins = {block.origin for block in _heard(workshop, timeline)}
    chosen = workshop.listener.chosen()
    names = [spec.name for spec in (chosen, *workshop.listener.known()) if spec.id in origins]
    return ", ".join(dict.fromkeys(names)) or chosen.name


def doubts(words: Transcript) -> list[str]:
    """Why words may be wrong that were heard at another time, when that was said."""
    from audiochat.speech.doubting import doubt_about

    blocks: dict[str, list[Word]] = defaultdict(list)
    for placed in words.heard:
        blocks[placed.block_id].append(placed.word)
    found = (doubt_about(some) for some in blocks.values())
    return list(dict.fromkeys(doubt for doubt in found if doubt))


def say_doubts(words: Transcript, context: Context) -> None:
    """Say why words may be wrong."""
    for doubt in doubts(words):
        context.say(doubt)


def _heard(workshop: Workshop, timeline: Timeline) -> list[Block]:
    """The blocks that recognisers heard: no captions, and no words that were made."""
    words = workshop.store.transcripts
    numbers = words.numbers(timeline.sources())
    blocks = words.load([number for some in numbers.values() for number in some]).values()
    return [block for block in blocks if block.origin not in _UNHEARD]
