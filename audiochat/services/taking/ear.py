"""Writes down what is said in a recording while it grows, behind it and never in its way."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from audiochat.domain.errors import Cancelled, UserError
from audiochat.domain.job import Job
from audiochat.domain.recogniser import RATE
from audiochat.domain.take import TakenWords, Wordless
from audiochat.services.taking.notes import Note, Notes

if TYPE_CHECKING:
    from audiochat.domain.operation import Samples
    from audiochat.media.growing import Follower, GrowingWav
    from audiochat.services.live import LiveWords

log = logging.getLogger(__name__)
_WAIT = 0.05
_AT_ONCE = 4.0
"""Seconds of sound that are taken in at a time. Recognising again takes as long for four as for one, so
less would keep it behind for longer, and more would be too much for one stretch."""

LAST_WORDS = 4.0
"""Seconds that the end of a recording waits for its last words; what is missing is heard afterwards."""


class Ear:
    """A thread that reads what another one records. ``told`` gets ``TakenWords`` and ``Wordless``.

    However slow the computer, the recording loses nothing: this only falls behind.
    """

    def __init__(
        self,
        wav: GrowingWav,
        notes: Notes,
        live: Callable[[Job], LiveWords],
        told: Callable[[object], None],
    ) -> None:
        self._wav, self._notes, self._live, self._told = wav, notes, live, told
        self._job = Job()
        self._done = threading.Event()
        self._noted = 0.0
        self._open = ""
        self._latest = 0.0
        self._thread = threading.Thread(target=self._run, name="ear", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Nothing more comes: hear the last words, unless that takes too long, and end."""
        self._latest = time.monotonic() + LAST_WORDS
        self._done.set()
        self._wav.grown.set()
        self._thread.join()

    def hush(self) -> None:
        """Hear nothing more; at once, from any thread."""
        self._job.cancel()

    def _run(self) -> None:
        from audiochat.media.growing import Follower

        follower: Follower | None = None
        try:
            follower = Follower(self._wav)
            words = self._live(self._job)
            self._follow(follower, words)
        except Cancelled:
            pass
        except UserError as error:
            self._told(Wordless(str(error)))
        except Exception:  # the recording goes on whatever becomes of its words
            log.exception("no words are written down any more")
            self._told(Wordless("The words could not be written down."))
        finally:
            if follower is not None:
                follower.close()

    def _follow(self, follower: Follower, words: LiveWords) -> None:
        import soxr

        narrow = soxr.ResampleStream(self._wav.rate, RATE, 1, dtype="float32")
        words.taken()
        while not self._done.is_set() or (follower.behind and time.monotonic() < self._latest):
            self._job.check()
            self._wav.grown.clear()
            sound = follower.read(_AT_ONCE)
            if not len(sound):
                self._wav.grown.wait(_WAIT)
                continue
            words.feed(_flat(narrow.resample_chunk(sound)))
            if words.step(self._job) is not None:
                self._tell(words)
        if not follower.behind:
            words.feed(_flat(narrow.resample_chunk(np.zeros(0, np.float32), last=True)))
            words.finish(self._job)
            self._tell(words, self._wav.frames / self._wav.rate)

    def _tell(self, words: LiveWords, until: float | None = None) -> None:
        """Put settled words on the disk, then tell of them."""
        end = words.settled_until if until is None else until
        open_ = words.state.open
        said = words.taken()
        if said or (until is not None and end > self._noted):
            self._notes.add(Note(self._noted, end, said))
            self._noted = end
        if said or open_ != self._open:
            self._open = open_
            self._told(TakenWords(said, open_))


def _flat(sound: Samples) -> Samples:
    return np.asarray(sound, np.float32).reshape(-1)
