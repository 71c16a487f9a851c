"""A reply while it grows: shown at most sixty times a second, saved at least once a second."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from audiochat.domain.conversation import Message, MessageStatus, ReplyDelta
from audiochat.domain.errors import Cancelled, StoreError, UserError
from audiochat.domain.generation import Piece, Usage
from audiochat.domain.job import Job

if TYPE_CHECKING:
    from audiochat.store.database import Store

SHOW_EVERY = 1 / 60
SAVE_EVERY = 0.8
"""Seconds; below one, since a commit itself takes a while on a slow disk."""


class ReplyWriter:
    """Takes pieces from a provider, hands them out in bundles, and keeps the row up to date.

    A thread of its own saves, so that the model does not wait for the disk (a commit takes 4 ms,
    now and then 100), and what was said last is saved even when the model then falls silent.
    """

    def __init__(self, store: Store, message: Message, facts: dict[str, Any], job: Job) -> None:
        self._store = store
        self._id = message.id
        self._facts = facts
        self._job = job
        self._text: list[str] = []
        self._waiting: list[str] = []
        self._usage: Usage | None = None
        self._began = self._shown = time.monotonic()
        self._ended = threading.Event()
        self._failure: UserError | None = None
        self._saver = threading.Thread(target=self._save_on, name="reply saver", daemon=True)
        self._saver.start()
        job.emit(ReplyDelta(self._id, ""))

    def keep(self, write: Callable[[], None], failed: str) -> Message:
        """Let ``write`` add its pieces, and store how it went: whole, interrupted, or failed and why.

        ``failed``: what an unforeseen error is called ("The model failed"); such an error is raised again.
        """
        try:
            write()
            return self.finish()
        except Cancelled:
            return self.stop(MessageStatus.INTERRUPTED)
        except UserError as error:
            return self.stop(MessageStatus.FAILED, error.message, error.remedy)
        except BaseException as error:
            self.stop(MessageStatus.FAILED, f"{failed} ({type(error).__name__}).")
            raise

    def add(self, piece: Piece) -> None:
        """Take the next piece; ``StoreError`` when what was said before could not be saved."""
        if self._failure is not None:
            raise self._failure
        if piece.usage is not None:
            self._usage = piece.usage
        if not piece.text:
            return
        self._text.append(piece.text)
        self._waiting.append(piece.text)
        now = time.monotonic()
        if now - self._shown >= SHOW_EVERY:
            self._show(now)

    def _show(self, now: float) -> None:
        if self._waiting:
            self._job.emit(ReplyDelta(self._id, "".join(self._waiting)))
            self._waiting.clear()
        self._shown = now

    def _save_on(self) -> None:
        saved = 0
        while not self._ended.wait(SAVE_EVERY):
            pieces = len(self._text)
            if pieces == saved:
                continue
            try:
                self._store.messages.change(self._id, content="".join(self._text[:pieces]))
            except UserError as error:
                self._failure = error
                return
            saved = pieces

    def finish(self) -> Message:
        """The provider has ended: keep the whole text and the facts."""
        usage = self._usage
        cut_off = usage.stopped == "cancelled" if usage is not None else self._job.cancelled
        return self.stop(MessageStatus.INTERRUPTED if cut_off else MessageStatus.COMPLETE)

    def stop(self, status: MessageStatus, error: str = "", remedy: str = "") -> Message:
        """Keep what there is, with how it ended; tries again once on the room of the ballast."""
        self._ended.set()
        self._saver.join()
        self._show(time.monotonic())
        facts = dict(self._facts)
        if error:
            facts |= {"error": error, "remedy": remedy}
        usage = self._usage
        if usage is not None:
            facts |= {
                "seed": usage.seed,
                "prompt_tokens": usage.prompt_tokens,
                "evaluated_tokens": usage.evaluated_tokens,
                "ttft_s": usage.ttft_s,
                "tokens_per_s": usage.tokens_per_s,
                "stopped": usage.stopped,
            }
        values: dict[str, Any] = {
            "content": "".join(self._text),
            "status": status.value,
            "meta": facts,
            "response_time": time.monotonic() - self._began,
            "tokens_used": None if usage is None else usage.completion_tokens,
        }
        with contextlib.suppress(StoreError):
            self._store.messages.change(self._id, vital=True, **values)
            return self._store.messages.get(self._id)
        self._store.messages.change(self._id, vital=True, **values)
        return self._store.messages.get(self._id)
