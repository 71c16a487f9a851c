"""Talking: what is said is safe first, replies grow and are kept however they end."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from audiochat.domain.conversation import MessageStatus, ReplyDelta, Role
from audiochat.domain.errors import Cancelled, ModelError, UserError
from audiochat.domain.job import Job
from audiochat.domain.sampling import Preset, Sampling
from audiochat.services import reply_writer
from audiochat.services.chat import title_of
from audiochat.services.workshop import Workshop

PRESET = Preset(name="Test", sampling=Sampling(max_tokens=50))


def test_a_reply_is_stored_with_its_facts(workshop: Workshop, parrot: Callable[..., Any]) -> None:
    session = workshop.sessions.create()
    asked = workshop.chat.post(session.id, "Hello there")
    seen: list[Any] = []
    provider = parrot(["Hi ", "you", "."])
    reply = workshop.chat.reply(asked.id, PRESET, provider, Job(on_partial=seen.append))
    assert (reply.content, reply.status, reply.role) == (
        "Hi you.",
        MessageStatus.COMPLETE,
        Role.ASSISTANT,
    )
    assert seen[0] == ReplyDelta(reply.id, "")
    assert "".join(delta.text for delta in seen) == "Hi you."
    assert reply.tokens_used == 3
    assert reply.model_id == provider.spec.id
    facts = reply.metadata
    assert facts["model_hash"] == provider.spec.id
    assert facts["seed"] == provider.requests[0].sampling.seed >= 0
    assert facts["sampling"]["seed"] == facts["seed"]
    assert (facts["prompt_tokens"], facts["ttft_s"], facts["tokens_per_s"]) == (2, 0.01, 100.0)
    assert workshop.sessions.get(session.id).title == "Hello there"
    assert [m.id for m in workshop.sessions.path(session.id)] == [asked.id, reply.id]


def test_the_persons_message_is_there_while_the_model_starts(
    workshop: Workshop, parrot: Callable[..., Any]
) -> None:
    session = workshop.sessions.create()
    asked = workshop.chat.post(session.id, "Hello")
    provider = parrot(["a"])

    def look(_number: int) -> None:
        path = workshop.sessions.path(session.id)
        assert [m.status for m in path] == [MessageStatus.COMPLETE, MessageStatus.STREAMING]

    provider.before_piece = look
    assert workshop.chat.reply(asked.id, PRESET, provider).status is MessageStatus.COMPLETE


def test_a_reply_is_saved_as_it_grows_and_shown_in_bundles(
    workshop: Workshop, parrot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reply_writer.SAVE_EVERY < 1
    monkeypatch.setattr(reply_writer, "SAVE_EVERY", 0.1)
    saves: list[str] = []
    change = workshop.store.messages.change

    def watch(message_id: str, **values: Any) -> None:
        saves.append(values["content"])
        change(message_id, **values)

    monkeypatch.setattr(workshop.store.messages, "change", watch)
    provider = parrot(["x"] * 500)

    def pace(number: int) -> None:
        time.sleep(0.001)
        silence = time.monotonic()  # what was said must be saved in it
        while number == 400 and saves[-1:] != ["x" * 400]:
            assert time.monotonic() - silence < 20
            time.sleep(0.01)

    provider.before_piece = pace
    asked = workshop.chat.post(workshop.sessions.create("Named").id, "go")
    seen: list[ReplyDelta] = []
    start = time.monotonic()
    reply = workshop.chat.reply(asked.id, PRESET, provider, Job(on_partial=seen.append))
    seconds = time.monotonic() - start
    assert reply.content == "x" * 500
    assert len(saves) <= seconds / 0.1 + 2  # not once a token
    assert len(saves[1]) > len(saves[0]) > 0
    assert len(seen) <= seconds * 60 + 2


def test_a_reply_stops_when_it_cannot_be_saved(
    workshop: Workshop, parrot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reply_writer, "SAVE_EVERY", 0.01)
    asked = workshop.chat.post(workshop.sessions.create("Named").id, "go")
    provider = parrot(["x"] * 500)

    def fill_up(number: int) -> None:
        time.sleep(0.002)
        if number == 5:
            monkeypatch.setattr(workshop.store.ballast, "free", lambda: 0)

    provider.before_piece = fill_up
    reply = workshop.chat.reply(asked.id, PRESET, provider)
    assert reply.status is MessageStatus.FAILED
    assert "almost full" in reply.metadata["error"]
    assert 5 <= len(reply.content) < 500


def test_stopping_keeps_what_was_said(workshop: Workshop, parrot: Callable[..., Any]) -> None:
    asked = workshop.chat.post(workshop.sessions.create().id, "go")
    job = Job()
    provider = parrot(["one ", "two ", "three "])
    provider.before_piece = lambda number: job.cancel() if number == 2 else None
    reply = workshop.chat.reply(asked.id, PRESET, provider, job)
    assert (reply.content, reply.status) == ("one two ", MessageStatus.INTERRUPTED)
    assert reply.metadata["stopped"] == "cancelled"


def _raise(error: BaseException) -> Callable[[int], None]:
    def raiser(number: int) -> None:
        if number == 1:
            raise error

    return raiser


def test_a_failure_keeps_what_was_said_and_why(
    workshop: Workshop, parrot: Callable[..., Any]
) -> None:
    asked = workshop.chat.post(workshop.sessions.create().id, "go")
    provider = parrot(["one ", "two"])
    provider.before_piece = _raise(ModelError("The model broke.", "Choose another."))
    reply = workshop.chat.reply(asked.id, PRESET, provider)
    assert (reply.content, reply.status) == ("one ", MessageStatus.FAILED)
    assert reply.metadata["error"] == "The model broke."
    assert reply.metadata["remedy"] == "Choose another."
    provider.before_piece = _raise(Cancelled())
    reply = workshop.chat.regenerate(reply.id, PRESET, provider)
    assert reply.status is MessageStatus.INTERRUPTED
    provider.before_piece = _raise(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        workshop.chat.regenerate(reply.id, PRESET, provider)
    last = workshop.sessions.path(asked.session_id)[-1]
    assert (last.content, last.status) == ("one ", MessageStatus.FAILED)
    assert len(last.siblings) == 3


def test_regenerating_and_editing_make_versions(
    workshop: Workshop, parrot: Callable[..., Any]
) -> None:
    session = workshop.sessions.create()
    asked = workshop.chat.post(session.id, "first words")
    one = workshop.chat.reply(asked.id, PRESET, parrot(["one"]))
    two = workshop.chat.regenerate(one.id, PRESET, parrot(["two"]))
    assert two.siblings == (one.id, two.id)
    other = workshop.chat.edit(asked.id, "other words")
    assert other.siblings == (asked.id, other.id)
    three = workshop.chat.reply(other.id, PRESET, parrot(["three"]))
    assert [m.content for m in workshop.sessions.path(session.id)] == ["other words", "three"]
    workshop.sessions.choose(asked.id)
    assert [m.content for m in workshop.sessions.path(session.id)] == ["first words", "two"]
    workshop.sessions.choose(one.id)
    assert [m.id for m in workshop.sessions.path(session.id)] == [asked.id, one.id]
    assert workshop.sessions.get(session.id).message_count == 5
    with pytest.raises(UserError):
        workshop.chat.edit(three.id, "not mine")
    with pytest.raises(UserError):
        workshop.chat.reply(three.id, PRESET, parrot(["x"]))


@pytest.mark.parametrize("text", ["", "  \n", "x" * 1_000_001])
def test_empty_and_endless_messages_are_refused(workshop: Workshop, text: str) -> None:
    session = workshop.sessions.create()
    with pytest.raises(UserError):
        workshop.chat.post(session.id, text)
    assert workshop.sessions.path(session.id) == []


def test_notes_stand_in_the_tree_and_can_be_changed(workshop: Workshop) -> None:
    session = workshop.sessions.create()
    asked = workshop.chat.post(session.id, "cut it", span=(1.0, 2.5))
    assert (asked.span_start, asked.span_end) == (1.0, 2.5)
    card = workshop.chat.note(session.id, asked.id, "Cut.", {"plan": {"steps": []}})
    changed = workshop.chat.annotate(card.id, {"applied": True})
    assert changed.metadata == {"plan": {"steps": []}, "applied": True}
    assert [m.id for m in workshop.sessions.path(session.id)] == [asked.id, card.id]
    again = workshop.chat.edit(asked.id, "cut it now")
    assert (again.span_start, again.span_end) == (1.0, 2.5)


def test_stale_replies_are_marked_at_the_next_start(workshop: Workshop) -> None:
    asked = workshop.chat.post(workshop.sessions.create().id, "go")
    half = workshop.store.messages.add(
        asked.session_id, asked.id, Role.ASSISTANT, "half", status=MessageStatus.STREAMING
    )
    assert workshop.chat.interrupt_stale() == 1
    assert workshop.store.messages.get(half.id).status is MessageStatus.INTERRUPTED


def test_titles_are_the_first_words() -> None:
    assert title_of("  Hello\n there ") == "Hello there"
    long = title_of("please remove all the long pauses, and then make it a bit louder " * 2)
    assert long == "Please remove all the long pauses, and then make it a bit louder please remove…"
    assert len(title_of("x" * 100)) == 80


def test_a_renamed_session_keeps_its_name(workshop: Workshop) -> None:
    session = workshop.sessions.create()
    workshop.chat.post(session.id, "first words")
    workshop.sessions.rename(session.id, " My \n talk ")
    workshop.chat.post(session.id, "second words")
    assert workshop.sessions.get(session.id).title == "My talk"
