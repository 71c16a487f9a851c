"""One palette and one style sheet, made from the tokens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

from audiochat.ui.theme.tokens import FACES, Radius, Size, Space

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
}


def make_palette(color: Callable[[str], QColor]) -> QPalette:
    """Qt's palette from tokens, for all that style sheets do not reach."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, color(name))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, color("faint"))
    return palette


_SHEET = """
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line};
  padding: {p4}px {p8}px; }}
QMainWindow, QDialog {{ background: {window}; }}
QLabel {{ background: transparent; }}
QScrollArea, QAbstractScrollArea {{ border: none; background: transparent; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="faint"] {{ color: {faint}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="cut"] {{ color: {cut}; }}

QPushButton {{ background: {raised}; color: {text}; border: 1px solid {line};
  border-radius: {button}px; padding: 0 {p12}px; min-height: {button_inner}px; }}
QPushButton:hover {{ border-color: {faint}; }}
QPushButton:pressed {{ background: {press}; }}
QPushButton:disabled {{ color: {faint}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 0 {p11}px;
  min-height: {button_focused}px; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent};
  border-color: {accent}; }}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
QPushButton[kind="primary"]:disabled {{ background: {line}; color: {faint}; border-color: {line}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent;
  color: {muted}; }}
QPushButton[kind="quiet"]:hover {{ background: {hover}; color: {text}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {accent}; }}
QPushButton[kind="act"] {{ background: transparent; border-color: transparent;
  color: {accent}; }}
QPushButton[kind="act"]:hover {{ background: {accent_tint}; color: {accent_hover}; }}
QPushButton[kind="act"]:focus {{ border-color: {accent}; }}
QPushButton[kind="link"] {{ background: transparent; border: none; color: {accent};
  padding: 0; min-height: 0; }}
QPushButton[kind="link"]:hover {{ color: {accent_hover}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {accent}; border-radius: {field}px; }}
QPushButton[kind="row"] {{ background: transparent; border: 2px solid transparent; color: {text};
  text-align: left; border-radius: {button}px; padding: 0 {p10}px; min-height: {row}px; }}
QPushButton[kind="row"]:hover {{ background: {hover}; }}
QPushButton[kind="row"]:pressed {{ background: {press}; }}
QPushButton[kind="row"]:focus {{ border-color: {accent}; padding: 0 {p10}px; min-height: {row}px; }}
QPushButton[kind="chip"] {{ background: {accent_tint}; color: {accent}; border: none;
  border-radius: {field}px; padding: 0 {p6}px; min-height: {chip}px; }}
QPushButton[kind="danger"] {{ color: {cut}; }}

QToolButton {{ background: transparent; border: 2px solid transparent;
  border-radius: {button}px; padding: 0; color: {muted}; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:open {{ background: {press}; }}
QToolButton:checked {{ background: {accent_tint}; color: {accent}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[kind="primary"] {{ background: {accent}; color: {on_accent}; }}
QToolButton[kind="primary"]:hover {{ background: {accent_hover}; }}
QToolButton[kind="primary"]:disabled {{ background: {line}; }}
QToolButton[kind="primary"]:focus {{ border-color: {text}; }}

QScrollArea, QAbstractScrollArea {{ border: none; background: transparent; }}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextEdit {{
  background: {raised}; color: {text}; border: 1px solid {line};
  border-radius: {field}px; padding: 0 {p8}px; selection-background-color: {accent};
  selection-color: {on_accent}; }}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ min-height: {field_inner}px; }}
QLineEdit {{ padding: 0 {p6}px; }}
QLineEdit:hover, QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover {{
  border-color: {faint}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {accent}; padding: 0 {p7}px; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {{
  min-height: {field_focused}px; }}
QLineEdit:focus {{ padding: 0 {p5}px; }}
QLineEdit[wrong="true"], QSpinBox[wrong="true"], QDoubleSpinBox[wrong="true"] {{
  border-color: {cut}; }}
QLineEdit[kind="bare"], QPlainTextEdit[kind="bare"], QTextEdit[kind="bare"],
QTextBrowser[kind="bare"] {{ background: transparent; border: none; padding: 0; }}
QSpinBox[kind="compact"], QDoubleSpinBox[kind="compact"], QComboBox[kind="compact"],
QLineEdit[kind="compact"] {{ min-height: {chip}px; padding: 0 {p6}px; background: {surface}; }}
QLineEdit[kind="compact"] {{ padding: 0 {p4}px; }}
QSpinBox[kind="compact"]:focus, QDoubleSpinBox[kind="compact"]:focus,
QComboBox[kind="compact"]:focus, QLineEdit[kind="compact"]:focus {{
  min-height: {chip_focused}px; padding: 0 {p5}px; }}
QLineEdit[kind="compact"]:focus {{ padding: 0 {p3}px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: none;
  background: transparent; padding: 0 {p7}px; min-height: 0; }}
QAbstractSpinBox::up-button {{ subcontrol-origin: border; subcontrol-position: top right;
  width: 0; border: none; }}
QAbstractSpinBox::down-button {{ subcontrol-origin: border; subcontrol-position: bottom right;
  width: 0; border: none; }}
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {{ image: none; width: 0; }}
QPlainTextEdit, QTextEdit {{ padding: {p4}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {p3}px; }}
QPlainTextEdit[kind="inline"], QPlainTextEdit[kind="inline"]:focus {{ padding: 1px; }}
QLineEdit[kind="bare"]:focus, QPlainTextEdit[kind="bare"]:focus, QTextEdit[kind="bare"]:focus {{
  border: none; padding: 0; }}
QComboBox::drop-down {{ border: none; width: {p16}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {line};
  selection-background-color: {accent_tint}; selection-color: {text}; outline: none; }}

QMenu {{ background: {raised}; color: {text}; border: 1px solid {line};
  border-radius: {button}px; padding: {p4}px; }}
QMenu::item {{ padding: {p6}px {p16}px {p6}px {p8}px; border-radius: {field}px; }}
QMenu::item:selected {{ background: {accent_tint}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {p4}px {p8}px; }}
QMenu::icon {{ padding-left: {p8}px; }}
QMenuBar {{ background: {sidebar}; color: {muted}; }}
QMenuBar::item {{ padding: {p4}px {p8}px; border-radius: {field}px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; color: {text}; }}

QScrollBar:vertical {{ background: transparent; width: {p10}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {p10}px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {p28}px; }}
QScrollBar::handle:horizontal {{ min-width: {p28}px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:hover {{ background: {accent}; }}

QHeaderView {{ background: {surface}; }}
QHeaderView::section {{ background: {surface}; color: {muted}; border: none;
  padding: {p4}px {p8}px; }}
QFileDialog QTreeView, QFileDialog QListView {{ background: {raised}; border: 1px solid {line}; }}

QProgressBar {{ background: {line}; border: none; border-radius: 2px;
  min-height: 4px; max-height: 4px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
QSlider::groove:horizontal {{ background: {line}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {accent}; width: 12px; margin: -4px 0;
  border-radius: 6px; }}

QFrame[role="card"] {{ background: {raised}; border: 1px solid {line};
  border-radius: {card}px; }}
QFrame[role="input"] {{ background: {raised}; border: 1px solid {line};
  border-radius: {input}px; }}
QFrame[role="input"][active="true"] {{ border-color: {accent}; }}
QFrame[role="surface"] {{ background: {surface}; border: none; }}
QFrame[role="sidebar"] {{ background: {sidebar}; border: none; }}
QFrame[role="window"] {{ background: {window}; border: none; }}
QFrame[role="line"] {{ background: {line}; border: none; }}
QFrame[role="error"] {{ background: {raised}; border: 1px solid {cut};
  border-radius: {card}px; }}
QFrame[role="toast"] {{ background: {raised}; border: 1px solid {line};
  border-radius: {card}px; }}
"""


def make_sheet(css: Callable[[str], str], px: Callable[[float], int]) -> str:
    """The style sheet; ``css`` turns a token's name into a colour, ``px`` scales a length.

    Widgets choose a look with properties: ``kind`` of buttons (primary, quiet, act, link,
    row, chip, danger) and
    fields (bare, compact), ``tone`` of labels (muted, faint, accent, cut), ``role`` of frames.
    """
    from audiochat.ui.theme.tokens import LIGHT

    values: dict[str, object] = {name: css(name) for name in LIGHT}
    values |= {f"p{n}": px(n) for n in (3, 4, 5, 6, 7, 8, 10, 11, 12, 16, 28)}
    radius, size = Radius(), Size()
    values |= {
        "field": radius.field,
        "button": radius.button,
        "card": radius.card,
        "input": radius.input,
        "button_inner": px(size.button) - 2,
        "button_focused": px(size.button) - 4,
        "field_inner": px(size.field) - 2,
        "field_focused": px(size.field) - 4,
        "chip": px(size.chip),
        "row": px(size.button),
        "chip_focused": px(size.chip) - 2,
    }
    return _SHEET.format(**values)


__all__ = ["FACES", "Space", "make_palette", "make_sheet"]
