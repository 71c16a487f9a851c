"""Nothing that is shown may fetch, run or open: a picture on the disk never reaches the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from audiochat.domain.conversation import MessageStatus
from audiochat.ui.chat.composer import Composer
from audiochat.ui.chat.conversation import ConversationView
from audiochat.ui.theme import Theme

SENTINEL = QColor(255, 0, 254)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(SENTINEL)
    path = tmp_path / "sentinel.png"
    assert image.save(str(path))
    return path


def shows_sentinel(widget: QWidget) -> bool:
    image = widget.grab().toImage()
    return any(
        image.pixelColor(x, y) == SENTINEL
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )


def attacks(path: Path) -> list[str]:
    url = path.as_uri()
    return [
        f'<img src="{url}" width=60 height=60>',
        f"![x]({url})",
        f"[![x]({url})]({url})",
        f"| ![x]({url}) | <img src='{url}'> |\n|---|---|\n| <img src='{url}'> | a |",
        f"```html\n<img src='{url}'>\n```",
        f"# <img src='{url}'>\n\n- <img src='{url}'>\n\n> ![x]({url})",
        f'<table background="{url}"><tr><td>&nbsp;x</td></tr></table>',
    ]


def test_the_test_can_see_a_painted_picture(picture: Path, qtbot: QtBot) -> None:
    """A label left to itself does paint it, so the tests below would fail without the fence."""
    label = QLabel(f'<img src="{picture.as_uri()}">')
    qtbot.addWidget(label)
    label.resize(200, 100)
    assert shows_sentinel(label)


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("by_person", [False, True])
def test_messages_paint_no_file(
    number: int,
    by_person: bool,
    picture: Path,
    view: ConversationView,
    message: Callable[..., object],
) -> None:
    words = attacks(picture)[number]
    view.show_messages([message(1, words, by_person=by_person)])  # type: ignore[list-item]
    assert not shows_sentinel(view)
    view.show_messages([message(2, "", status=MessageStatus.STREAMING)])  # type: ignore[list-item]
    for at in range(0, len(words), 5):
        view.feed("m2", words[at : at + 5])
    view._flush()
    assert not shows_sentinel(view)


def test_names_errors_and_rows_are_plain(
    picture: Path, view: ConversationView, message: Callable[..., object]
) -> None:
    evil = attacks(picture)[0]
    failed = message(1, "x", status=MessageStatus.FAILED, error=evil, remedy=evil, model=evil)
    view.show_messages([failed])  # type: ignore[list-item]
    assert not shows_sentinel(view)
    labels = view.findChildren(QLabel)
    assert labels
    for label in labels:
        assert label.textFormat().name == "PlainText"
        assert "<" not in label.toolTip()


def test_the_fields_take_plain_text_only(
    picture: Path,
    theme: Theme,
    view: ConversationView,
    message: Callable[..., object],
    qtbot: QtBot,
) -> None:
    from PySide6.QtCore import QMimeData

    composer = Composer(theme)
    qtbot.addWidget(composer)
    composer.resize(400, 200)
    data = QMimeData()
    data.setHtml(attacks(picture)[0])
    data.setText("words")
    field = composer.findChild(QPlainTextEdit)
    assert field is not None
    field.insertFromMimeData(data)
    composer._draft_timer.stop()
    assert composer.text == "words"
    assert not shows_sentinel(composer)
    view.show_messages([message(1, attacks(picture)[0], by_person=True)])  # type: ignore[list-item]
    shown = view.view_of("m1")
    assert shown is not None
    shown.act("edit")
    assert not shows_sentinel(view)
