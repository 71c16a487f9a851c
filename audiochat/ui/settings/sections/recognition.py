"""Speech recognition: which recogniser, which language, and the words to expect."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from audiochat.ui.languages import LANGUAGES
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.fields import NamedFields, line_of
from audiochat.ui.settings.section import Section
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Check, Choice, Text


class RecognitionSection(QWidget):
    """What is chosen holds for what is recognised from then on."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self.setObjectName("recognition settings")
        self._choices = choices = control.listening
        self.recogniser, self.language = Choice(theme), Choice(theme)
        self.language.addItem(self.tr("Find out"), "")
        for name, code in LANGUAGES:
            self.language.addItem(name, code)
        self.translate = Check(theme, self.tr("Write English whatever is said"))
        self.vocabulary, self.prompt = QLineEdit(), QLineEdit()
        self.vocabulary.setPlaceholderText(self.tr("Names and rare words, with commas"))
        self.prompt.setPlaceholderText(self.tr("A sentence or two, with punctuation"))
        self.vocabulary.setMaxLength(5000)
        self.prompt.setMaxLength(2000)
        own = Button(theme, self.tr("Choose a recogniser folder…"), icon="folder-open", elide=True)
        self.note = Text(theme, "", "small", "muted", wrap=True)
        rows = (self.tr("Recogniser"), self.recogniser), (self.tr("Language"), self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.space.s))
        column.addWidget(NamedFields(theme, *rows))
        column.addWidget(self.translate)
        for field, words in (
            (self.vocabulary, self.tr("Words to expect")),
            (self.prompt, self.tr("Example of what is spoken")),
        ):
            field.setAccessibleName(words)
            pair = QVBoxLayout()
            pair.setSpacing(theme.px(theme.space.xs))
            pair.addWidget(Text(theme, words))
            pair.addWidget(field)
            column.addLayout(pair)
        column.addWidget(self.note)
        column.addLayout(line_of(own))
        self.setEnabled(False)
        if choices is None:  # a window that does not listen
            return
        self.recogniser.activated.connect(self._recogniser_chosen)
        self.language.activated.connect(self._language_chosen)
        self.translate.toggled.connect(self._translate_chosen)
        self.vocabulary.textEdited.connect(self._words_typed)
        self.prompt.textEdited.connect(self._prompt_typed)
        own.clicked.connect(choices.folder_wanted)
        choices.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        now = self._choices.now
        if now is None:
            return
        self.setEnabled(True)
        self.recogniser.clear()
        for spec in now.known:
            self.recogniser.addItem(spec.name, spec.id)
        self.recogniser.setCurrentIndex(max(0, self.recogniser.findData(now.chosen.id)))
        many = now.chosen.multilingual
        wanted = now.options.language if many else "en"
        self.language.setCurrentIndex(max(0, self.language.findData(wanted)))
        self.language.setEnabled(many)
        self.translate.setEnabled(many)
        self.translate.blockSignals(True)
        self.translate.setChecked(many and now.options.translate)
        self.translate.blockSignals(False)
        self.note.setText(
            self.tr("Another recogniser is a folder with a whisper model for CTranslate2.")
            if many
            else self.tr(
                "This recogniser knows English only. One for more languages is a folder with a"
                " whisper model for CTranslate2."
            )
        )
        if not self.vocabulary.hasFocus():
            self.vocabulary.setText(", ".join(now.options.vocabulary))
        if not self.prompt.hasFocus():
            self.prompt.setText(now.options.prompt)

    def _recogniser_chosen(self, index: int) -> None:
        self._choices.choose(str(self.recogniser.itemData(index)))

    def _language_chosen(self, index: int) -> None:
        self._choices.listen(language=str(self.language.itemData(index)))

    def _translate_chosen(self, on: bool) -> None:
        self._choices.listen(translate=on)

    def _words_typed(self, text: str) -> None:
        words = (word.strip() for word in re.split(r"[,;\n]", text))
        self._choices.listen(vocabulary=tuple(word for word in words if word))

    def _prompt_typed(self, text: str) -> None:
        self._choices.listen(prompt=text.strip())


SECTION = Section("Speech recognition", 44, RecognitionSection)
