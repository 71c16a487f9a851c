"""What ``plan`` and ``edit`` share: words about a file become an understanding, told as JSON."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.cli.command import Context
from audiochat.cli.interrupt import stoppable
from audiochat.domain.errors import PlanRefused
from audiochat.domain.plan import EXPORT_PART, PlanStatus, RecordingState, Step, Understanding

if TYPE_CHECKING:
    from audiochat.domain.generation import Provider
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop

STATUS = {
    PlanStatus.PLAN: 0,
    PlanStatus.FACT: 0,
    PlanStatus.QUESTION: 3,
    PlanStatus.CHAT: 3,
    PlanStatus.REFUSED: 4,
}
NOTHING_WRITTEN = 3
"""The status of an edit that was only a question about the recording."""
NOT_AN_EDIT = "That does not name an edit. Say what to do with the recording."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments both commands take."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("words", metavar="WORDS", help='such as "cut the first 3 seconds"')
    parser.add_argument("--no-model", action="store_true", help="use the rules alone")
    parser.add_argument("--json", action="store_true", help="print JSON")


@contextmanager
def provider_of(workshop: Workshop, wanted: bool) -> Iterator[Provider | None]:
    """The embedded model, loaded and given back at the end; None where none is wanted."""
    if not wanted:
        yield None
        return
    with stoppable() as job:
        spec = workshop.models.embedded(job)
    provider = workshop.models.provider(spec, workshop.settings.current_preset().sampling)
    try:
        with stoppable() as job:
            provider.load(job)
        yield provider
    finally:
        provider.close()


def understand(workshop: Workshop, editor: Editor, words: str, use_model: bool) -> Understanding:
    """Rules first; the model is only loaded for what the rules leave open."""
    timeline = editor.timeline
    state = RecordingState(
        duration=timeline.seconds, rate=timeline.rate, channels=timeline.channels
    )
    with stoppable() as job:
        hearing = workshop.hearings.of(timeline, job)
        answer = workshop.commander.understand(words, state, job, hearing=hearing)
        settled = answer.action or answer.spans  # the words themselves say what is missing
        if answer.status is PlanStatus.QUESTION and use_model and not settled:
            with provider_of(workshop, use_model) as provider:
                answer = workshop.commander.understand(words, state, job, provider, hearing)
    if answer.action == "transcribe":
        how = (
            f"{answer.message} Use: audiochat transcribe {shlex.quote(editor.recording.path.name)}"
        )
        return answer.model_copy(update={"message": how})
    if answer.action == EXPORT_PART and answer.spans:
        answer = _alone(answer)
    if answer.status is PlanStatus.CHAT:
        return answer.model_copy(update={"status": PlanStatus.QUESTION, "message": NOT_AN_EDIT})
    if answer.status is PlanStatus.PLAN:
        try:
            editor.check(answer.plan, None)
        except PlanRefused as error:
            refusal = {"status": PlanStatus.REFUSED, "steps": (), "message": str(error)}
            return answer.model_copy(update=refusal)
    return answer


def _alone(answer: Understanding) -> Understanding:
    """The plan of a clip of its own: here a file is written anyway, and that part is what is in it."""
    from audiochat.services.commander.describe import clock

    start, end = answer.spans[0]
    alone = Step(op="trim", start=start, end=end)
    told = f"Keep only {clock(round(start, 1))} to {clock(round(end, 1))}"
    return answer.model_copy(update={"status": PlanStatus.PLAN, "steps": (alone,), "message": told})


def as_data(answer: Understanding) -> dict[str, Any]:
    """The understanding as the command line's JSON."""
    return {
        "status": answer.status.value,
        "steps": [
            {"op": step.op, "start": step.start, "end": step.end, "params": step.params}
            for step in answer.steps
        ],
        "message": answer.message,
        "spans": [{"start": start, "end": end} for start, end in answer.spans],
        "source": answer.source.value,
        "ms": round(answer.ms, 3),
    }


def tell(answer: Understanding, context: Context) -> int:
    """Say in words what was understood; the exit status that goes with it."""
    told = answer.status in (PlanStatus.PLAN, PlanStatus.FACT)
    stream = sys.stdout if told else sys.stderr
    print(answer.message, file=stream)
    return STATUS[answer.status]
