"""From this process's environment to a host: settings, logging, plugins. Light enough for every command."""

from msgspec import structs

from worthit.config import Environment, load_settings, read_environment
from worthit.plugin.discover import discover
from worthit.plugin.host import PluginHost
from worthit.telemetry import configure_logging, secrets_in


def load_host(environment: Environment | None = None, *, quiet: bool = False) -> PluginHost:
    """Settings and plugins, without any I/O but reading the environment. Raises ConfigError.

    quiet: log errors only, for those who tell themselves what became of the plugins.
    """
    environment = read_environment() if environment is None else environment
    found = discover()
    settings = load_settings(environment, plugin_sections=[plugin.name for plugin in found])
    logs = structs.replace(settings.log, level="error") if quiet else settings.log
    configure_logging(logs, secrets_in(settings))
    host = PluginHost.load(settings=settings, environment=environment, found=found)
    configure_logging(logs, [*secrets_in(settings), *host.secrets])
    return host
