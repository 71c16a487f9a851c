"""In a child: runs the chat template of a model file and answers the form of its turns."""

from __future__ import annotations

from typing import Any

from audiochat.domain.job import Job
from audiochat.providers.llama.template import learn


def run(arguments: dict[str, Any], job: Job) -> dict[str, Any]:
    """``template``, ``bos`` and ``eos`` (texts) in; ``form`` (or None) and ``reason`` out."""
    try:
        form = learn(arguments["template"], arguments["bos"], arguments["eos"])
    except ValueError as error:
        return {"form": None, "reason": str(error)}
    return {"form": form.as_json(), "reason": ""}
