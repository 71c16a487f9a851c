"""The times of a sound put into a sentence that names it."""

from __future__ import annotations

import re

from audiochat.services.commander.describe import clock

_VERB = re.compile(r"^(?:please )?(?P<verb>cut|delete|remove|drop|trim|mute|silence|bleep)\b")
_LEADS = re.compile(r"\b(?P<side>before|until|till|up to|after|between)\s+$")


def timed(before: str, span: tuple[float, float], behind: str) -> str:
    """A sentence with the times of a sound: "everything after 0:12.5", "mute 0:03 to 0:12.5"."""
    start, end = (clock(round(at, 3)) for at in span)
    lead = _LEADS.search(before)
    if lead is None and re.search(r"\bbetween \S+ and $", before):
        return f"{before}{start}{behind}"
    if lead is None:
        return f"{before}{start} to {end}{behind}"
    return f"{before}{end if lead['side'] in ('after', 'between') else start}{behind}"


def with_verbs(text: str) -> str:
    """ "Cut the pauses and 0:03 to 0:12" with its verb again."""
    found = _VERB.match(text)
    if found is None:
        return text
    again = re.sub(r"(?:,| and|, and) (?=\d+:\d)", f" and {found['verb']} ", text)
    return re.sub(
        r"(\d:\d[\d.]*)(?:,| and|, and) (?=the |all |my |every )",
        rf"\1 and {found['verb']} ",
        again,
    )
