"""Many conversations stay quick: every query of a page uses an index, however much there is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from audiochat.domain.conversation import Role
from audiochat.store.database import Store


def _plans(store: Store, act: Callable[[], object]) -> str:
    """The query plans of all statements that ``act`` runs."""
    seen: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE", "DELETE")):
            seen.append((statement, parameters))

    event.listen(store._database.engine, "before_cursor_execute", note)
    event.listen(store._database._writing_engine, "before_cursor_execute", note)
    act()
    event.remove(store._database.engine, "before_cursor_execute", note)
    event.remove(store._database._writing_engine, "before_cursor_execute", note)
    assert seen
    out: list[str] = []
    with store._database.read() as db:
        for statement, parameters in seen:
            rows = db.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            out += [str(row[3]) for row in rows]
    return "\n".join(out)


ACTS: dict[str, Callable[[Store, Any, Any], object]] = {
    "list": lambda store, _s, _m: store.sessions.list(),
    "lines": lambda store, _s, _m: store.sessions.lines(),
    "path": lambda store, _s, m: store.messages.path(m.id, 200),
    "path above": lambda store, _s, m: store.messages.path(m.id, 200, before=m.id),
    "get": lambda store, _s, m: store.messages.get(m.id),
    "all": lambda store, s, _m: store.messages.all(s.id),
    "leaf": lambda store, _s, m: store.messages.leaf_under(m.id),
    "add": lambda store, s, m: store.messages.add(s.id, m.id, Role.USER, "x"),
    "change": lambda store, _s, m: store.messages.change(m.id, content="y"),
    "stale": lambda store, _s, _m: store.messages.interrupt_streaming(),
    "recordings": lambda store, _s, _m: store.recordings.list(),
    "findable": lambda store, _s, _m: store.recordings.findable(),
    "history": lambda store, _s, _m: store.revisions.of("r"),
}


@pytest.mark.parametrize("name", ACTS)
def test_no_query_of_a_page_reads_a_whole_table(store: Store, name: str) -> None:
    session = store.sessions.add("Talk", None)
    message = store.messages.add(session.id, session.root_id, Role.USER, "hello")
    plan = _plans(store, lambda: ACTS[name](store, session, message))
    whole = [line for line in plan.splitlines() if line.startswith("SCAN") and "USING" not in line]
    # What a page itself gathered (the walk) may be read and sorted; no table may.
    assert set(whole) <= {"SCAN walk", "SCAN CONSTANT ROW"}, plan
    if name in ("list", "lines", "all", "recordings", "history"):
        assert "TEMP B-TREE" not in plan


def _fill(store: Store, sessions: int, each: int) -> None:
    at = "2026-01-01 00:00:00.000000"
    with store._database.write() as db:
        raw = db.connection().connection
        raw.cursor().executemany(
            "INSERT INTO session VALUES (?,?,NULL,'local',?,?,?,?,0,NULL,?,?,NULL,'{}')",
            [
                (f"s{n}", f"Title {n}", at, at, n + 1, each, f"s{n}-0", f"s{n}-{each}")
                for n in range(sessions)
            ],
        )
        raw.cursor().executemany(
            "INSERT INTO message (id, session_id, parent_id, role, type, status, content,"
            " timestamp, metadata) VALUES (?,?,?,?,'text','complete',?,?,'{}')",
            [
                (
                    f"s{n}-{m}",
                    f"s{n}",
                    f"s{n}-{max(0, m - 1)}",
                    "user" if m % 2 else "assistant",
                    f"number{n} and some words about the sound of {m}" if m else "",
                    at,
                )
                for n in range(sessions)
                for m in range(each + 1)
            ],
        )


def _best(act: Callable[[], object]) -> float:
    """The fastest of a few runs, in seconds: what the machine can do when left alone."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.slow
def test_ten_thousand_conversations_stay_quick(store: Store) -> None:
    _fill(store, 10_000, 10)
    long = store.sessions.add("Long", None)
    leaf = long.root_id
    with store.transaction():
        for number in range(5000):
            leaf = store.messages.add(long.id, leaf, Role.USER, f"turn {number}").id
    times = {
        "list": _best(lambda: store.sessions.list()),
        "lines": _best(lambda: store.sessions.lines()),
        "filter": _best(lambda: store.sessions.list("title 77")),
        "path": _best(lambda: store.messages.path(leaf, 200)),
        "add": _best(lambda: store.messages.add(long.id, leaf, Role.USER, "x")),
        "search rare": _best(lambda: store.search.messages("number77")),
        "search common": _best(lambda: store.search.messages("words sound")),
        "leaf": _best(lambda: store.messages.leaf_under("s5-1")),
    }
    path = store.path
    store.close()
    start = time.perf_counter()
    Store.open(path).close()
    times["open"] = time.perf_counter() - start
    print({name: f"{1000 * seconds:.1f} ms" for name, seconds in times.items()})
    assert times["list"] < 0.5
    assert times["lines"] < 0.5
    assert times["path"] < 1
    assert times["add"] < 1
    assert times["filter"] < 2
    assert times["search rare"] < 1
    assert times["search common"] < 1.0
    assert times["open"] < 1.5
