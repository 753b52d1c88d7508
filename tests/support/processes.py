"""Programs beside the tests: started, asked for until ready, and stopped by their own number."""

import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

PATIENCE_S = 15.0
ROOT = Path(__file__).parents[2]
Found = TypeVar("Found")


def wait_for(find: Callable[[], Found], what: str, patience_s: float = PATIENCE_S) -> Found:
    """Ask until the answer is true, and return it; fails after the patience."""
    deadline = time.monotonic() + patience_s
    while True:
        found = find()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain: {what}")
        time.sleep(0.02)


class Processes:
    """Children that end with the test."""

    def __init__(self, environment: Mapping[str, str], directory: Path) -> None:
        self.environment = dict(environment)
        self.directory = directory
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, command: Sequence[str | Path], *, pass_fds: Sequence[int] = ()) -> subprocess.Popen[bytes]:
        """Start a program; what it says goes to a file of the test's directory."""
        log = self.directory / f"{len(self._running):02}-{Path(command[0]).name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, env=self.environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL, pass_fds=pass_fds
            )
        self._running.append(process)
        return process

    def talk(self, command: Sequence[str | Path], **environment: str) -> "Conversation":
        """Start a program that takes and says one JSON document a line."""
        log = self.directory / f"{len(self._running):02}-{Path(command[-1]).name}.log"
        with log.open("wb") as errors:
            process = subprocess.Popen(
                command,
                env=self.environment | environment,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        self._running.append(process)
        return Conversation(process, log)

    def run(self, *command: str | Path) -> str:
        """Run a program to its end and return what it said."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=PATIENCE_S
        )
        return done.stdout.strip()

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End one program."""
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(3)

    def stop_all(self) -> None:
        """End all programs, the last first."""
        for process in reversed(self._running):
            self.stop(process)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


class Conversation:
    """A program that talks in lines of JSON."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self.process = process
        self._log = log
        self._heard: list[dict[str, Any]] = []
        self._lines: SimpleQueue[dict[str, Any]] = SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def say(self, **fields: object) -> None:
        """Send one document."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(fields).encode() + b"\n")
        self.process.stdin.flush()

    def all_heard(self, event: str, **fields: object) -> list[dict[str, Any]]:
        """What was said so far of this event with these fields."""
        while True:
            try:
                self._heard.append(self._lines.get_nowait())
            except Empty:
                break
        wanted = {"event": event, **fields}
        return [said for said in self._heard if wanted.items() <= said.items()]

    def hear(self, event: str, **fields: object) -> dict[str, Any]:
        """Wait until it says this event with these fields."""
        try:
            return wait_for(lambda: self.all_heard(event, **fields), f"{event} {fields}")[0]
        except AssertionError as error:
            raise AssertionError(f"{error}; heard {self._heard}; {self._log.read_text()}") from None

    def _listen(self) -> None:
        assert self.process.stdout is not None
        try:
            for line in self.process.stdout:
                self._lines.put(json.loads(line))
        except ValueError:
            # The pipe was closed at the end of the test.
            return


def own_environment(directory: Path) -> dict[str, str]:
    """An environment with a home, and the freedesktop directories, of its own."""
    environment = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "LC_ALL"}}
    places = {
        "HOME": "home",
        "XDG_RUNTIME_DIR": "run",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_STATE_HOME": "home/.local/state",
    }
    for name, place in places.items():
        (directory / place).mkdir(parents=True, exist_ok=True)
        environment[name] = str(directory / place)
    (directory / "run").chmod(0o700)
    return environment | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "NO_AT_BRIDGE": "1"}
