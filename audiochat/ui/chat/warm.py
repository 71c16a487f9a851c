"""What takes long the first time (rules, markdown, colours of code), done before it is needed."""

from __future__ import annotations

from audiochat.domain.job import Job
from audiochat.ui.chat.highlight import marks_of_line
from audiochat.ui.chat.markdown import parse

LANGUAGES = ("python", "bash", "json", "javascript", "html", "css", "sql", "c", "yaml", "rust")


def warm(job: Job) -> None:
    """Read a little of everything; runs on a worker's lane, since the first time costs 400 ms in all."""
    import audiochat.services.commander.commander  # noqa: F401 - what a first sentence would wait for

    job.check()
    parse("# A *b* `c` [d](https://example.org) ~~e~~\n\n- f\n\n| g |\n|---|\n| h |\n")
    for language in LANGUAGES:
        job.check()
        marks_of_line("x = 1", language)
