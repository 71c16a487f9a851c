"""Writes the turns of a conversation the way a model understands them, and tokenizes them stably."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audiochat.domain.conversation import Role
from audiochat.domain.errors import ModelError
from audiochat.domain.generation import Turn
from audiochat.providers.llama.model import Model
from audiochat.providers.llama.template import ChatForm

BASE_STOPS = ("\nUser:", "\nAssistant:", "\nuser:", "\nassistant:")
"""Where the reply of a base model ends: it would go on writing both sides."""

BASE_INTRODUCTION = "A conversation between a user and a helpful assistant who answers briefly."

BASE_EXAMPLES = (
    ("Hello!", "Hello! How can I help you?"),
    ("Who are you?", "I am a small assistant that runs on this computer, without a network."),
    ("What is the capital of Italy?", "The capital of Italy is Rome."),
    (
        "How do I make tea?",
        "Boil water, pour it over the tea, wait three minutes, and take the tea out.",
    ),
)
"""A base model learns from these how a conversation goes."""

DROP_STEP = 8
"""Turns are left out in steps of so many, so that the beginning stays the same for a while."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a prompt. Only the program's own words (``fixed``) may hold marks like ``<|end|>``."""

    text: str
    fixed: bool


def base_prompt(turns: Iterable[Turn]) -> list[Part]:
    """A transcript that a model without a chat template goes on with."""
    system, talk = _sorted(turns)
    introduction = " ".join(system.split()) or BASE_INTRODUCTION
    parts = [Part(introduction, False), Part("\n", True)]
    for question, answer in BASE_EXAMPLES:
        parts.append(Part(f"\nUser: {question}\nAssistant: {answer}", True))
    for turn in talk:
        parts.append(Part("\nUser:" if turn.role is Role.USER else "\nAssistant:", True))
        parts.append(Part(" " + turn.content.strip(), False))
    if not talk or talk[-1].role is Role.USER:
        parts.append(Part("\nAssistant:", True))
    return parts


def chat_prompt(turns: Iterable[Turn], form: ChatForm) -> list[Part]:
    """The turns in the form of the model's own template."""
    system, talk = _sorted(turns)
    while talk and talk[0].role is not Role.USER:
        talk = talk[1:]  # templates begin with the user
    parts: list[Part] = []
    if system and form.system is not None:
        parts += [Part(form.system[0], True), Part(system, False), Part(form.system[1], True)]
    else:
        parts.append(Part(form.head, True))
        if system:
            parts.append(Part(system + "\n\n", False))
    for number, turn in enumerate(talk):
        if number:
            words = form.to_user if turn.role is Role.USER else form.to_assistant
            parts.append(Part(words, True))
        parts.append(Part(turn.content.strip(), False))
    if not talk or talk[-1].role is Role.USER:
        parts.append(Part(form.tail, True))
    return [part for part in parts if part.text]


def tokenize(model: Model, parts: list[Part], known: list[int], bos: str = "") -> list[int]:
    """The tokens of a prompt, the same as in ``known`` for as long as they say the same.

    A reply that the model wrote itself may be cut into other tokens than the tokenizer would choose;
    where the tokens already read spell exactly a part, they are taken, so they are not read again.
    """
    tokens: list[int] = []
    first = True
    for part in parts:
        text = part.text
        if first and model.adds_bos and bos and part.fixed:
            text = text.removeprefix(bos)
        fresh = model.tokenize(text, special=part.fixed, first=first)
        first = False
        at = len(tokens)
        if not part.fixed and known[:at] == tokens and known[at : at + len(fresh)] != fresh:
            fresh = _spelling(model, part.text.encode("utf-8", "replace"), known, at) or fresh
        tokens += fresh
    return tokens


def _spelling(model: Model, wanted: bytes, known: list[int], at: int) -> list[int]:
    """The tokens of ``known`` from place ``at`` that spell exactly ``wanted``; none if they do not."""
    spelt, end = b"", at
    while end < len(known) and len(spelt) < len(wanted):
        piece = model.piece(known[end])
        spelt += piece
        end += 1
        if not piece or not wanted.startswith(spelt):
            return []
    return known[at:end] if spelt == wanted else []


def fit(turns: tuple[Turn, ...], count: int) -> tuple[Turn, ...]:
    """Leave out the ``count`` oldest turns after the system turns; the last turn always stays."""
    system = [turn for turn in turns if turn.role is Role.SYSTEM]
    talk = [turn for turn in turns if turn.role is not Role.SYSTEM]
    return (*system, *talk[min(count, max(0, len(talk) - 1)) :])


def too_long(tokens: int, length: int) -> ModelError:
    """The error for one message that does not fit by itself."""
    return ModelError(
        f"The message takes {tokens:,} tokens, and the context holds {length:,}.",
        "Choose a larger context length in the settings, or say it in fewer words.",
    )


def _sorted(turns: Iterable[Turn]) -> tuple[str, list[Turn]]:
    """The system text, and the other turns with neighbours of one role joined."""
    system: list[str] = []
    talk: list[Turn] = []
    for turn in turns:
        if turn.role is Role.SYSTEM:
            if turn.content.strip():
                system.append(turn.content.strip())
        elif talk and talk[-1].role is turn.role:
            talk[-1] = Turn(turn.role, f"{talk[-1].content}\n\n{turn.content}")
        else:
            talk.append(turn)
    return "\n\n".join(system), talk
