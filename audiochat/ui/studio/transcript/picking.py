"""Which words are selected and which one the keys are at; no painting, so that it can be tested."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Picked:
    """The word the keys are at (``caret``), and the word where the selection began (``anchor``).

    Without an anchor nothing is selected. Both are -1 or None where there are no words. ``behind``: the
    keys are at the end of the last word, and what is put there comes after it.
    """

    caret: int = -1
    anchor: int | None = None
    behind: bool = False

    @property
    def range(self) -> tuple[int, int] | None:
        """The first selected word and the one after the last; None without a selection."""
        if self.anchor is None or self.caret < 0:
            return None
        return min(self.anchor, self.caret), max(self.anchor, self.caret) + 1

    def at(self, word: int) -> Picked:
        """The keys are at a word and nothing is selected."""
        return Picked(word, None)

    def end(self, count: int) -> Picked:
        """The keys are behind the last of so many words and nothing is selected."""
        return Picked(count - 1, None, behind=count > 0)

    def to(self, word: int) -> Picked:
        """The selection reaches from where it began (or the word of the keys) to a word."""
        anchor = self.anchor if self.anchor is not None else self.caret
        return Picked(word, anchor if anchor >= 0 else word)

    def over(self, first: int, last: int) -> Picked:
        """Words ``first`` up to ``last`` are selected; nothing when that is none."""
        if last <= first:
            return replace(self, anchor=None)
        return Picked(last - 1, first)

    def none(self) -> Picked:
        """Nothing is selected."""
        return replace(self, anchor=None)

    def has(self, word: int) -> bool:
        """Whether a word is selected."""
        found = self.range
        return found is not None and found[0] <= word < found[1]
