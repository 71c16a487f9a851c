"""The conversation view: laid out once, anchored, paged, copied, and reached by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from audiochat.domain.conversation import Message, MessageStatus
from audiochat.ui.chat.conversation import ConversationView, no_card
from audiochat.ui.chat.facts import FactsRow
from audiochat.ui.chat.message_view import MessageView
from audiochat.ui.widgets import Text

Make = Callable[..., Message]
REPLY = (
    "First paragraph at [0:05].\n\nSecond one.\n\n- a\n- b\n\n```python\nx = 1\ny = 2\n```\n\nEnd."
)


def shown(view: ConversationView, message_id: str) -> MessageView:
    found = view.view_of(message_id)
    assert found is not None
    return found


def stream(view: ConversationView, message_id: str, text: str, size: int = 4) -> None:
    for at in range(0, len(text), size):
        view.feed(message_id, text[at : at + size])
        view._flush()


def test_finished_blocks_are_laid_out_once(view: ConversationView, message: Make) -> None:
    view.show_messages([message(1, "", status=MessageStatus.STREAMING)])
    body = shown(view, "m1").words.body
    stream(view, "m1", "One paragraph.\n\nAnother.\n\n")
    kept = [block.layout for block in body.blocks]
    stream(view, "m1", "And a third which grows and grows.\n\n```python\n" + "x = 1\n" * 40)
    assert [block.layout for block in body.blocks[:2]] == kept
    before = body.laid_out
    code = body.blocks[-1].layout
    stream(view, "m1", "y = 2\n" * 40)
    assert body.laid_out == before
    assert body.blocks[-1].layout is code
    whole = shown(view, "m1").words.text
    view.update_message(message(1, whole))
    assert body.blocks[-1].layout is code
    assert body.laid_out == before


def test_following_the_end_unless_one_reads_above(view: ConversationView, message: Make) -> None:
    view.show_messages([message(n, f"Message {n}.\n\n" * 6) for n in range(1, 9)])
    view.append(message(9, "", status=MessageStatus.STREAMING))
    bar = view.verticalScrollBar()
    stream(view, "m9", "line\n\n" * 30, 60)
    assert bar.value() == bar.maximum()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert not view.follows
    stream(view, "m9", "line\n\n" * 30, 60)
    assert bar.value() == place
    button = next(b for b in view.findChildren(QPushButton) if b.text() == "Jump to latest")
    assert button.isVisible()
    button.click()
    assert bar.value() == bar.maximum()
    assert not button.isVisible()


def test_long_conversations_are_made_as_one_scrolls(
    view: ConversationView, message: Make, qtbot: QtBot
) -> None:
    asked: list[str] = []
    view.older_wanted.connect(asked.append)
    many = [message(n, f"Message {n}.\n\nWith words.") for n in range(201, 401)]
    view.show_messages(many, more_above=True)
    made = len(view.findChildren(MessageView))
    assert made < 60
    bar = view.verticalScrollBar()
    qtbot.wait(30)
    top = shown(view, "m399")
    bar.setValue(top.y())
    for _ in range(80):
        bar.setValue(0)
        view._flush()
        if asked:
            break
    assert asked == ["m201"]
    reading = shown(view, "m201")
    before = reading.mapTo(view, QPoint(0, 0)).y()
    view.prepend([message(n, f"Older {n}.") for n in range(1, 201)], more_above=False)
    view._flush()
    assert shown(view, "m200") is not None
    assert reading.mapTo(view, QPoint(0, 0)).y() == before
    assert len(view.messages) == 400


def test_a_time_and_a_link_tell_and_never_open(
    view: ConversationView, message: Make, qtbot: QtBot
) -> None:
    view.show_messages([message(1, "[00:05]\n\n[words](https://a.example/x)")])
    words = shown(view, "m1").words
    blocks = words.body.blocks
    times: list[float] = []
    view.time_clicked.connect(times.append)
    QTest.mouseClick(words, Qt.MouseButton.LeftButton, pos=QPoint(12, int(blocks[0].y) + 10))
    assert times == [5.0]
    QTest.mouseClick(words, Qt.MouseButton.LeftButton, pos=QPoint(6, int(blocks[1].y) + 10))
    assert QGuiApplication.clipboard().text() == "https://a.example/x"


def test_selecting_across_blocks_and_copying(view: ConversationView, message: Make) -> None:
    view.show_messages([message(1, REPLY)])
    one = shown(view, "m1")
    QTest.keyClick(one, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(one, Qt.Key.Key_C)
    copied = QGuiApplication.clipboard().text()
    assert copied == (
        "First paragraph at [0:05].\n\nSecond one.\n\n• a\n• b\n\nx = 1\ny = 2\n\nEnd."
    )
    body = one.words.body
    start = body.place_at(QPointF(0, body.blocks[1].y + 5))
    end = body.place_at(QPointF(5000, body.blocks[2].y + 5))
    body.select(start, end)
    assert body.selected_text() == "Second one.\n\n• a"


def test_code_is_copied_with_its_button(view: ConversationView, message: Make) -> None:
    view.show_messages([message(1, REPLY)])
    one = shown(view, "m1")
    button = next(
        b for b in one.words.findChildren(QToolButton) if b.accessibleName() == "Copy code"
    )
    button.click()
    assert QGuiApplication.clipboard().text() == "x = 1\ny = 2"


def test_keys_go_through_messages_and_act(view: ConversationView, message: Make) -> None:
    two = message(2, "Reply.", siblings=("m2a", "m2"))
    view.show_messages([message(1, "Words.", by_person=True), two])
    view.activateWindow()
    acts: list[tuple[str, str]] = []
    view.acted.connect(lambda act, of: acts.append((act, of)))
    shown(view, "m2").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(shown(view, "m2"), Qt.Key.Key_R)
    QTest.keyClick(shown(view, "m2"), Qt.Key.Key_Left)
    QTest.keyClick(shown(view, "m2"), Qt.Key.Key_Up)
    assert shown(view, "m1").hasFocus()
    assert acts == [("regenerate", "m2"), ("previous", "m2")]
    assert shown(view, "m1").accessibleName() == "You: Words."
    assert "2 of 2" in shown(view, "m2").accessibleDescription()


def test_editing_in_place(view: ConversationView, message: Make) -> None:
    view.show_messages([message(1, "Old words", by_person=True)])
    edits: list[tuple[str, str]] = []
    view.edited.connect(lambda of, text: edits.append((of, text)))
    one = shown(view, "m1")
    QTest.keyClick(one, Qt.Key.Key_E)
    field = one._edit
    assert field is not None
    assert not one.words.isVisible()
    field._field.setPlainText("New words")
    QTest.keyClick(field._field, Qt.Key.Key_Return)
    assert edits == [("m1", "New words")]
    assert one.words.isVisible()


def test_what_went_wrong_offers_the_next_step(view: ConversationView, message: Make) -> None:
    cut_off = message(1, "Half a", status=MessageStatus.INTERRUPTED)
    failed = message(2, "", status=MessageStatus.FAILED, error="It broke.", remedy="Mend it.")
    view.show_messages([cut_off, failed])
    acts: list[str] = []
    view.acted.connect(lambda act, _: acts.append(act))
    buttons = {
        (b.text(), m): b
        for m in ("m1", "m2")
        for b in shown(view, m).findChildren(QPushButton)
        if b.isVisible()
    }
    buttons["Continue", "m1"].click()
    again = buttons["Try again", "m2"]
    again.window().activateWindow()
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert acts == ["continue", "retry"]
    words = [label.text() for label in shown(view, "m2").findChildren(QLabel)]
    assert "It broke. Mend it." in words


def test_a_card_stands_under_its_message(view: ConversationView, message: Make) -> None:
    made: list[Any] = []

    def factory(of: Message) -> QWidget | None:
        if "plan" not in of.metadata:
            return None
        card = QLabel("card")
        card.setTextFormat(Qt.TextFormat.PlainText)
        made.append(card)
        return card

    view.set_card_factory(factory)
    view.show_messages([message(1, "Two steps.", plan={"steps": []}), message(2, "Text.", seed=1)])
    view.show_messages([])
    view.set_card_factory(no_card)
    view.show_messages([message(1, "Two steps.", plan={"steps": []}), message(2, "Text.", seed=1)])
    made.clear()
    view.set_card_factory(factory)  # a studio that is made late
    assert len(made) == 1
    assert made[0].parentWidget() is shown(view, "m1")
    assert made[0].isVisible()
    assert made[0].y() > shown(view, "m1").words.geometry().bottom()


def test_direction_follows_the_paragraph_and_code_stays(
    view: ConversationView, message: Make
) -> None:
    text = "שלום [00:05] עולם\n\nHello\n\n```\nשלום = 1\n```"
    view.show_messages([message(1, text)])
    first, second, code = shown(view, "m1").words.body.blocks
    assert first.layout.rtl  # type: ignore[union-attr]
    assert not second.layout.rtl  # type: ignore[union-attr]
    assert not getattr(code.layout, "rtl", False)


def test_what_one_reads_stays_when_the_look_changes(view: ConversationView, message: Make) -> None:
    view.show_messages([message(n, f"Message {n}.\n\n" * 6) for n in range(1, 40)])
    view.reveal("m20")
    place = shown(view, "m20").mapTo(view, QPoint(0, 0)).y()
    view._theme.changed.emit()
    assert not view.follows
    assert shown(view, "m20").mapTo(view, QPoint(0, 0)).y() == place
    assert shown(view, "m20").hasFocus()


def test_the_focus_stays_in_the_conversation_when_a_reply_is_given_again(
    view: ConversationView, message: Make
) -> None:
    asked, first = message(1, "Why?", by_person=True), message(2, "Because.")
    view.show_messages([asked, first])
    shown(view, "m2").setFocus()
    view.show_messages([asked])
    assert shown(view, "m1").hasFocus()
    view.append(message(3, "", status=MessageStatus.STREAMING))
    assert shown(view, "m3").hasFocus()


def test_words_of_a_narrow_conversation_are_never_cut_in_the_middle(
    view: ConversationView, message: Make
) -> None:
    facts = {"model": "Gemma 3 270M", "tokens_per_s": 22.0, "ttft_s": 0.1}
    broken = {"error": "The model ran out of memory while it was answering. " * 4}
    view.show_messages(
        [message(1, "", status=MessageStatus.FAILED, **broken), message(2, "Said.", **facts)]
    )
    shown_facts = shown(view, "m2").findChild(FactsRow)
    assert shown_facts is not None
    for width in (1000, 420, 300, 240):
        shown_facts.resize(width, shown_facts.height())
        said = [label.text() for label in shown_facts.findChildren(QLabel) if label.text()]
        whole = "Gemma 3 270M    22 tok/s    first word after 0.1 s"
        assert all(whole.startswith(text) or text[0].isdigit() for text in said)
        assert not any(text.endswith(("Gemma", "22")) for text in said)
        if width == 1000:
            assert whole in said
    reason = next(x for x in shown(view, "m1").findChildren(Text) if x.whole())
    assert reason.text().endswith("…")
    assert reason.toolTip() == reason.whole()
