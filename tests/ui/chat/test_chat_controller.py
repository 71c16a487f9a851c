"""The whole way of a message: saved, understood or answered, shown; on a real database and real lanes."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from audiochat.domain.conversation import Message, MessageStatus, Role
from audiochat.domain.errors import ModelError
from audiochat.domain.generation import ModelSpec, Provider
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.domain.recording import MediaFacts, Recording, Tags
from audiochat.domain.sampling import Sampling
from audiochat.domain.timeline import Timeline
from audiochat.providers.scripted import SPEC, Scripted
from audiochat.services.commander.unopened import without_recording
from audiochat.services.workshop import Workshop
from audiochat.ui.assembly import LateCommander
from audiochat.ui.chat.controller import ChatController
from audiochat.ui.chat.conversation import ConversationView
from audiochat.ui.chat.model_desk import ModelDesk
from audiochat.ui.chat.pane import ChatPane
from audiochat.ui.chat.transcript import OpenRecording, Transcript
from audiochat.ui.tasks import Lanes
from audiochat.ui.theme import Theme

REPLY = "A reply with **words** and\n\n```python\nx = 1\n```\n\nthe end."


class OneModel:
    """Gives the scripted back end, or the reason why there is none."""

    def __init__(self, provider: Scripted | None) -> None:
        self.scripted = provider

    def embedded(self, job: Job) -> ModelSpec:
        job.progress(0.4, "Loading")
        if self.scripted is None:
            raise ModelError("The model file is gone.", "Choose another one.")
        return SPEC

    def examine(self, path: Path, job: Job) -> ModelSpec:
        return SPEC

    def provider(self, spec: ModelSpec, sampling: Sampling) -> Provider:
        assert self.scripted is not None
        return self.scripted


class Rules:
    """Knows three sentences, as the commander answers them."""

    ANSWERS: ClassVar = {
        "cut it": Understanding(
            status=PlanStatus.PLAN,
            steps=(Step(op="delete", start=0, end=3),),
            message="Cut the first 3 s.",
        ),
        "louder": Understanding(status=PlanStatus.QUESTION, message="How much louder?"),
        "how often?": Understanding(
            status=PlanStatus.FACT, message="“hello” is said once: [0:01].", spans=((1.0, 1.3),)
        ),
        "cut all": Understanding(status=PlanStatus.REFUSED, message="Nothing would be left."),
    }

    def understand(
        self,
        words: str,
        state: RecordingState,
        job: Job,
        provider: Provider | None = None,
        timeline: Timeline | None = None,
    ) -> Understanding:
        if words == "cut the ums":  # listens until it is stopped
            while True:
                job.check()
                job.progress(0.4, "Listening for hesitations")
                time.sleep(0.01)
        return self.ANSWERS.get(words, Understanding(status=PlanStatus.CHAT))

    def unopened(self, words: str, job: Job, again: bool) -> Understanding:
        return without_recording(words, job, self.understand, again)


class Bench:
    """A pane with its controller on real services."""

    def __init__(self, theme: Theme, workshop: Workshop, lanes: Lanes, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.workshop = workshop
        self.models = OneModel(Scripted(script=(REPLY,)))
        self.desk = ModelDesk(self.models, workshop.chat)
        self.pane = ChatPane(theme, ConversationView(theme))
        qtbot.addWidget(self.pane, before_close_func=self.leave)
        self.pane.resize(820, 700)
        self.pane.show()
        transcript = Transcript(workshop.sessions, workshop.chat, workshop.settings)
        self.lanes = lanes
        self.control = ChatController(self.pane, lanes, transcript, self.desk, Rules())

    def send(self, text: str) -> None:
        self.pane.composer.set_text(text)
        self.pane.composer.sent.emit(text)

    def leave(self, _: object) -> None:
        """Let everything end before the window goes."""
        self.settle()
        self.pane.composer._draft_timer.stop()
        self.pane.conversation._frame.stop()

    def settle(self) -> None:
        """Wait until nothing is on its way."""
        self.qtbot.waitUntil(lambda: not self.control.busy and not self.lanes.busy, timeout=8000)

    @property
    def shown(self) -> list[Message]:
        return self.pane.conversation.messages

    def path(self) -> list[Message]:
        assert self.control.session is not None
        return self.workshop.sessions.path(self.control.session.id)

    def last_words(self) -> str:
        return self.pane.conversation.view_of_last().words.text if self.shown else ""

    def with_recording(self) -> None:
        facts = MediaFacts("wav", "pcm_s16le", 48000, 2, 16, 60.0, None, 11_520_044)
        at = datetime.now(UTC)
        self.workshop.store.recordings.add(
            Recording("r1", Path("a.wav"), "a", "a" * 64, facts, Tags(), "v1", at, at),
            Timeline(48000, 2, ()),
        )
        state = RecordingState(duration=60.0)
        self.control.set_recording_source(lambda: OpenRecording("r1", "v1", state))


@pytest.fixture
def bench(theme: Theme, workshop: Workshop, lanes: Lanes, qtbot: QtBot) -> Bench:
    return Bench(theme, workshop, lanes, qtbot)


def contents(messages: list[Message]) -> list[str]:
    return [message.content for message in messages]


def test_a_message_is_saved_and_answered(bench: Bench) -> None:
    used: list[int] = []
    bench.control.context_changed.connect(lambda n, _: used.append(n))
    bench.send("Hello")
    bench.settle()
    assert contents(bench.path()) == ["Hello", REPLY]
    assert contents(bench.shown) == ["Hello", REPLY]
    assert bench.shown[-1].status is MessageStatus.COMPLETE
    assert bench.shown[-1].metadata["tokens_per_s"] > 0
    assert bench.pane.composer.text == ""
    assert used
    assert used[-1] > 0
    assert bench.pane.conversation.isVisible()


def test_words_stay_in_the_field_when_they_cannot_be_saved(
    bench: Bench, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Message:
        raise ModelError("The disk is full.", "Free some room.")

    monkeypatch.setattr(workshop.chat, "post", broken)
    bench.send("Precious words")
    bench.settle()
    assert bench.pane.composer.text == "Precious words"
    assert "The disk is full" in bench.pane._error_words.whole()
    assert bench.pane._error.isVisible()


def test_stopping_keeps_what_there_is(bench: Bench) -> None:
    bench.models.scripted = Scripted(script=("word " * 500,), tokens_per_second=100)
    bench.send("Talk")
    bench.qtbot.waitUntil(lambda: "word word" in bench.last_words())
    bench.pane.composer.stopped.emit()
    bench.settle()
    last = bench.path()[-1]
    assert last.status is MessageStatus.INTERRUPTED
    assert last.content.startswith("word word")
    assert bench.shown[-1].content == last.content


def test_a_model_that_cannot_be_loaded_says_so_in_place(bench: Bench) -> None:
    good, bench.models.scripted = bench.models.scripted, None
    bench.send("Hello")
    bench.settle()
    assert bench.shown[-1].status is MessageStatus.FAILED
    assert bench.shown[-1].metadata["error"] == "The model file is gone."
    assert contents(bench.path()) == ["Hello"]
    bench.models.scripted = good
    bench.pane.conversation.acted.emit("retry", bench.shown[-1].id)
    bench.settle()
    assert contents(bench.path()) == ["Hello", REPLY]
    assert contents(bench.shown) == ["Hello", REPLY]


def test_versions_are_kept_and_can_be_shown(bench: Bench) -> None:
    bench.models.scripted = Scripted(script=("First.", "Second."))
    bench.send("Say")
    bench.settle()
    bench.control.regenerate(bench.shown[-1].id)
    bench.settle()
    assert contents(bench.shown) == ["Say", "Second."]
    assert len(bench.shown[-1].siblings) == 2
    bench.pane.conversation.acted.emit("previous", bench.shown[-1].id)
    bench.qtbot.waitUntil(lambda: contents(bench.shown) == ["Say", "First."])


def test_what_the_program_says_by_itself_stands_behind_the_rest(bench: Bench) -> None:
    bench.control.tell("Nothing was said yet.")
    assert contents(bench.shown) == []
    bench.models.scripted = Scripted(script=("First.", "Second."))
    bench.send("Say")
    bench.control.tell("Not while it is busy.")
    bench.settle()
    bench.control.tell("Only one voice was heard.")
    bench.qtbot.waitUntil(
        lambda: contents(bench.shown) == ["Say", "First.", "Only one voice was heard."]
    )
    bench.settle()
    bench.control.regenerate(bench.shown[-1].id)  # it answers nothing that could be asked again
    bench.settle()
    assert contents(bench.shown) == ["Say", "First.", "Only one voice was heard."]


def test_editing_branches(bench: Bench) -> None:
    bench.models.scripted = Scripted(script=("First.", "Second."))
    bench.send("Say")
    bench.settle()
    bench.pane.conversation.edited.emit(bench.shown[0].id, "Say it again")
    bench.settle()
    bench.qtbot.waitUntil(lambda: contents(bench.shown) == ["Say it again", "Second."])
    bench.pane.conversation.acted.emit("previous", bench.shown[0].id)
    bench.qtbot.waitUntil(lambda: contents(bench.shown) == ["Say", "First."])


@pytest.mark.parametrize(
    ("words", "steps"),
    [("cut it", 1), ("louder", 0), ("cut all", 0), ("how often?", 0)],
    ids=["plan", "ask", "no", "fact"],
)
def test_words_about_the_recording_become_a_note(bench: Bench, words: str, steps: int) -> None:
    noted: list[Message] = []
    bench.control.noted.connect(noted.append)
    bench.with_recording()
    bench.pane.composer.set_span((1.0, 2.5))
    bench.send(words)
    bench.settle()
    asked, note = bench.path()
    assert (asked.recording_id, asked.span_start, asked.span_end) == ("r1", 1.0, 2.5)
    assert note.role is Role.ASSISTANT
    assert note.content == Rules.ANSWERS[words].message
    assert len(note.metadata.get("plan", {}).get("steps", ())) == steps
    assert noted == [note]
    assert contents(bench.shown) == [words, note.content]


def test_what_narrows_a_list_before_it_is_no_edit(bench: Bench) -> None:
    bench.with_recording()
    asked: list[str] = []

    class Answers:
        """Answers everything, since a list was asked for before."""

        def takes(self, message_id: str, job: Job | None = None) -> bool:
            return True

        def narrows(self, message_id: str) -> bool:
            return True

        def reply(self, message_id: str, ready: Callable[[Job], Provider], job: Job) -> Message:
            asked.append(bench.workshop.store.messages.get(message_id).content)
            return bench.workshop.chat.note(message_id, "Tobias: more solder")

    bench.desk._answers = Answers
    bench.send("cut it")
    bench.settle()
    assert asked == ["cut it"]
    assert not any("plan" in message.metadata for message in bench.path())


def test_an_edit_with_nothing_open_asks_for_a_recording(bench: Bench) -> None:
    bench.send("cut it")
    bench.settle()
    assert bench.shown[-1].content.startswith("No recording is open")
    assert "plan" not in bench.shown[-1].metadata
    bench.send("hello")
    bench.settle()
    assert bench.shown[-1].content == REPLY


@pytest.mark.parametrize("words", ["remove the ums", "delete the second paragraph"])
def test_what_was_said_with_nothing_open_is_forgotten(workshop: Workshop, words: str) -> None:
    commander = LateCommander(workshop)
    commander.unopened(words, Job(), again=False)
    found = commander.understand("yes", RecordingState(duration=60.0), Job())
    assert found.status is PlanStatus.CHAT


def test_other_words_go_to_the_model_even_with_a_recording(bench: Bench) -> None:
    bench.with_recording()
    bench.send("What is loudness?")
    bench.settle()
    assert contents(bench.path()) == ["What is loudness?", REPLY]


def test_a_reply_goes_on_while_another_conversation_is_read(bench: Bench) -> None:
    bench.models.scripted = Scripted(script=("word " * 60,), tokens_per_second=150)
    bench.send("Talk")
    bench.qtbot.waitUntil(lambda: "word" in bench.last_words())
    talking = bench.control.session
    assert talking is not None
    bench.control.start_new()
    assert not bench.control.busy
    assert bench.shown == []
    bench.control.open(talking.id)
    bench.qtbot.waitUntil(lambda: len(bench.shown) == 2)
    bench.settle()
    assert bench.shown[-1].content.split() == ["word"] * 60
    assert bench.last_words().split() == ["word"] * 60


def test_nothing_typed_is_lost(bench: Bench) -> None:
    bench.send("Hello")
    bench.settle()
    session = bench.control.session
    assert session is not None
    bench.pane.composer.set_text("half a thought")
    bench.control.start_new()
    assert bench.pane.composer.text == ""
    bench.control.open(session.id)
    bench.qtbot.waitUntil(lambda: bench.pane.composer.text == "half a thought")


def test_a_second_message_waits_for_the_reply(bench: Bench) -> None:
    said: list[str] = []
    bench.control.said.connect(said.append)
    bench.models.scripted = Scripted(script=("word " * 30,), tokens_per_second=100)
    bench.send("Talk")
    bench.send("And more")
    assert said
    assert bench.pane.composer.text == "And more"
    bench.settle()
    assert len(bench.path()) == 2


def test_listening_for_a_sentence_is_shown_and_stopped(bench: Bench, qtbot: QtBot) -> None:
    bench.with_recording()
    bench.send("cut the ums")
    qtbot.waitUntil(lambda: len(bench.shown) == 2, timeout=8000)
    waiting = bench.pane.conversation.view_of_last()
    qtbot.waitUntil(lambda: waiting._waiting == "Listening for hesitations 40%", timeout=8000)
    assert bench.control.busy
    bench.pane.composer.stopped.emit()
    bench.settle()
    assert contents(bench.shown) == ["cut the ums", "Stopped. Nothing was changed."]
    assert contents(bench.path()) == contents(bench.shown)
