"""Kills the program at random moments, and rescues damaged books; whatever is lost or half done is told.

Usage: make torture [ARGS="--kills 300 --books 200 --seed 1"]. It ends with 1 when something was lost.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import killing
import rescuing

ROOT = Path(__file__).parents[2]
OLD_BOOKS = sorted((ROOT / "tests" / "data" / "books").glob("version_*.sql"))


@dataclass(frozen=True, slots=True)
class Scene:
    """What a child does, from which beginning, what must hold afterwards, its share of the kills, its longest life."""

    name: str
    make: Callable[[Path], None]
    work: Callable[[Path, random.Random, killing.Say], None]
    look: Callable[[Path, list[str]], None]
    share: float
    longest_s: float = 0.25


_DAY = (killing.make_day, killing.work_all_day, killing.look_after_the_day)
_RESTORING = (killing.make_two_states, killing.work_restoring, killing.look_after_restoring)
_BESIDE = (killing.make_two_states, killing.work_beside_another, killing.look_for_all_notes)
SCENES = (
    Scene("edits, imports, bulk edits, merges, mailings, undo, backups", *_DAY, 0.4),
    Scene("the same with a rollback journal", *map(killing.in_synced_folder, _DAY), 0.1),
    Scene("restoring a backup, undo and redo of it", *_RESTORING, 0.15, 0.4),
    Scene("the same with a rollback journal", *map(killing.in_synced_folder, _RESTORING), 0.05, 0.4),
    Scene("restoring while another program writes", *_BESIDE, 0.05, 1),
    Scene("the same with a rollback journal", *map(killing.in_synced_folder, _BESIDE), 0.05, 1),
    *(
        Scene(f"bringing a book of {old.stem.replace('_', ' ')} up to date", killing.make_old(old), killing.open_it,
              killing.look_after_a_migration, 0.15 / len(OLD_BOOKS), 0.3)
        for old in OLD_BOOKS
    ),
    Scene("making a new book", killing.make_nothing, killing.open_it, killing.look_after_making, 0.05, 0.15),
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Run the scenes; gives the exit code."""
    parser = argparse.ArgumentParser(prog="torture")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--books", type=int, default=210)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    chosen = parser.parse_args(arguments)
    # On the disk of the project: a memory disk keeps what a power cut would lose.
    place = ROOT / "build"
    place.mkdir(exist_ok=True)
    print(f"seed {chosen.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="torture-", dir=place) as folder:
        broken = _kill(Path(folder), chosen.kills, random.Random(chosen.seed))
        broken += rescuing.damage_and_rescue(Path(folder), chosen.books, chosen.seed)
    print("Something was lost:" if broken else "Nothing was lost.", *broken, sep="\n")
    return 1 if broken else 0


def _kill(folder: Path, kills: int, chance: random.Random) -> list[str]:
    broken = []
    for scene in SCENES if kills else ():
        count = max(1, round(kills * scene.share))
        template = folder / "template"
        shutil.rmtree(template, ignore_errors=True)
        template.mkdir()
        scene.make(template)
        began, done = time.monotonic(), 0
        killed_in: Counter[str] = Counter()
        for _ in range(count):
            state = chance.getstate()
            place = killing.fresh(template, folder / "work")
            lines = killing.kill_in(place, scene.work, chance, scene.longest_s)
            if cut := killing.act_under_way(lines):
                killed_in[cut] += 1
            done += sum(line.startswith("done") for line in lines)
            try:
                scene.look(place, lines)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are looking for
                broken.append(f"{scene.name}: {error!r} after {lines[-3:]}, state {hash(state)}")
        took, acts = time.monotonic() - began, ", ".join(f"{name} {n}" for name, n in sorted(killed_in.items()))
        middle = f"{killed_in.total()} in the middle{f' ({acts})' if len(killed_in) > 1 else ''}"
        print(f"{scene.name}: {count} kills, {middle}, {done} acts done, {took:.0f} s", flush=True)
    return broken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
