"""``audiochat chat``: one prompt, the reply streamed to standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.cli.command import Command, Context
from audiochat.cli.interrupt import stopping
from audiochat.domain.job import Job

if TYPE_CHECKING:
    from audiochat.domain.conversation import Message
    from audiochat.domain.sampling import Preset
    from audiochat.services.workshop import Workshop


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("prompt", metavar="PROMPT", help="what to say to the model")
    parser.add_argument("--session", metavar="ID", help="go on with this conversation")
    parser.add_argument("--model", type=Path, metavar="FILE", help="a GGUF file of your own")
    parser.add_argument("--max-tokens", type=int, metavar="N", help="stop the reply after N tokens")
    parser.add_argument("--seed", type=int, metavar="N", help="the same seed gives the same reply")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end")


def _preset(workshop: Workshop, options: argparse.Namespace) -> Preset:
    from audiochat.domain.errors import UserError
    from audiochat.domain.sampling import Sampling

    preset = workshop.settings.current_preset()
    chosen = {"max_tokens": options.max_tokens, "seed": options.seed}
    asked = {name: value for name, value in chosen.items() if value is not None}
    try:
        sampling = Sampling.model_validate({**preset.sampling.model_dump(), **asked})
    except ValueError as error:
        first = getattr(error, "errors", list)()[0]
        name = str(first["loc"][0]).replace("_", "-")
        raise UserError(f"--{name} cannot be {first['input']} ({first['msg']}).") from error
    return preset.model_copy(update={"sampling": sampling})


def _report(reply: Message, spec_name: str) -> dict[str, Any]:
    facts = reply.metadata
    return {
        "content": reply.content,
        "session_id": reply.session_id,
        "message_id": reply.id,
        "model": spec_name,
        "model_hash": reply.model_id,
        "prompt_tokens": facts.get("prompt_tokens"),
        "completion_tokens": reply.tokens_used,
        "ttft_s": facts.get("ttft_s"),
        "tokens_per_s": facts.get("tokens_per_s"),
    }


def _run(options: argparse.Namespace, context: Context) -> int:
    def show(delta: Any) -> None:
        sys.stdout.write(delta.text)
        sys.stdout.flush()

    from audiochat.domain.conversation import MessageStatus
    from audiochat.domain.errors import Cancelled, UserError

    with context.workshop() as workshop:
        preset = _preset(workshop, options)
        quiet, job = Job(), Job() if options.json else Job(on_partial=show)
        with stopping(quiet):
            if options.model:
                spec = workshop.models.examine(options.model, quiet)
            else:
                spec = workshop.models.embedded(quiet)
        sessions = workshop.sessions
        with workshop.store.transaction():  # a prompt that is refused leaves no empty conversation
            session = sessions.get(options.session) if options.session else sessions.create()
            message = workshop.chat.post(session.id, options.prompt)
        provider = workshop.models.provider(spec, preset.sampling)
        try:
            # a Ctrl-C as an exception would be lost where the model calls back into Python
            with stopping(job):
                provider.load(job)
                reply = workshop.chat.reply(message.id, preset, provider, job)
        finally:
            provider.close()
        if reply.status is MessageStatus.FAILED:
            raise UserError(str(reply.metadata["error"]), str(reply.metadata.get("remedy", "")))
        if options.json:
            context.data(_report(reply, spec.name))
        else:
            context.line("")
            context.say(f"[conversation {session.id}]")
    if reply.status is MessageStatus.INTERRUPTED:  # what came until then is kept and was told
        raise Cancelled
    return 0


COMMAND = Command("chat", "say something to the model and stream its reply", _arguments, _run)
