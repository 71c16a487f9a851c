"""An answer about a fact: what is said comes first, a model's words after it if they hold."""

from __future__ import annotations

from audiochat.services.asking.draft import Draft, Scene
from audiochat.services.asking.language import words
from audiochat.services.asking.places import chosen
from audiochat.services.asking.support import names

CITED = 3
"""How many places an answer about a fact leads with."""

READ = 4
SURE = 1.0
"""A best score under this is that of a question about something else (measured, see DECISIONS.md)."""

UNSURE = "The recording does not seem to say this. The nearest it comes:"


def tell(scene: Scene, draft: Draft) -> None:
    """Lead with the places, then add what the model says and the recording supports."""
    hits = scene.retriever.search(scene.corpus, scene.question, max(CITED, READ))
    if not hits:
        draft.say("The recording does not seem to say this.")
        return
    spoken = {w for stretch in scene.corpus.stretches for w in words(stretch.passage.text)}
    strange = {w for w in names(scene.question) if not any(s.startswith(w) for s in spoken)}
    sure = not scene.vectors or (max(hit.score for hit in hits) >= SURE and not strange)
    if not sure:
        draft.line(UNSURE)
    for hit in hits[:CITED]:
        draft.quote(chosen(hit, scene.question))
    if scene.writer is None or not sure:
        return
    parts = [hit.stretch for hit in hits[:READ]]
    first = True
    for statement in scene.writer.answer(scene.question, parts, scene.job):
        place = scene.checker.place(statement, parts)
        if place is not None and statement.strip(" .!") in place.text:
            continue  # it has been quoted already, word for word
        keep = not scene.writer.is_weak
        if first and (place is not None or keep):
            draft.line("")
            first = False
        draft.claim(statement, place, keep=keep)
