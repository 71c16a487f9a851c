"""Chat templates are learnt in a child that can be stopped, and never run in the program."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

import pytest

from audiochat.domain.job import Job
from audiochat.providers.llama.template import CHATML, ChatForm, learn
from audiochat.services.quarantine import HelperFailed, Quarantine

GEMMA = """{{ bos_token }}
{%- if messages[0]['role'] == 'system' -%}
{%- set first_user_prefix = messages[0]['content'] + '\n\n' -%}{%- set loop_messages = messages[1:] -%}
{%- else -%}{%- set first_user_prefix = "" -%}{%- set loop_messages = messages -%}{%- endif -%}
{%- for message in loop_messages -%}
{%- if (message['role'] == 'user') != (loop.index0 % 2 == 0) -%}
{{ raise_exception("Conversation roles must alternate") }}{%- endif -%}
{%- set role = "model" if message['role'] == 'assistant' else message['role'] -%}
{{ '<start_of_turn>' + role + '\n' + (first_user_prefix if loop.first else "") }}
{{- message['content'] | trim -}}{{ '<end_of_turn>\n' }}
{%- endfor -%}
{%- if add_generation_prompt -%}{{ '<start_of_turn>model\n' }}{%- endif -%}"""

NO_SYSTEM = """{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('no') }}{% endif %}
{{- '[INST] ' + m.content + ' [/INST]' if m.role == 'user' else m.content + '</s>' }}{% endfor %}"""


def test_gemma() -> None:
    form = learn(GEMMA, "<bos>", "<eos>")
    assert form.head == "<bos><start_of_turn>user\n"
    assert form.system == ("<bos><start_of_turn>user\n", "\n\n")
    assert form.to_assistant == "<end_of_turn>\n<start_of_turn>model\n"
    assert form.tail == form.to_assistant
    assert form.to_user == "<end_of_turn>\n<start_of_turn>user\n"
    assert ChatForm.from_json(form.as_json()) == form


def test_a_template_without_a_system_role() -> None:
    form = learn(NO_SYSTEM, "", "")
    assert form == ChatForm("[INST] ", None, " [/INST]", "</s>[INST] ", " [/INST]")


def test_chatml_is_what_it_says() -> None:
    source = (
        "{% for m in messages %}{{ '<|im_start|>' + m.role + '\n' + m.content + '<|im_end|>\n' }}"
        "{% endfor %}{{ '<|im_start|>assistant\n' }}"
    )
    assert learn(source, "", "") == CHATML


@pytest.mark.parametrize(
    "source",
    [
        "{{ messages[-1].content }}",
        "{{ messages }}",
        "no turns at all",
        "{% for m in messages %}{{ loop.index }}{{ m.content }}{% endfor %}",
        "{{ undefined.attribute.deep }}",
        "{% if",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{% for m in messages %}{{ 'x' * 40000 }}{{ m.content }}{% endfor %}",
    ],
)
def test_templates_without_a_regular_form_are_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        learn(source, "", "")


def _in_child(source: str) -> dict[str, Any]:
    return Quarantine().run(
        "learn_template",
        {"template": source, "bos": "", "eos": ""},
        timeout_s=2,
        memory_bytes=1 << 30,
        job=Job(),
    )


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 'a' * 10 ** 10 }}",
        "{{ ('a' * 10 ** 8) | replace('a', 'b' * 1000) }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    ],
    ids=["endless loop", "huge text", "huge replacement", "huge number", "recursion"],
)
def test_a_hostile_template_is_stopped(source: str) -> None:
    started = time.monotonic()
    try:
        answer = _in_child(source)
    except HelperFailed:
        pass
    else:
        assert answer["form"] is None
        assert answer["reason"]
    assert time.monotonic() - started < 60


def test_the_program_itself_never_imports_a_template_engine() -> None:
    code = (
        "import sys, audiochat.providers.gemma_local, audiochat.services.quarantine;"
        "print('jinja2' in sys.modules, 'llama_cpp' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
