"""Learns how a model wants its turns written, from the chat template in its file.

A template is a program of a stranger's and can loop for ever even inside Jinja's sandbox, or ask for
gigabytes in one step that no deadline in the same process can interrupt. So it only ever runs in a
throw-away child (``services/helpers/learn_template.py``), with marks in the place of what people say.
What comes back are the fixed words between the turns, which are all the program needs from then on;
and words of a conversation can never be taken for the template's own.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

MAX_WORDS = 32 * 1024
"""The longest text between two turns, in characters."""


@dataclass(frozen=True, slots=True)
class ChatForm:
    """The fixed words around turns that go user, assistant, user, ...

    ``head`` stands before the first user turn when there is no system turn; ``system`` is
    (before, after) a system turn, or None when the model has no such role. ``tail`` follows the last
    user turn and opens the reply.
    """

    head: str
    system: tuple[str, str] | None
    to_assistant: str
    to_user: str
    tail: str

    def as_json(self) -> dict[str, Any]:
        """As plain values, for the store."""
        return asdict(self)

    @staticmethod
    def from_json(value: Any) -> ChatForm:
        """From what ``as_json`` gave; ``ValueError`` for anything else."""
        try:
            system = value["system"]
            texts = [value[key] for key in ("head", "to_assistant", "to_user", "tail")]
            pair = None if system is None else (system[0], system[1])
            if not all(isinstance(text, str) for text in [*texts, *(pair or ())]):
                raise ValueError("not a chat form")
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError("not a chat form") from error
        return ChatForm(texts[0], pair, *texts[1:])


CHATML = ChatForm(
    head="<|im_start|>user\n",
    system=("<|im_start|>system\n", "<|im_end|>\n<|im_start|>user\n"),
    to_assistant="<|im_end|>\n<|im_start|>assistant\n",
    to_user="<|im_end|>\n<|im_start|>user\n",
    tail="<|im_end|>\n<|im_start|>assistant\n",
)
"""The commonest form, used when a template cannot be understood."""


def learn(source: str, bos: str, eos: str) -> ChatForm:
    """Run a template on a few marked conversations and return the form they agree on.

    Only to be called in a throw-away child. Raises ``ValueError`` when the template fails, drops
    turns or has no regular form (which then has to be replaced by ``CHATML``).
    """
    render = _renderer(source, bos, eos)
    short, middle, long = (_words(render, 1 + 2 * n, False) for n in range(3))
    head, to_assistant, to_user = long[0], long[1], long[2]
    form = ChatForm(head, None, to_assistant, to_user, long[-1])
    if long[1:-1] != [to_assistant, to_user] * 2 or middle != [*long[:3], long[-1]]:
        raise ValueError("the turns are not all written alike")
    if short != [head, form.tail]:
        raise ValueError("the first turn is written in another way")
    try:
        with_system = [_words(render, 1 + 2 * n, True) for n in range(3)]
    except ValueError:
        return form
    before, after = with_system[0][:2]
    if any(
        words != [before, after, *plain[1:]]
        for words, plain in zip(with_system, (short, middle, long), strict=True)
    ):
        return form
    return ChatForm(head, (before, after), to_assistant, to_user, form.tail)


def _renderer(source: str, bos: str, eos: str) -> Any:
    """A function of messages that renders ``source`` in Jinja's sandbox, as model makers expect it."""
    import datetime
    import json

    from jinja2.exceptions import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def refuse(message: str) -> str:
        raise TemplateError(str(message)[:200])

    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
    )
    environment.filters["tojson"] = lambda value, **_: json.dumps(value, ensure_ascii=False)
    environment.globals["raise_exception"] = refuse
    environment.globals["strftime_now"] = lambda form: datetime.datetime.now().strftime(form)
    try:
        template = environment.from_string(source)
    except Exception as error:
        raise ValueError(f"the template has a mistake: {error}"[:300]) from error

    def render(messages: list[dict[str, str]]) -> str:
        return template.render(
            messages=messages,
            add_generation_prompt=True,
            bos_token=bos,
            eos_token=eos,
            enable_thinking=False,
        )

    return render


def _words(render: Any, turns: int, system: bool) -> list[str]:
    """The words before, between and after the turns of a marked conversation."""
    roles = ["system"] * system + ["user" if n % 2 == 0 else "assistant" for n in range(turns)]
    marks = [f"\ue000{n}\ue001" for n in range(len(roles))]
    try:
        text = render([{"role": r, "content": m} for r, m in zip(roles, marks, strict=True)])
    except Exception as error:
        raise ValueError(f"the template failed: {error}"[:300]) from error
    places = [match.span() for match in re.finditer("\ue000[0-9]+\ue001", text)]
    if [text[a:b] for a, b in places] != marks:
        raise ValueError("the template leaves turns out or repeats them")
    edges = [(0, 0), *places, (len(text), len(text))]
    words = [text[a[1] : b[0]] for a, b in pairwise(edges)]
    if any(len(word) > MAX_WORDS for word in words):
        raise ValueError("the template writes too much around a turn")
    return words
