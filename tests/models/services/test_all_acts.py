"""Every method of a service that makes a step is among the acts that the state machines take back."""

import ast
import importlib
import inspect
import re
import textwrap
from functools import cached_property
from pathlib import Path

from models import context
from models.context import Context

MACHINES = Path(__file__).parent.glob("test_any_sequence*.py")
# Only as a part of another act.
PARTS = {("enrolments", "start_as_customer"), ("merging", "merge")}


def services() -> dict[str, type]:
    imports = [node for node in ast.walk(ast.parse(inspect.getsource(context))) if isinstance(node, ast.ImportFrom)]
    modules = {alias.name: str(node.module) for node in imports for alias in node.names}
    found = {}
    for name, member in vars(Context).items():
        if isinstance(member, cached_property):
            kind = str(member.func.__annotations__["return"])
            found[name] = getattr(importlib.import_module(modules[kind]), kind)
    return found


def calls(method: object) -> set[str]:
    """The names of what a method calls on itself and on others."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(method)))
    return {
        node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


def makes_a_step(kind: type, name: str, seen: frozenset[str] = frozenset()) -> bool:
    called = calls(inspect.getattr_static(kind, name))
    if called & {"transaction", "bulk_transaction"}:
        return True
    own = {other for other in called if other.startswith("_") and inspect.isfunction(vars(kind).get(other))}
    return any(makes_a_step(kind, other, seen | {name}) for other in own - seen)


def test_every_method_that_makes_a_step_is_among_the_acts() -> None:
    acts = set(re.findall(r"context\.(\w+)\.(\w+)", "\n".join(path.read_text("utf-8") for path in MACHINES)))
    steps = {
        (service, name)
        for service, kind in services().items()
        for name, member in vars(kind).items()
        if inspect.isfunction(member) and not name.startswith("_") and makes_a_step(kind, name)
    }
    assert len(steps) > 40
    assert steps - acts - PARTS == set()
