"""One process at a time in a data folder, and what it leaves behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audiochat.domain.conversation import MessageStatus, Role
from audiochat.domain.errors import NotFound, StoreError
from audiochat.services.workshop import Workshop, default_data_dir

OPEN = """
import sys
from pathlib import Path
from audiochat.domain.errors import StoreError
from audiochat.services.workshop import Workshop
try:
    Workshop.open(Path(sys.argv[1])).close()
except StoreError as error:
    sys.exit(str(error))
"""


def _open_elsewhere(folder: Path) -> str:
    """Open the folder in another process; gives what it complained of."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(folder)], capture_output=True, text=True, check=False
    )
    assert (done.returncode == 0) == (done.stderr == "")
    return done.stderr


def test_a_second_process_is_sent_away(data_dir: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        assert "already running" in _open_elsewhere(data_dir)
        assert "close it first" in _open_elsewhere(data_dir)
        workshop.sessions.create("Still fine")
    assert _open_elsewhere(data_dir) == ""


def test_a_second_workshop_in_the_same_process_is_sent_away(data_dir: Path) -> None:
    with Workshop.open(data_dir), pytest.raises(StoreError, match="already running"):
        Workshop.open(data_dir)
    Workshop.open(data_dir).close()


def test_a_refused_database_gives_the_folder_back(data_dir: Path) -> None:
    (data_dir / "audiochat.db").write_text("not a database " * 1000)
    for _ in range(2):
        with pytest.raises(StoreError, match="damaged"):
            Workshop.open(data_dir)


@pytest.mark.parametrize("folder", ["/proc/audiochat", "/dev/null/audiochat"])
def test_a_folder_that_cannot_be_made(folder: str) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        Workshop.open(Path(folder))


def test_the_next_start_marks_cut_replies_and_empties_the_old_bin(data_dir: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        session = workshop.sessions.create()
        half = workshop.store.messages.add(
            session.id, session.root_id, Role.ASSISTANT, "half", status=MessageStatus.STREAMING
        )
        old, new = workshop.sessions.create("old"), workshop.sessions.create("new")
        workshop.sessions.delete(new.id)
        long_ago = datetime.now(UTC) - timedelta(days=3)
        workshop.store.sessions.change(old.id, deleted_at=long_ago)
    with Workshop.open(data_dir) as workshop:
        assert workshop.store.messages.get(half.id).status is MessageStatus.INTERRUPTED
        workshop.sessions.restore(new.id)
        with pytest.raises(NotFound):
            workshop.sessions.get(old.id)


def test_closing_leaves_one_file_and_a_backup(data_dir: Path) -> None:
    workshop = Workshop.open(data_dir)
    workshop.sessions.create("Kept")
    workshop.close()
    workshop.close()
    assert sorted(path.name for path in data_dir.iterdir()) == [
        "audiochat.db",
        "backups",
        "ballast",
        "lock",
    ]
    assert len(list((data_dir / "backups").iterdir())) == 1


def test_the_folder_comes_from_the_environment(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDIOCHAT_DATA_DIR", str(data_dir))
    assert default_data_dir() == data_dir
    with Workshop.open() as workshop:
        assert workshop.data_dir == data_dir
    monkeypatch.delenv("AUDIOCHAT_DATA_DIR")
    assert default_data_dir().name == "AudioChatStudio"
    assert os.environ.get("AUDIOCHAT_DATA_DIR") is None


def test_importing_the_workshop_is_light() -> None:
    code = (
        "import sys, audiochat.services.workshop;"
        "print([m for m in ('sqlalchemy', 'alembic', 'numpy', 'PySide6', 'llama_cpp') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_part_is_built_once_whoever_asks(workshop: Workshop) -> None:
    import threading

    together, found = threading.Barrier(4), []

    def ask() -> None:
        together.wait()
        found.append((workshop.library, workshop.chat))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({(id(library), id(chat)) for library, chat in found}) == 1


def test_parts_are_closed_before_what_they_stand_on(data_dir: Path) -> None:
    closed: list[str] = []
    workshop = Workshop.open(data_dir)

    class Part:
        def __init__(self, name: str) -> None:
            self.name = name

        def close(self) -> None:
            closed.append(self.name)
            assert workshop.settings.get("still open") is None

    vars(workshop)["below"] = Part("below")
    vars(workshop)["above"] = Part("above")
    workshop.close()
    assert closed == ["above", "below"]


def test_everything_the_handbook_names_is_there(workshop: Workshop) -> None:
    handbook = Path(__file__).parents[2] / "audiochat" / "README.md"
    rows = re.findall(r"^\| `(\w+)(?:\(\w+\))?` \| `", handbook.read_text("utf-8"), re.MULTILINE)
    assert len(rows) >= 10
    assert [name for name in rows if not hasattr(workshop, name)] == []
