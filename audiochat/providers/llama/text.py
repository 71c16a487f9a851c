"""Bytes of tokens to text as it streams: whole characters, and nothing of a stop word."""

from __future__ import annotations

import codecs


class TextStream:
    """Turns the bytes of tokens into text that can be shown at once and is never taken back.

    Characters cut over several tokens wait until they are whole. Text that may be the start of one of
    ``stops`` waits until it is known; when a stop is complete, ``stopped`` is set and it and what
    follows are left out.
    """

    def __init__(self, stops: tuple[str, ...] = (), strip_start: bool = False) -> None:
        self.stopped = False
        self._stops = tuple(stop for stop in stops if stop)
        self._strip = strip_start
        self._held = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, data: bytes, end: bool = False) -> str:
        """Take the bytes of a token and return what can be shown now; ``end`` gives the rest."""
        if self.stopped:
            return ""
        self._held += self._decoder.decode(data, end)
        if self._strip:
            self._held = self._held.lstrip()
            self._strip = not self._held
        first = min((at for stop in self._stops if (at := self._held.find(stop)) >= 0), default=-1)
        if first >= 0:
            self.stopped = True
            shown, self._held = self._held[:first], ""
            return shown
        keep = 0 if end else self._maybe()
        shown, self._held = (
            self._held[: len(self._held) - keep],
            self._held[len(self._held) - keep :],
        )
        return shown

    def _maybe(self) -> int:
        """How many characters at the end may be the start of a stop."""
        held = self._held
        longest = max((len(stop) for stop in self._stops), default=1) - 1
        for count in range(min(longest, len(held)), 0, -1):
            if any(stop.startswith(held[-count:]) for stop in self._stops):
                return count
        return 0
