"""Lay a plugin down as an installer would, for tests of discovery and of what plugins do to a real process."""

import shutil
from pathlib import Path

from worthit.plugin.discover import GROUP


def install_plugin(
    folder: Path, name: str, target: str, source: str | Path, distribution: str | None = None, version: str = "1.0"
) -> None:
    """Put a plugin into `folder`, which is then a place for `sys.path` or PYTHONPATH.

    target: the entry point's value, `package.module:Class`. source: the text of that module, or the folder of the
    package that holds it, which is copied. distribution: the name on the package, by default `worthit-plugin-<name>`.
    """
    module = target.partition(":")[0].split(".")
    if isinstance(source, Path):
        shutil.copytree(source, folder / module[0], dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        file = folder.joinpath(*module).with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
    distribution = distribution or f"worthit-plugin-{name}"
    metadata = folder / f"{distribution.replace('-', '_')}-{version}.dist-info"
    metadata.mkdir(parents=True, exist_ok=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n")
    with (metadata / "entry_points.txt").open("a") as entry_points:
        entry_points.write(f"[{GROUP}]\n{name} = {target}\n")
