"""What an answer proposes for a recording (chapters, a title, tags) as a plan like any edit."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from audiochat.domain.notes import LONGEST_TITLE, MOST_CHAPTERS, Notes
from audiochat.domain.plan import Plan, Step


def plan_of(proposal: Mapping[str, Any], notes: Notes, duration: float) -> Plan:
    """The steps that write a proposal; none where there is nothing proposed.

    Chapters there are already make way first. A chapter's step ends where the next one begins, so that
    all of it can be looked at. ``duration``: seconds.
    """
    steps: list[Step] = []
    chapters = [(float(start), str(name)) for start, name in proposal.get("chapters") or ()]
    chapters = [one for one in sorted(chapters)[:MOST_CHAPTERS] if one[0] < duration]
    if proposal.get("title"):
        title = str(proposal["title"])[:LONGEST_TITLE]
        steps.append(Step(op="set_title", params={"title": title}))
    if chapters and notes.chapters:
        steps.append(Step(op="remove_chapters"))
    ends = [*(start for start, _ in chapters), duration]
    for (start, name), (_, end) in zip(chapters, pairwise(ends), strict=True):
        params = {"title": name[:LONGEST_TITLE]}
        steps.append(Step(op="add_chapter", start=start, end=round(end, 3), params=params))
    if proposal.get("tags"):
        tags = ", ".join(str(tag) for tag in proposal["tags"])[:500]
        steps.append(Step(op="set_tags", params={"tags": tags}))
    return Plan(steps=tuple(steps))
