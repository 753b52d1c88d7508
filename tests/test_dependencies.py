"""The locked dependencies: what they promise, and one thing about PySide6 that must stay true."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def read_pins(lock: str) -> dict[str, str]:
    """The pinned versions by package."""
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


def test_the_tests_run_on_the_versions_that_the_program_runs_on() -> None:
    assert read_pins("requirements.lock").items() <= read_pins("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_pinned_by_hashes(lock: str) -> None:
    requirements = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text("utf-8"))[1:]
    assert [r.split()[0] for r in requirements if "--hash=sha256:" not in r] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_package_index(lock: str) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", (ROOT / lock).read_text("utf-8"))


EMIT_OFTEN = """
from PySide6.QtCore import QObject, Signal

class Lamp(QObject):
    switched = Signal(bool)

lamp = Lamp()
heard = []
lamp.switched.connect(heard.append)
for turn in range(20_000):
    lamp.switched.emit(turn % 2 == 0)
print(len(heard))
"""


def test_a_signal_with_a_truth_value_can_be_emitted_many_thousand_times() -> None:
    # PySide6 6.12.0 gives one reference of True away at each emit, and Python below 3.12 aborts after some hundreds.
    finished = subprocess.run([sys.executable, "-c", EMIT_OFTEN], capture_output=True, text=True, check=False)
    assert (finished.returncode, finished.stdout.strip()) == (0, "20000"), finished.stderr
