"""The inside of a paragraph: styles, links as visible text, and times that can be clicked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audiochat.ui.chat.values import Run

if TYPE_CHECKING:
    from markdown_it.token import Token

TIME = re.compile(r"\[(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d(?:[.,]\d{1,3})?)\]")
LINE_BREAK = "\u2028"


def seconds_of(match: re.Match[str]) -> float:
    """The seconds a matched ``[h:mm:ss]`` or ``[mm:ss]`` stands for."""
    hours, minutes, seconds = match.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))


def _shown(match: re.Match[str]) -> str:
    """A time as it is written everywhere else: ``0:10``, also for ``[00:10]``."""
    text = match.group()[1:-1]
    return text[1:] if text[0] == "0" and text[1] != ":" else text


def with_times(run: Run) -> Iterator[Run]:
    """Split a run so that every ``[12:04]`` in it becomes a chip showing ``12:04``."""
    at = 0
    for match in TIME.finditer(run.text):
        if match.start() > at:
            yield replace(run, text=run.text[at : match.start()])
        yield replace(run, text=_shown(match), target=f"time:{seconds_of(match):g}")
        at = match.end()
    if at < len(run.text):
        yield replace(run, text=run.text[at:])


def plain_runs(text: str) -> tuple[Run, ...]:
    """A person's own words: no styles, only times made clickable."""
    return tuple(with_times(Run(text.replace("\n", LINE_BREAK))))


@dataclass
class _Style:
    bold: int = 0
    italic: int = 0
    strike: int = 0
    target: str = ""

    def run(self, text: str, *, code: bool = False, quiet: bool = False) -> Run:
        return Run(
            text,
            bold=self.bold > 0,
            italic=self.italic > 0,
            strike=self.strike > 0,
            code=code,
            quiet=quiet,
            target=self.target,
        )


_STEPS = {
    "strong_open": ("bold", 1),
    "strong_close": ("bold", -1),
    "em_open": ("italic", 1),
    "em_close": ("italic", -1),
    "s_open": ("strike", 1),
    "s_close": ("strike", -1),
}


def runs_of(tokens: Sequence[Token]) -> tuple[Run, ...]:
    """Turn markdown's inline tokens into runs.

    A link keeps its words and shows where it leads beside them; an image is only its description and
    its address, as text. Nothing is fetched.
    """
    style = _Style()
    runs: list[Run] = []
    link_words = 0
    for token in tokens:
        if token.type in _STEPS:
            name, step = _STEPS[token.type]
            setattr(style, name, getattr(style, name) + step)
        elif token.type == "link_open":
            style.target = str(token.attrs.get("href", ""))
            link_words = len(runs)
        elif token.type == "link_close":
            words = "".join(run.text for run in runs[link_words:])
            if style.target and style.target not in (words, f"mailto:{words}"):
                runs.append(style.run(f" ({style.target})", quiet=True))
            style.target = ""
        elif token.type == "image":
            runs.append(style.run(f"{token.content} ({token.attrs.get('src', '')})", quiet=True))
        elif token.type in ("softbreak", "hardbreak"):
            runs.append(style.run(LINE_BREAK))
        elif token.type == "code_inline":
            runs.append(style.run(token.content, code=True))
        elif token.content:
            run = style.run(token.content)
            runs.extend([run] if run.target else with_times(run))
    return tuple(_joined(runs))


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Neighbours of one style become one run, so that equal looks compare equal."""
    last: Run | None = None
    for run in runs:
        if last is not None and not run.target and replace(run, text=last.text) == last:
            last = replace(last, text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
