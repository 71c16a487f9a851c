"""A question in a conversation: the reply has places, and they survive a restart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audiochat.domain.conversation import MessageStatus, ReplyDelta
from audiochat.domain.editing import Measures
from audiochat.domain.errors import ModelError
from audiochat.domain.generation import Provider
from audiochat.domain.job import Job
from audiochat.domain.plan import Plan
from audiochat.domain.recording import MediaFacts, Recording, Tags
from audiochat.domain.transcript import Block
from audiochat.services.workshop import Workshop
from tests.making.talk import Talk


def no_model(job: Job) -> Provider:
    raise ModelError("There is no model.")


@pytest.fixture
def with_talk(data_dir: Path) -> Callable[[Talk | None], tuple[Workshop, str]]:
    """A workshop whose recording has the words of a talk (or none), and a question's message id."""

    def make(talk: Talk | None) -> tuple[Workshop, str]:
        workshop = Workshop.open(data_dir)
        said = talk or Talk()
        said.keep(workshop.store)
        at = datetime(2026, 1, 1, tzinfo=UTC)
        facts = MediaFacts("wav", "pcm", 16000, 1, 16, said.now, None, 1)
        recording = Recording("r", Path("/talk.wav"), "talk", "a" * 64, facts, Tags(), "r0", at, at)
        workshop.store.recordings.add(recording, said.timeline)
        if talk is not None:
            length = talk.timeline.seconds
            block = Block("b", talk.source, 0.0, length, tuple(talk.words), "en", "imported")
            workshop.transcripts.write(block)
        return workshop, workshop.sessions.create().id

    return make


def test_a_reply_with_places_is_kept(
    with_talk: Callable[..., tuple[Workshop, str]], words_of_meeting: Talk, data_dir: Path
) -> None:
    workshop, session = with_talk(words_of_meeting)
    with workshop:
        asked = workshop.chat.post(session, "How much is the rent?", recording_id="r")
        assert workshop.replying.takes(asked.id)
        shown: list[str] = []
        job = Job(on_partial=lambda d: shown.append(d.text) if isinstance(d, ReplyDelta) else None)
        reply = workshop.replying.reply(asked.id, no_model, job)
        assert reply.status is MessageStatus.COMPLETE
        assert reply.content == "".join(shown)
        assert reply.content.startswith("- [00:22] Ben: “The rent is 4,200 dollars")
    with Workshop.open(data_dir) as again:
        kept = again.store.messages.get(reply.id).metadata["answer"]
        assert kept["kind"] == "fact"
        assert kept["coverage"] == 1.0
        first = kept["citations"][0]
        assert first["text"] == "The rent is 4,200 dollars a month."
        assert 22 <= first["start"] < first["end"] < 26


def test_other_talk_is_left_to_the_model(
    with_talk: Callable[..., tuple[Workshop, str]], words_of_meeting: Talk
) -> None:
    workshop, session = with_talk(words_of_meeting)
    with workshop:
        for words, recording in (("Hello", "r"), ("How much is the rent?", None)):
            asked = workshop.chat.post(session, words, recording_id=recording)
            assert not workshop.replying.takes(asked.id)


def test_without_words_the_way_to_them_is_said(
    with_talk: Callable[..., tuple[Workshop, str]],
) -> None:
    workshop, session = with_talk(None)
    with workshop:
        asked = workshop.chat.post(session, "Summarise the recording", recording_id="r")
        assert workshop.replying.takes(asked.id)
        reply = workshop.replying.reply(asked.id, no_model, Job())
        assert "Shall I transcribe it?" in reply.content
        assert reply.metadata["answer"]["offer"] == "transcribe"
        other = workshop.chat.post(session, "What is a sonnet?", recording_id="r")
        assert not workshop.replying.takes(other.id)


def test_a_stop_keeps_what_was_said(
    with_talk: Callable[..., tuple[Workshop, str]], words_of_meeting: Talk
) -> None:
    workshop, session = with_talk(words_of_meeting)
    with workshop:
        asked = workshop.chat.post(session, "Summarise this", recording_id="r")
        job = Job()
        job.cancel()
        reply = workshop.replying.reply(asked.id, no_model, job)
        assert reply.status is MessageStatus.INTERRUPTED


def test_what_is_proposed_is_a_plan_beside_the_reply(
    with_talk: Callable[..., tuple[Workshop, str]], words_of_meeting: Talk
) -> None:
    workshop, session = with_talk(words_of_meeting)
    with workshop:
        asked = workshop.chat.post(session, "Make chapters", recording_id="r")
        assert workshop.replying.takes(asked.id)
        reply = workshop.replying.reply(asked.id, no_model, Job())
        kept = reply.metadata
        assert kept["recording_id"] == "r"
        plan = Plan.model_validate(kept["plan"])
        assert {step.op for step in plan.steps} == {"add_chapter"}
        editor = workshop.editor("r")
        editor._meter.at_once = lambda timeline, job: Measures(timeline.seconds, None)  # type: ignore[method-assign]
        editor.apply(plan)
        assert len(editor.notes.chapters) == len(plan.steps)
        asked = workshop.chat.post(session, "make chapters again", recording_id="r")
        second = workshop.replying.reply(asked.id, no_model, Job())
        assert second.metadata["plan"]["steps"][0]["op"] == "remove_chapters"
        asked = workshop.chat.post(session, "How much is the rent?", recording_id="r")
        assert "plan" not in workshop.replying.reply(asked.id, no_model, Job()).metadata


def test_a_name_alone_narrows_the_list_before_it_and_is_no_edit(
    with_talk: Callable[..., tuple[Workshop, str]], words_of_meeting: Talk
) -> None:
    workshop, session = with_talk(words_of_meeting)
    with workshop:

        def asked(words: str) -> tuple[bool, str]:
            """Whether a message narrows what was answered before, and what is replied."""
            message = workshop.chat.post(session, words, recording_id="r")
            narrows = workshop.replying.narrows(message.id)
            assert workshop.replying.takes(message.id) or not narrows
            return narrows, workshop.replying.reply(message.id, no_model, Job()).content

        assert not asked("just Carla please")[0]
        assert "draft that letter" in asked("what are the tasks?")[1]
        for words in ("just Carla please", "only Carla", "and Carla's?", "just carla"):
            narrows, told = asked(words)
            assert narrows, words
            assert "I will set up a warning" in told, words
            assert "draft that letter" not in told, words
        narrows, told = asked("now Ben please")
        assert not narrows
        asked("list the tasks")
        for words in (
            "cut Carla",
            "keep only Carla",
            "just the rent",
            "mute Ben",
            "only Carla from 0:10 on",
        ):
            message = workshop.chat.post(session, words, recording_id="r")
            assert not workshop.replying.narrows(message.id), words


def test_a_further_question_is_about_the_one_before(
    with_talk: Callable[..., tuple[Workshop, str]], words_of_meeting: Talk
) -> None:
    workshop, session = with_talk(words_of_meeting)
    with workshop:
        asked = workshop.chat.post(session, "and when?", recording_id="r")
        workshop.replying.reply(asked.id, no_model, Job())
        asked = workshop.chat.post(session, "Who signs the lease?", recording_id="r")
        workshop.replying.reply(asked.id, no_model, Job())
        asked = workshop.chat.post(session, "and when?", recording_id="r")
        assert workshop.replying.takes(asked.id)
        reply = workshop.replying.reply(asked.id, no_model, Job())
        assert "on Thursday" in reply.content.splitlines()[0]
        assert reply.metadata["answer"]["asked"] == "Who signs the lease, and when?"
        asked = workshop.chat.post(session, "are you sure?", recording_id="r")
        assert workshop.replying.takes(asked.id)
        assert "on Thursday" in workshop.replying.reply(asked.id, no_model, Job()).content


def test_a_question_after_small_talk_has_no_earlier_one(
    with_talk: Callable[..., tuple[Workshop, str]], words_of_meeting: Talk
) -> None:
    workshop, session = with_talk(words_of_meeting)
    with workshop:
        asked = workshop.chat.post(session, "Who signs the lease?", recording_id="r")
        workshop.replying.reply(asked.id, no_model, Job())
        hello = workshop.chat.post(session, "hello", recording_id="r")
        workshop.chat.note(session, hello.id, "Hello!", {})
        asked = workshop.chat.post(session, "really?", recording_id="r")
        assert not workshop.replying.takes(asked.id)
