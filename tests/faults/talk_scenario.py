"""A person who never stops talking: posts, replies that stream, versions; says what was committed."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from audiochat.domain.sampling import Preset
from audiochat.providers.scripted import Scripted
from audiochat.services import reply_writer
from audiochat.services.workshop import Workshop

WORDS = " ".join(f"word{number}" for number in range(400))


def talk(workshop: Workshop, report: Callable[[str], None], seed: int) -> None:
    reply_writer.SAVE_EVERY = 0.01  # so that kills fall between the commits of a reply
    change = workshop.store.messages.change

    def saved(message_id: str, **values: Any) -> None:
        change(message_id, **values)
        if "content" in values and "status" not in values:
            report(f"partial {message_id} {len(values['content'])}")

    workshop.store.messages.change = saved  # type: ignore[method-assign]
    dice = random.Random(seed)
    provider = Scripted(script=(WORDS,), tokens_per_second=4000)
    preset = Preset(name="Kill")
    while True:
        session = workshop.sessions.create()
        report(f"session {session.id}")
        for turn in range(dice.randrange(1, 4)):
            text = f"seed {seed} turn {turn} " + "and more " * dice.randrange(200)
            asked = workshop.chat.post(session.id, text)
            report(f"message {asked.id} {text}")
            reply = workshop.chat.reply(asked.id, preset, provider)
            report(f"message {reply.id} {reply.content}")
            if dice.random() < 0.3:
                edited = workshop.chat.edit(asked.id, "edited " + text)
                report(f"message {edited.id} edited {text}")
        if dice.random() < 0.2:
            workshop.sessions.delete(session.id)
