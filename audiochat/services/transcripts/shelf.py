"""Words that were read from the database, kept by source for as long as they are true."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiochat.domain.transcript import Link
from audiochat.services.transcripts.spoken import Parsed, Spoken, gather

if TYPE_CHECKING:
    from audiochat.store.transcripts import Transcripts as Words

MOST_BLOCKS = 20_000
"""Blocks kept in memory at most, beyond those in use: about a hundred hours of words."""


@dataclass(frozen=True)
class _Kept:
    """What a source's columns were made of, and the columns."""

    blocks: tuple[Parsed, ...]
    links: tuple[Link, ...]
    origins: tuple[Spoken, ...]
    spoken: Spoken

    def made_of(
        self, blocks: tuple[Parsed, ...], links: tuple[Link, ...], origins: tuple[Spoken, ...]
    ) -> bool:
        """Whether these are the very same parts."""
        return (
            self.links == links
            and len(self.blocks) == len(blocks)
            and all(one is other for one, other in zip(self.blocks, blocks, strict=True))
            and all(one is other for one, other in zip(self.origins, origins, strict=True))
        )


class Shelf:
    """The columns of sources, made again only where something was written; safe to use from threads.

    Whoever changes the words of a block holds ``lock`` and calls ``forget`` before letting go.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self.lock = threading.RLock()
        self._blocks: dict[int, Parsed] = {}
        self._kept: dict[str, _Kept] = {}

    def forget(self, block_ids: Iterable[str]) -> None:
        """Read these blocks again when they are next needed."""
        gone = set(block_ids)
        with self.lock:
            changed = [n for n, parsed in self._blocks.items() if parsed.block.id in gone]
            for number in changed:
                del self._blocks[number]

    def sources(self, source_ids: Collection[str]) -> set[str]:
        """These sources and all whose words were carried into them."""
        links = self._words.links(source_ids)
        return set(source_ids) | {link.from_id for link in links}

    def spoken(self, source_ids: Collection[str]) -> dict[str, Spoken]:
        """What is said in each of these sources."""
        return self.lineage(source_ids)[0]

    def lineage(
        self, source_ids: Collection[str]
    ) -> tuple[dict[str, Spoken], list[Link], dict[str, Spoken]]:
        """What is said in these sources, the links to those they were made from, and what is said there."""
        with self.lock:
            every = self._words.links(source_ids)
            links: dict[str, list[Link]] = {}
            for link in every:
                links.setdefault(link.source_id, []).append(link)
            origins = {link.from_id for link in every}
            blocks = self._read(set(source_ids) | origins)
            made: dict[str, Spoken] = {}
            own = {name: self._made(name, blocks, links, made, ()) for name in source_ids}
            return own, every, {name: made[name] for name in origins if name in made}

    def _read(self, source_ids: set[str]) -> dict[str, tuple[Parsed, ...]]:
        numbers = self._words.numbers(source_ids)
        wanted = {number for some in numbers.values() for number in some}
        new = self._words.load(wanted - self._blocks.keys())
        if len(self._blocks) + len(new) > MOST_BLOCKS:
            self._blocks = {n: self._blocks[n] for n in wanted & self._blocks.keys()}
            self._kept.clear()
        self._blocks |= {number: Parsed(number, block) for number, block in new.items()}
        return {
            name: tuple(self._blocks[n] for n in some if n in self._blocks)
            for name, some in numbers.items()
        }

    def _made(
        self,
        name: str,
        blocks: dict[str, tuple[Parsed, ...]],
        links: dict[str, list[Link]],
        made: dict[str, Spoken],
        inside: tuple[str, ...],
    ) -> Spoken:
        """The columns of a source, after those of the sources whose words it carries."""
        if name in made:
            return made[name]
        mine = tuple(link for link in links.get(name, ()) if link.from_id not in (*inside, name))
        origins = tuple(
            self._made(link.from_id, blocks, links, made, (*inside, name)) for link in mine
        )
        kept = self._kept.get(name)
        if kept is None or not kept.made_of(blocks[name], mine, origins):
            spoken = gather(blocks[name], list(zip(mine, origins, strict=True)))
            kept = self._kept[name] = _Kept(blocks[name], mine, origins, spoken)
        made[name] = kept.spoken
        return kept.spoken
