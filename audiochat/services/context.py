"""What of a conversation the model sees: the newest part that fits, cut so that a prefix can be reused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audiochat.domain.conversation import Message, Role, understood
from audiochat.domain.errors import UserError
from audiochat.domain.generation import Provider, Turn
from audiochat.domain.plan import PlanStatus
from audiochat.domain.sampling import Preset, Sampling

PAGE = 100
KEEP = 0.6
"""When the conversation outgrows the room, this share of it stays: the model's cached prefix is lost
once and then serves for many replies, instead of being lost at each."""

START = "context_start"
"""Key in a reply's metadata: the id of the first message that the model saw."""


@dataclass(frozen=True, slots=True)
class Context:
    """Turns to send, the id of the first message in them, and their size in tokens."""

    turns: tuple[Turn, ...]
    start: str
    tokens: int


def window(sampling: Sampling, provider: Provider) -> int:
    """Tokens the model can see at once: what was chosen, at most what the model was made for."""
    return max(1, min(sampling.context_length, provider.spec.context_length))


def room(sampling: Sampling, provider: Provider) -> int:
    """Tokens for the prompt: the window without the reply's share, which is at most half of it."""
    whole = window(sampling, provider)
    return whole - min(sampling.max_tokens, whole // 2)


def turns_of(
    system_prompt: str, messages: list[Message], *, is_base: bool = False
) -> tuple[Turn, ...]:
    """Messages as turns: speakers alternate (templates insist), a person begins, empty ones are left out.

    So are sentences that the editor only asked back about: a small model says such a question again. Nor
    does a model that was not trained to answer (``is_base``) see what recordings said: it writes such
    places and quotations of its own.
    """
    out: list[Turn] = [Turn(Role.SYSTEM, system_prompt)] if system_prompt.strip() else []
    for message, after in zip(messages, [*messages[1:], None], strict=True):
        asked = message.role is Role.USER and after is not None
        if _asks_back(message) or (asked and after and _asks_back(after)):
            continue
        if is_base and (_is_quoted(message) or (asked and after and _is_quoted(after))):
            continue
        if not message.content.strip() or message.role is Role.SYSTEM:
            continue
        last = out[-1] if out else None
        if last is not None and last.role is message.role:
            out[-1] = Turn(last.role, f"{last.content}\n\n{message.content}")
        elif message.role is Role.USER or (last is not None and last.role is Role.USER):
            out.append(Turn(message.role, message.content))
    return tuple(out)


def _asks_back(message: Message) -> bool:
    """Whether a message is the editor's question about a sentence."""
    return understood(message.metadata).get("status") == PlanStatus.QUESTION


def _is_quoted(message: Message) -> bool:
    """Whether a message is an answer from a recording, with places and quotations."""
    return "answer" in message.metadata


def _load(
    page: Callable[[str | None], list[Message]], size: Callable[[Message], int], most: int
) -> list[Message]:
    """Messages from the newest back: to the place where the last reply began, or to ``most`` tokens."""
    found: list[Message] = []
    start: str | None = None
    total = 0
    before: str | None = None
    while batch := page(before):
        for message in reversed(batch):
            found.append(message)
            total += size(message)
            start = start or message.metadata.get(START)
            if message.id == start or (total > most and len(found) > 1):
                return found[::-1]
        before = batch[0].id
    return found[::-1]


_DOT = Turn(Role.USER, ".")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Tokens of a prompt beside the words: ``fixed`` once (system prompt, examples), ``turn`` for each."""

    fixed: int
    alone: int
    turn: int


class ContextCutter:
    """Chooses turns; remembers how many tokens each message takes."""

    def __init__(self) -> None:
        self._sizes: dict[tuple[str, int], int] = {}
        self._frames: dict[tuple[str, str], _Frame] = {}

    def _frame(self, provider: Provider, prompt: str) -> _Frame:
        """What a prompt takes beside the messages, measured on the shortest ones."""
        key = (provider.spec.id, prompt)
        if key not in self._frames:
            if len(self._frames) > 100:
                self._frames.clear()
            system = (Turn(Role.SYSTEM, prompt),) if prompt.strip() else ()
            alone = provider.count_tokens((_DOT,))
            three = provider.count_tokens((_DOT, Turn(Role.ASSISTANT, "."), _DOT))
            fixed = provider.count_tokens((*system, _DOT))
            self._frames[key] = _Frame(fixed, alone, max(0, (three - alone + 1) // 2))
        return self._frames[key]

    def _size(self, provider: Provider, text: str, frame: _Frame) -> int:
        """About how many tokens a message adds to a prompt."""
        key = (provider.spec.id, hash(text))
        if key not in self._sizes:
            if len(self._sizes) > 20_000:
                self._sizes.clear()
            words = provider.count_tokens((Turn(Role.USER, text),)) - frame.alone if text else 0
            self._sizes[key] = max(0, words) + frame.turn
        return self._sizes[key]

    def cut(
        self, page: Callable[[str | None], list[Message]], preset: Preset, provider: Provider
    ) -> Context:
        """The newest turns that fit; ``page(before)`` gives messages above ``before``, oldest first.

        ``UserError`` when the person's last message alone does not fit.
        """
        most = room(preset.sampling, provider)
        prompt = preset.system_prompt
        frame = self._frame(provider, prompt)
        messages = _load(page, lambda m: self._size(provider, m.content, frame), most)
        sizes = [self._size(provider, message.content, frame) for message in messages]
        first = 0
        if frame.fixed + sum(sizes) > most:
            first = self._drop(sizes, int((most - frame.fixed) * KEEP))
        while True:
            while first < len(messages) - 1 and messages[first].role is not Role.USER:
                first += 1
            turns = turns_of(prompt, messages[first:], is_base=provider.spec.is_base)
            tokens = provider.count_tokens(turns)
            if tokens <= most:
                return Context(turns, messages[first].id, tokens)
            if first >= len(messages) - 1:
                raise UserError(
                    f"The message is too long for the model: {tokens} of {most} tokens.",
                    "Shorten it, or raise the context length in the settings.",
                )
            first += 1

    @staticmethod
    def _drop(sizes: list[int], most: int) -> int:
        """How many of the oldest messages to leave out so that the rest takes at most ``most`` tokens."""
        total, first = 0, len(sizes)
        while first > 0 and total + sizes[first - 1] <= most:
            first -= 1
            total += sizes[first]
        return min(first, len(sizes) - 1)
