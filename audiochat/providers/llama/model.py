"""A model file in memory: loading with progress, its vocabulary, and giving it back."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any, Self

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job, interruptible
from audiochat.providers.llama import native


class Model:
    """llama.cpp's model and vocabulary. Not for two threads at once, except the vocabulary."""

    def __init__(self, path: Path, job: Job) -> None:
        """Load ``path``, reporting progress; ``Cancelled`` when stopped, ``ModelError`` when refused."""
        self.api, log = interruptible(job, native.load)  # a second, the first time
        native.reason(log)
        parameters = self.api.llama_model_default_params()

        def progress(fraction: float, _: Any) -> bool:
            if not job.cancelled:
                job.progress(fraction, "Loading the model")
            return not job.cancelled

        callback = self.api.llama_progress_callback(progress)
        parameters.progress_callback = callback
        self.handle = self.api.llama_model_load_from_file(str(path).encode(), parameters)
        if not self.handle:
            job.check()
            why = native.reason(log) or "no reason was given"
            raise ModelError(f"llama.cpp cannot load {path.name}: {why}", "Choose another model.")
        self.vocabulary = self.api.llama_model_get_vocab(self.handle)
        self.size = int(self.api.llama_vocab_n_tokens(self.vocabulary))
        self.adds_bos = bool(self.api.llama_vocab_get_add_bos(self.vocabulary))
        self._pieces: dict[int, bytes] = {}
        self._room = ctypes.create_string_buffer(256)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def description(self) -> str:
        """What llama.cpp calls the model, e.g. ``gemma3 270M Q4_K - Medium``."""
        room = ctypes.create_string_buffer(256)
        self.api.llama_model_desc(self.handle, room, 256)
        return room.value.decode("utf-8", "replace")

    def special_text(self, which: str) -> str:
        """The text of the ``bos`` or ``eos`` token ("" if there is none)."""
        token = getattr(self.api, f"llama_vocab_{which}")(self.vocabulary)
        if token < 0:
            return ""
        text: bytes = self.api.llama_vocab_get_text(self.vocabulary, token)
        return text.decode("utf-8", "replace")

    def tokenize(self, text: str, *, special: bool, first: bool) -> list[int]:
        """The tokens of ``text``. ``special``: marks like ``<|im_end|>`` become their token.

        ``first``: put the start token in front if the model wants one.
        """
        return self.tokenize_bytes(text.encode("utf-8", "replace"), special=special, first=first)

    def tokenize_bytes(self, data: bytes, *, special: bool, first: bool) -> list[int]:
        """As ``tokenize``, for bytes that need not be whole characters."""
        room = len(data) + 8
        for _ in range(2):
            tokens = (self.api.llama_token * room)()
            count = self.api.llama_tokenize(
                self.vocabulary, data, len(data), tokens, room, first, special
            )
            if count >= 0:
                return tokens[:count]  # type: ignore[no-any-return]
            room = -count  # a space may become three tokens of one byte each
            if room > 8 * len(data) + 64:
                break
        raise ModelError("The text is too long for the model.", "Say it in fewer words.")

    def piece(self, token: int, special: bool = False) -> bytes:
        """The bytes of a token: maybe only a part of a character. Control tokens are empty."""
        if (found := self._pieces.get(token)) is not None and not special:
            return found
        length = self.api.llama_token_to_piece(
            self.vocabulary, token, self._room, len(self._room), 0, special
        )
        if length < 0:
            room = ctypes.create_string_buffer(-length)
            length = self.api.llama_token_to_piece(
                self.vocabulary, token, room, -length, 0, special
            )
            data = room.raw[:length]
        else:
            data = self._room.raw[:length]
        if not special:
            self._pieces[token] = data
        return data

    def ends(self, token: int) -> bool:
        """Whether a token ends the reply."""
        return bool(self.api.llama_vocab_is_eog(self.vocabulary, token))

    def close(self) -> None:
        """Give the memory back; every context of it must be closed before."""
        if self.handle:
            self.api.llama_model_free(self.handle)
            self.handle = None
