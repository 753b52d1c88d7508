"""The rules of the architecture, on the imports and the sizes that the source really has."""

import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
STANDARD_LIBRARY = sys.stdlib_module_names - {"sqlite3"}
DATABASE = ("peewee", "playhouse", "sqlite3")
# From the top down. What stands in one line does not know its neighbours.
LAYERS = (
    ("main",),
    ("ui",),
    ("services",),
    ("store", "formats", "printing"),
    ("leaves",),
    ("domain",),
)
# The context makes the services and is handed to them.
LAYER_OF_PACKAGE = {
    "main": "main",
    "ui": "ui",
    "models.context": "services",
    "models.services": "services",
    "models.store": "store",
    "models.formats": "formats",
    "models.printing": "printing",
    "models.domain": "domain",
    "models": "leaves",
    "resources": "leaves",
}
# Each of these takes a millisecond or much more to import; the list of contacts is painted without them.
NOT_NEEDED_TO_OPEN_THE_WINDOW = (
    "reportlab", "pypdfium2", "PIL", "phonenumbers", "plyer", "jeepney", "charset_normalizer", "playhouse",
    "peewee", "PySide6.QtNetwork", "hashlib", "socket", "json", "uuid", "logging.handlers",
    "importlib.metadata", "importlib.resources", "zipfile", "urllib", "csv", "dataclasses",
    "models.formats", "models.printing", "models.catalogues", "models.store.tables", "models.store.contact_rows",
    "models.store.contact_columns", "models.store.contact_drafts",
    "models.domain.contacts", "models.domain.addresses", "models.domain.due",
    "models.services.contacts", "models.services.segments", "models.services.follow_ups", "models.services.settings",
    "models.services.plans", "models.services.enrolments", "models.services.contact_history", "models.services.sample",
    "models.services.due", "models.services.mailings", "models.services.exchange", "models.services.safety.backups",
    "models.services.safety.trash", "models.services.safety.rescue", "models.domain.plans",
    "ui.panels.bulk_writer", "ui.book_keeper", "ui.pages.trash_page", "ui.panels.rescue_dialog",
    "ui.commands.contacts", "ui.demonstration", "ui.words.value_wording",
    "ui.pages.today_page", "ui.pages.mailings_page", "ui.pages.settings_page", "ui.panels.contacts.contact_panel",
    "ui.panels.contacts.bulk_panel", "ui.panels.contacts.new_contact_panel", "ui.panels.touches", "ui.panels.due",
    "ui.panels.plans", "ui.panels.mailings", "ui.panels.exchange", "ui.about", "ui.reminding", "ui.notifications",
    "ui.system.autostart", "ui.system.clock_watch",
)  # fmt: skip
WAYS_TO_START_A_THREAD = {
    "Thread", "Timer", "QThread", "QThreadPool", "QRunnable", "ThreadPoolExecutor", "ProcessPoolExecutor", "Process",
    "Pool", "start_new_thread", "to_thread", "run_in_executor",
}  # fmt: skip
MAY_START_THREADS = ("ui.job_runner", "ui.notifications")


class Moment(Enum):
    """When an import takes place."""

    START = auto()
    LATER = auto()
    TYPE_CHECKING = auto()


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the module that asks, the dotted name it asks for, and where and when it does."""

    importer: str
    imported: str
    line: int
    moment: Moment

    def __str__(self) -> str:
        return f"{self.importer}, line {self.line}, imports {self.imported}"


Rule = Callable[[str], bool]


def inside(*packages: str) -> Rule:
    """Whether a dotted name is one of the packages or lies inside one."""
    return lambda name: any(name == package or name.startswith(f"{package}.") for package in packages)


def outside(*packages: str) -> Rule:
    """Whether a dotted name lies in none of the packages."""
    return lambda name: not inside(*packages)(name)


@cache
def read_texts() -> dict[str, str]:
    """The source text of all modules of the program, by dotted name."""
    paths = [
        ROOT / "main.py",
        *(p for top in ("models", "ui", "resources") for p in sorted((ROOT / top).rglob("*.py"))),
    ]
    return {name_of(path): path.read_text("utf-8") for path in paths if path.exists()}


@cache
def read_sources() -> dict[str, ast.Module]:
    """The syntax trees of all modules of the program, by dotted name."""
    return {name: ast.parse(text, name) for name, text in read_texts().items()}


def name_of(path: Path) -> str:
    """The dotted name of the module in a file: `models.store` for models/store/__init__.py."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def names_asked_for(statement: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """The dotted names that one statement imports; of a name inside a module of ours, the module."""
    if isinstance(statement, ast.Import):
        yield from (alias.name for alias in statement.names)
        return
    for alias in statement.names:
        name = f"{statement.module}.{alias.name}"
        yield name if name in read_sources() or statement.module not in read_sources() else str(statement.module)


def walk_imports(node: ast.AST, moment: Moment) -> Iterator[tuple[ast.Import | ast.ImportFrom, Moment]]:
    """All import statements below a node, with the moment at which they run."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, moment
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            yield from walk_imports(child, Moment.TYPE_CHECKING)
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from walk_imports(child, Moment.LATER)
        else:
            yield from walk_imports(child, moment)


@cache
def read_imports() -> tuple[Import, ...]:
    """Every import of the program."""
    return tuple(
        Import(module, name, statement.lineno, moment)
        for module, tree in read_sources().items()
        for statement, moment in walk_imports(tree, Moment.START)
        for name in names_asked_for(statement)
    )


def offences(importers: Rule, forbidden: Rule) -> list[str]:
    """The imports by certain modules that ask for what they must not."""
    return [str(i) for i in read_imports() if importers(i.importer) and forbidden(i.imported)]


def layer_of(module: str) -> str:
    """The layer of a module of ours."""
    package = max((p for p in LAYER_OF_PACKAGE if inside(p)(module)), key=len)
    return LAYER_OF_PACKAGE[package]


def runs_downwards(importer: str, imported: str) -> bool:
    """Whether one module of ours may know another."""
    depths = {layer: depth for depth, layers in enumerate(LAYERS) for layer in layers}
    upper, lower = layer_of(importer), layer_of(imported)
    return upper == lower or depths[upper] < depths[lower]


def modules_loaded_at_start(roots: Iterable[str]) -> set[str]:
    """The modules of ours that importing the roots loads, packages around them included."""
    loaded: set[str] = set()
    waiting = list(roots)
    while waiting:
        module = waiting.pop()
        if module in loaded or module not in read_sources():
            continue
        loaded.add(module)
        waiting += [i.imported for i in read_imports() if i.importer == module and i.moment is Moment.START]
        waiting.append(module.rpartition(".")[0])
    return loaded


def test_imports_run_downwards_only() -> None:
    ours = [i for i in read_imports() if i.imported in read_sources()]
    assert [str(i) for i in ours if not runs_downwards(i.importer, i.imported)] == []


def test_the_domain_imports_the_standard_library_only() -> None:
    assert offences(inside("models.domain"), outside("models.domain", *STANDARD_LIBRARY)) == []


def test_models_know_nothing_of_qt() -> None:
    assert offences(inside("models", "resources"), inside("PySide6", "shiboken6")) == []


def test_the_window_never_touches_the_store() -> None:
    assert offences(inside("main", "ui"), inside("models.store", *DATABASE)) == []


def test_only_store_and_services_speak_to_the_database() -> None:
    assert offences(outside("models.store", "models.services"), inside(*DATABASE)) == []


def test_only_printing_knows_reportlab_and_what_shapes_text() -> None:
    assert offences(outside("models.printing"), inside("reportlab", "uharfbuzz", "bidi")) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {name: set() for name in read_sources()}
    for i in read_imports():
        if i.imported in graph and i.imported != i.importer and i.moment is not Moment.TYPE_CHECKING:
            graph[i.importer].add(i.imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
    else:
        circle = []
    assert circle == []


def test_the_window_opens_without_waiting_for_libraries_it_uses_later() -> None:
    not_needed = inside(*NOT_NEEDED_TO_OPEN_THE_WINDOW)
    loaded = modules_loaded_at_start(("main", "ui.application", "ui.main_window"))
    at_start = [i for i in read_imports() if i.importer in loaded and i.moment is Moment.START]
    assert [str(i) for i in at_start if not_needed(i.imported)] == []


def starts_a_thread(node: ast.ClassDef | ast.Call) -> bool:
    """Whether a node makes a thread, hands work to one, or derives a class from one."""
    makers = node.bases if isinstance(node, ast.ClassDef) else [node.func]
    if any(ast.unparse(maker).startswith("QThreadPool.") for maker in makers):
        return True
    return any(ast.unparse(maker).split(".")[-1] in WAYS_TO_START_A_THREAD for maker in makers)


def test_only_the_job_runner_and_the_notifications_start_threads() -> None:
    assert [
        f"{module}, line {node.lineno}"
        for module, tree in read_sources().items()
        if outside(*MAY_START_THREADS)(module)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.Call) and starts_a_thread(node)
    ] == []


def test_every_file_has_fewer_than_400_lines() -> None:
    lengths = {module: len(text.splitlines()) for module, text in read_texts().items()}
    assert {module: length for module, length in lengths.items() if length >= 400} == {}


def test_every_function_has_fewer_than_50_lines() -> None:
    functions = (
        (module, node)
        for module, tree in read_sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lengths = {f"{module}.{f.name}": f.end_lineno - f.lineno + 1 for module, f in functions if f.end_lineno}
    assert {name: length for name, length in lengths.items() if length >= 50} == {}
