from worthit.plugin import Health, Manifest, Plugin, PluginConfig, ProductSeen, Registrar


class Heron(Plugin[PluginConfig]):
    manifest = Manifest(name="heron", config=PluginConfig)

    def __init__(self, config: PluginConfig) -> None:
        super().__init__(config)
        self.seen: list[str] = []

    def register(self, to: Registrar) -> None:
        to.on(ProductSeen, self.see)

    async def see(self, event: ProductSeen) -> None:
        self.seen.append(event.key)

    async def health(self) -> Health:
        return Health("ok", f"{len(self.seen)} products went by")
