"""Write a new plugin from `template/`: a distribution that installs, runs and passes its own tests."""

import ast
import builtins
import keyword
from collections.abc import Mapping
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from worthit.config import setting_name
from worthit.errors import InvalidRequest
from worthit.plugin.discover import discover, name_problem

_TEMPLATE = files("worthit.plugin") / "template"
_FILES = {
    "pyproject.toml": "pyproject.toml.tmpl",
    "README.md": "README.md.tmpl",
    "$package/__init__.py": "init.py.tmpl",
    "$package/py.typed": "py.typed.tmpl",
    "$package/plugin.py": "plugin.py.tmpl",
    "$package/http.py": "http.py.tmpl",
    "tests/test_$name.py": "test_plugin.py.tmpl",
}
"""Files of the plugin, each with the template that it is filled from."""


def distribution_name(name: str) -> str:
    """What the distribution of the plugin, and so its folder, is called."""
    return f"worthit-{name.replace('_', '-')}"


def render_plugin(name: str) -> dict[str, str]:
    """The text of each file of a new plugin, by path. Raises InvalidRequest when it cannot have this name."""
    _refuse(name_problem(name) or _taken(name))
    words = {
        "name": name,
        "distribution": distribution_name(name),
        "package": _package(name),
        "class_name": _class_name(name),
        "settings": setting_name(name, ""),
    }
    texts = {
        Template(path).substitute(words): Template((_TEMPLATE / template).read_text("utf-8")).substitute(words)
        for path, template in _FILES.items()
    }
    _refuse(_hidden(name, texts[f"{_package(name)}/plugin.py"]))
    return texts


def write_folder(texts: Mapping[str, str], folder: Path) -> None:
    """Write the files, all or none. Raises InvalidRequest when the folder holds something or cannot be written."""
    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise InvalidRequest(f"{folder} is there already and not an empty folder.", "folder")
        with TemporaryDirectory(prefix=".worthit-", dir=folder if folder.exists() else folder.parent) as beside:
            made = Path(beside) / "made"
            for path, text in texts.items():
                file = made / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            _move(made, folder)
    except OSError as error:
        raise InvalidRequest(f"{folder} cannot be written: {error.strerror}.", "folder") from error


def _move(made: Path, folder: Path) -> None:
    """An empty folder that is there is filled and not replaced: somebody's shell may stand in it."""
    if not folder.exists():
        made.rename(folder)
        return
    for entry in made.iterdir():
        entry.rename(folder / entry.name)


def _refuse(problem: str) -> None:
    if problem:
        raise InvalidRequest(f"No plugin can be made: {problem}.", "name")


def _taken(name: str) -> str:
    for plugin in discover():
        if plugin.name == name:
            return f"{plugin.distribution} {plugin.version}, which is installed, already provides {name}"
    if find_spec(_package(name)) is not None:
        return f"a package {_package(name)} is already installed"
    return ""


def _hidden(name: str, source: str) -> str:
    """What the plugin's class would hide in its module or of Python."""
    class_name = _class_name(name)
    if keyword.iskeyword(name) or keyword.iskeyword(class_name):
        return f"{name} is a word of Python"
    if hasattr(builtins, class_name):
        return f"its class would hide Python's own {class_name}"
    if _bound(source).count(class_name) > 1:
        return f"its class would hide the {class_name} that its module uses"
    return ""


def _bound(source: str) -> list[str]:
    """Names of the classes that a module defines or imports, once for each time."""
    nodes = list(ast.walk(ast.parse(source)))
    imported = [alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names]
    return imported + [node.name for node in nodes if isinstance(node, ast.ClassDef)]


def _package(name: str) -> str:
    return f"worthit_{name}"


def _class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))
