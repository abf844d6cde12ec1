"""From an installed entry point to a configured plugin: import it, check it, give it its settings."""

from typing import Any, cast

from worthit.config import Environment, load_section
from worthit.plugin.contract import API_VERSION, Manifest, Plugin, PluginConfig
from worthit.plugin.discover import Found
from worthit.plugin.isolate import ContractBroken


def plugin_class(found: Found) -> type[Plugin[Any]]:
    """Import the plugin's class and check it. Raises what the import raises, and ContractBroken."""
    loaded = found.load()
    if not _is_subclass(loaded, Plugin):
        raise ContractBroken(f"{found.target} is not a subclass of worthit.plugin.Plugin")
    plugin = cast("type[Plugin[Any]]", loaded)
    _check_manifest(getattr(plugin, "manifest", None), found)
    return plugin


def configured(plugin: type[Plugin[Any]], environment: Environment) -> Plugin[Any]:
    """The plugin with its own section of the settings. Raises ConfigError, and what its constructor raises."""
    manifest = plugin.manifest
    return plugin(load_section(manifest.config, manifest.name, environment))


def _check_manifest(declared: object, found: Found) -> None:
    if not _is_subclass(type(declared), Manifest):
        raise ContractBroken(f"{found.target} has no manifest")
    manifest = cast("Manifest[Any]", declared)
    if manifest.name != found.name:
        raise ContractBroken(f"its manifest says {manifest.name!r}, its entry point {found.name!r}")
    if not _is_subclass(manifest.config, PluginConfig):
        raise ContractBroken("its manifest's config is not a subclass of worthit.plugin.PluginConfig")
    for field in ("requires", "after"):
        if not isinstance(getattr(manifest, field), tuple):
            raise ContractBroken(f"its manifest's {field} is not a tuple of names")
    _check_api(manifest.api)


def _is_subclass(value: object, base: type) -> bool:
    return isinstance(value, type) and issubclass(value, base)


def _check_api(api: str) -> None:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        accepted = SpecifierSet(api)
    except InvalidSpecifier:
        raise ContractBroken(f"its manifest's api {api!r} is not a version specifier") from None
    if API_VERSION not in accepted:
        raise ContractBroken(f"it is written for version {api} of the plugin contract; this is {API_VERSION}")
