"""Markdown: a heading and paragraphs; nothing that is said becomes markup."""

from __future__ import annotations

import re

from audiochat.domain.job import Job
from audiochat.services.captions.format import PAPER, CaptionFormat, CaptionOptions, Document
from audiochat.services.captions.paragraphs import paragraphs
from audiochat.services.captions.text import clean, clock

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&^$=])")
_AT_START = re.compile(r"^(\d+)([.)])|^([-:])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|www)(:|\.)")


def render(document: Document, options: CaptionOptions, job: Job) -> bytes:
    """UTF-8 Markdown."""
    title = clean(document.title)
    out = [f"# {_escaped(title)}", ""] if title else []
    for paragraph in paragraphs(document.transcript, options, job, document.chapters):
        for one in paragraph.headings:
            at = f"\\[{clock(one.start)}\\] " if options.timestamps else ""
            out += [f"## {at}{_escaped(clean(one.title))}", ""]
        name = f"**{_escaped(paragraph.speaker)}**" if paragraph.speaker else ""
        time = f"\\[{paragraph.time}\\]" if paragraph.time else ""
        head = " ".join(part for part in (name, time) if part)
        out += [f"{head} {_escaped(paragraph.text)}".strip(), ""]
    return "\n".join(out).encode()


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    text = _MARKUP.sub(r"\\\1", text)
    text = _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)
    return _ADDRESS.sub(lambda m: f"{m[1]}\\{m[2]}", text)


FORMAT = CaptionFormat("md", "Markdown", ("md", "markdown"), render, None, PAPER, rank=40)
