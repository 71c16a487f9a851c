"""Conversations: found, filtered, deleted with undo, and written out without harm."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from audiochat.domain.errors import NotFound
from audiochat.services.sessions import export_formats
from audiochat.services.workshop import Workshop

HOSTILE = "<script>alert(1)</script> <img src=file:///etc/passwd onerror=x> & \" ' </p> שלום"


def test_filter_archive_and_delete_with_undo(workshop: Workshop) -> None:
    sessions = workshop.sessions
    one, two = sessions.create("Über Äpfel"), sessions.create("Pears")
    assert [s.id for s in sessions.list()] == [two.id, one.id]
    assert [s.id for s in sessions.list("über äPF")] == [one.id]
    assert sessions.list("%") == []
    sessions.archive(one.id)
    assert [s.id for s in sessions.list()] == [two.id]
    assert [s.id for s in sessions.list(archived=True)] == [one.id]
    sessions.archive(one.id, False)
    sessions.delete(two.id)
    assert [s.id for s in sessions.list()] == [one.id]
    sessions.restore(two.id)
    assert [s.id for s in sessions.list()] == [two.id, one.id]
    sessions.delete(two.id)
    sessions.purge()
    assert sessions.get(one.id).title == "Über Äpfel"
    for act in (sessions.get, sessions.delete, sessions.restore, sessions.archive, sessions.path):
        with pytest.raises(NotFound):
            act(two.id)


def test_a_deleted_session_is_not_found_by_search(workshop: Workshop) -> None:
    session = workshop.sessions.create()
    workshop.chat.post(session.id, "the needle")
    assert workshop.sessions.search("needle")[0].session_id == session.id
    workshop.sessions.delete(session.id)
    assert workshop.sessions.search("needle") == []
    workshop.sessions.restore(session.id)
    assert len(workshop.sessions.search("need")) == 1


@pytest.fixture
def hostile(workshop: Workshop) -> str:
    session = workshop.sessions.create(f"Talk {HOSTILE}")
    asked = workshop.chat.post(session.id, HOSTILE)
    workshop.chat.note(session.id, asked.id, "```js\n" + HOSTILE + "\n```", {"plan": {"a": [1]}})
    workshop.chat.edit(asked.id, "a second version")
    workshop.sessions.choose(asked.id)
    return session.id


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_html_holds_the_words_and_no_markup_of_theirs(workshop: Workshop, hostile: str) -> None:
    page = _Tags()
    page.feed(workshop.sessions.export(hostile, "html"))
    allowed = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "article", "p"}
    assert page.tags <= allowed
    assert HOSTILE in "".join(page.text)


def test_json_holds_every_version(workshop: Workshop, hostile: str) -> None:
    value = json.loads(workshop.sessions.export(hostile, "json"))
    assert len(value["messages"]) == 3
    assert len(value["shown"]) == 2
    assert value["messages"][0]["content"] == HOSTILE
    assert value["messages"][1]["metadata"] == {"plan": {"a": [1]}}
    assert value["session"]["id"] == hostile


@pytest.mark.parametrize("name", ["md", "txt"])
def test_text_formats_hold_what_is_shown(workshop: Workshop, hostile: str, name: str) -> None:
    text = workshop.sessions.export(hostile, name)
    assert text.count(HOSTILE) == 3
    assert "a second version" not in text


def test_formats_are_found_by_walking(workshop: Workshop) -> None:
    assert export_formats() == ["html", "json", "md", "txt"]
    session = workshop.sessions.create()
    for name in export_formats():
        assert workshop.sessions.export(session.id, name)
    with pytest.raises(NotFound, match="md"):
        workshop.sessions.export(session.id, "../md")


def test_a_session_is_linked_to_a_recording_that_exists(workshop: Workshop) -> None:
    session = workshop.sessions.create()
    with pytest.raises(NotFound, match="no such recording"):
        workshop.sessions.link(session.id, "nothing")
    workshop.sessions.link(session.id, None)
