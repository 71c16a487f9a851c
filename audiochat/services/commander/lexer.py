"""A sentence cut into tokens: numbers, clock times, units and words by what they mean."""

from __future__ import annotations

import re

from audiochat.services.commander import lexicon_en, lexicon_he
from audiochat.services.commander.frames import unframed
from audiochat.services.commander.normalise import normalise
from audiochat.services.commander.numbers import numbers
from audiochat.services.commander.settling import settled
from audiochat.services.commander.tokens import HEBREW, Token
from audiochat.services.commander.typos import SLIPS, mend
from audiochat.services.commander.vocabulary import Meaning, Vocabulary

_PIECES = re.compile(
    r"(?P<clock>\d{1,4}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3}(?![\d:]))?)"
    r"|(?P<frac>1/[234](?![\d/:]))"
    r"|(?P<num>(?:(?<![\w%\)])[+-])?(?:\d+(?:[.,]\d+)?|\.\d+))"
    r"|(?P<word>[^\W\d_]+(?:['\"][^\W\d_]+)*)"
    r"|(?P<mark>[%<>&@+;,.:!?()\-\n…~])"
)
_MARKS = {",": "COMMA", ";": "STOP", ".": "STOP", "!": "STOP", "\n": "STOP", "?": "ASK", "…": "STOP",
          ">": "ABOVE", "<": "BELOW", "+": "AND", ":": "COMMA", "~": "AROUND"}  # fmt: skip
MOST_TOKENS = 120
"""A sentence of more pieces is not an edit command."""


def clock_seconds(text: str) -> float | None:
    """Seconds of ``1:30``, ``00:01:30`` or ``1:30.5``; None when minutes or seconds are over 59."""
    parts = text.replace(",", ".").split(":")
    values = [float(part) for part in parts]
    if any(value >= 60 for value in values[1:]):
        return None
    total = 0.0
    for value in values:
        total = total * 60 + value
    return total


def _split_hebrew(word: str, known: set[str]) -> list[str]:
    """Take glued letters off a Hebrew word whose rest is known: ``מהסוף`` is ``מ`` + ``סוף``."""
    if word in known:
        return [word]
    if len(word) == 2 and all(letter in lexicon_he.PREFIXES for letter in word):
        return [letter for letter in word if lexicon_he.PREFIXES[letter]]
    for size in range(1, min(4, len(word) - 1)):
        head, rest = word[:size], word[size:]
        if any(letter not in lexicon_he.PREFIXES for letter in head):
            break
        if rest in known and len(rest) > 1:
            return [letter for letter in head if lexicon_he.PREFIXES[letter]] + [rest]
    return [word]


_GOES_ON = re.compile(r"\s*(?:\d|\.\d|(?:the )?(?:end|start|beginning|very|playhead|cursor|last|minute)|here|"
                      r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|"
                      r"thirty|forty|fifty|sixty)\b|"
                      r"ה?סוף|כאן|דקה|"
                      r"a? ?half|an? |lufs|dB|k?hz|db)")  # fmt: skip


def _aside(rest: str) -> bool:
    """Whether a dash is a pause in the sentence: blanks around it and no time after it."""
    return rest[:1] == " " and _GOES_ON.match(rest) is None


def _ordinal(word: str, out: list[tuple[str, str]]) -> bool:
    """Whether a word makes the number before it an ordinal; "2 st" are semitones."""
    if word not in ("st", "nd", "rd", "th") or not out or out[-1][0] != "num":
        return False
    return word != "st" or out[-1][1].endswith("1")


class Lexer:
    """Cuts sentences with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, mending: bool = True) -> None:
        """``mending``: whether typing mistakes are mended."""
        self._vocabulary = vocabulary
        self._mending = mending
        self._alone = {
            rows[-1][0][0] for rows in vocabulary.phrases.values() if len(rows[-1][0]) == 1
        }

    def tokens(self, sentence: str) -> list[Token]:
        """The tokens of a sentence, mistakes mended where asked for, numbers in words made numbers."""
        pieces = self._pieces(unframed(normalise(sentence)))
        return settled(numbers(self._meanings(pieces)))

    def _pieces(self, text: str) -> list[tuple[str, str]]:
        """Raw pieces ``(kind, text)``: articles dropped, Hebrew prefixes split, typos mended."""
        known = self._vocabulary.known
        out: list[tuple[str, str]] = []
        for found in _PIECES.finditer(text):
            kind, piece = found.lastgroup or "", found.group()
            if kind == "mark" and piece == "-":
                before = text[: found.start()].rstrip()[-1:]
                timed = out and (
                    before.isdigit() or out[-1][0] in ("clock", "num") or self._timed(out)
                )
                if timed and _aside(text[found.end() :]):
                    out.append(("mark", ","))  # "1:00 to 1:10 - mute it"
                elif timed:
                    out.append(("range", piece))
                elif text[: found.start()][-1:] == " " and _aside(text[found.end() :]) and out:
                    out.append(("mark", ","))  # "the last minute - get rid of it"
                continue
            ranged = len(out) > 1 and out[-2][0] == "range"  # "3:00-4:00 -4 dB" goes down
            if kind == "num" and piece[0] == "-" and out and out[-1][0] == "clock" and not ranged:
                out.append(("range", "-"))
                piece = piece[1:]
            if kind == "word":
                out.extend(self._word(piece, out, known))
            else:
                out.append((kind, piece))
            if len(out) > MOST_TOKENS:
                return [("word", "…")]
        return out

    def _timed(self, out: list[tuple[str, str]]) -> bool:
        """Whether the last piece is a unit of time after a number, so that a dash means 'to'."""
        word = out[-1][1]
        before = out[-2] if len(out) > 1 else ("", "")
        numbered = before[0] == "num" or before[1] in lexicon_en.NUMBERS
        return numbered and (word in lexicon_en.TIME_UNITS or word in lexicon_he.TIME_UNITS)

    def _word(
        self, word: str, out: list[tuple[str, str]], known: set[str]
    ) -> list[tuple[str, str]]:
        if self._mending:
            word = SLIPS.get(word, word)
        if word in lexicon_en.ARTICLES or word == "ה":
            return []
        if _ordinal(word, out):
            number = out.pop()[1]
            return [("word", number + word)]
        if HEBREW.search(word):
            pieces = _split_hebrew(word, known)
            if (
                pieces == [word]
                and word not in known
                and self._mending
                and len(word) > (5 if word[0] == "ה" else 4)
            ):
                mended = mend(word, self._vocabulary)
                pieces = [mended] if mended else pieces
            return [("word", piece) for piece in pieces]
        if word in known or word in ("a", "an"):
            return [("word", word)]
        if not self._mending:
            return [("word", word)]
        glued = re.fullmatch(r"x(\d+)", word)
        mended = glued.group() if glued else mend(word, self._vocabulary) or word
        return [] if mended in lexicon_en.ARTICLES else [("word", mended)]

    def _unglued(self, word: str) -> list[str]:
        """A Hebrew word that is only known inside a phrase, which is not there: cut once more."""
        if not HEBREW.search(word):
            return [word]
        return _split_hebrew(word, self._alone)

    def _meanings(self, pieces: list[tuple[str, str]]) -> list[Token]:
        words = [piece for _, piece in pieces]
        out: list[Token] = []
        at = 0
        while at < len(pieces):
            kind, piece = pieces[at]
            if piece == "?" and any(k == "word" for k, _ in pieces[at + 1 :]):
                words[at], pieces[at] = ".", (kind, ".")  # "could you mute it? He coughed."
                kind, piece = pieces[at]
            found = None
            if kind in ("word", "mark") or (kind == "num" and at + 1 < len(pieces)):
                found = self._vocabulary.longest(words, at)
            if found is not None:
                size, meaning = found
                out.append(_meant(meaning, " ".join(words[at : at + size])))
                at += size
                continue
            split = self._unglued(piece) if kind == "word" else [piece]
            if split != [piece]:
                pieces[at : at + 1] = [("word", part) for part in split]
                words[at : at + 1] = split
                continue
            out.append(_plain(kind, piece))
            at += 1
        return out


def _meant(meaning: Meaning, text: str) -> Token:
    return Token(meaning.kind, text, meaning.value, meaning.unit)


def _plain(kind: str, piece: str) -> Token:
    if kind == "clock":
        seconds = clock_seconds(piece)
        return Token("UNK", piece) if seconds is None else Token("CLOCK", piece, seconds)
    if kind == "num":
        return Token("NUM", piece, float(piece.replace(",", ".")), signed=piece[0] in "+-")
    if kind == "frac":
        return Token("HALF" if piece == "1/2" else "FRACTION", piece, 1 / int(piece[2]))
    if kind == "word" and re.fullmatch(r"\d{1,4}(?:st|nd|rd|th)", piece):
        return Token("ORD", piece, float(piece[:-2]))
    if kind == "range":
        return Token("TO", piece)
    if kind == "mark":
        return Token(_MARKS.get(piece, "FILL"), piece)
    if piece in ("a", "an"):
        return Token("A", piece)
    return Token("UNK", piece)
