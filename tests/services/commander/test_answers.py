"""A Hebrew sentence is answered in Hebrew: what was not understood, which part, how much, out of range."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services import commander
from audiochat.services.commander.answers import in_the_language_of, pattern_of
from audiochat.services.commander.answers_he import ANSWERS
from audiochat.services.commander.tokens import HEBREW

Understand = Callable[..., Understanding]

DATA = Path(__file__).resolve().parents[2] / "data"
ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,}\b")
FILLED = "\N{OBJECT REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("חתוך מ-0:40 עד 0:20", "הסוף (0:20) בא לפני ההתחלה (0:40)."),
        ("תשתיק מ-2:05 עד 2:08", "ההקלטה נגמרת ב-2:00, ולכן אין בה 2:05."),
        ("תגביר ב-200 דציבל", "שינוי העוצמה: דציבלים — לכל היותר 60 dB, ולא 200."),
        ("אל תמחק כלום", "לא שיניתי דבר. מה לעשות, ובאיזה קטע?"),
        ("מחק את מה שסימנתי", "שום דבר לא מסומן. לאיזה קטע הכוונה?"),
        ("מחק את 20 השניות שלפני ההתחלה", None),
        ("השתק את מספר הטלפון", None),
        ("תוציא את הגיטרה", None),
        ("בטל", None),
    ],
)
def test_hebrew_is_answered_in_hebrew(
    understand: Understand, words: str, answer: str | None
) -> None:
    given = understand(words)
    assert given.status in (PlanStatus.QUESTION, PlanStatus.REFUSED)
    assert not ENGLISH.search(given.message), given.message
    assert answer is None or given.message == answer


def test_every_question_and_refusal_of_the_corpus_is_in_its_language(
    understand: Understand,
) -> None:
    rows = map(json.loads, (DATA / "commands.jsonl").read_text("utf-8").splitlines())
    answered = 0
    for row in rows:
        if HEBREW.search(row["words"]) and row["status"] in ("question", "refused"):
            given = understand(row["words"])
            if not given.steps and given.status is not PlanStatus.CHAT:
                answered += 1
                assert HEBREW.search(given.message), given.message
                assert not ENGLISH.search(given.message), given.message
    assert answered >= 10


def test_english_stays_english_and_a_name_says_nothing_of_the_language(
    understand: Understand,
) -> None:
    english = "The end (0:20) comes before the start (0:40)."
    assert understand("cut from 0:40 to 0:20").message == english
    assert in_the_language_of("call it “שלום” from 0:40 to 0:20", english) == english
    assert HEBREW.search(in_the_language_of("קרא לזה “hello” מ-0:40 עד 0:20", english))
    assert in_the_language_of("שלום", "Something nobody has put in Hebrew.") == (
        "Something nobody has put in Hebrew."
    )
    braces = "I did not understand “{0} {x}”. "
    (answer,) = (e for e, _ in ANSWERS if e.startswith("I did not understand"))
    told = in_the_language_of("{0} {x} שלום", answer.replace("“{}”. ", braces[21:]))
    assert "“{0} {x}”" in told


def _raised() -> Iterator[tuple[str, str]]:
    """Every question and refusal that the rules raise, with where it stands."""
    folder = Path(commander.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id in ("Unclear", "PlanRefused"):
                yield " ".join(map(_text, node.args)), f"{path.name}:{node.lineno}"


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.JoinedStr), ast.unparse(node)
    return "".join(str(v.value) if isinstance(v, ast.Constant) else FILLED for v in node.values)


def test_every_question_of_the_rules_is_in_the_table() -> None:
    known = [re.compile(pattern_of(english)) for english, _ in ANSWERS]
    raised = list(_raised())
    assert len(raised) > 30
    lacking = [f"{at}: {text}" for text, at in raised if not any(k.fullmatch(text) for k in known)]
    assert not lacking, f"add their Hebrew to services/commander/answers_he.py: {lacking}"


def test_each_answer_fills_in_what_there_is() -> None:
    assert len({english for english, _ in ANSWERS}) == len(ANSWERS)
    for english, hebrew in ANSWERS:
        places = set(map(int, re.findall(r"\{(\d)\}", hebrew)))
        assert places <= set(range(english.count("{}"))), english
        assert not ENGLISH.search(hebrew.replace("Tell speakers apart", "")), hebrew
        assert hebrew.count("“") == hebrew.count("”")
