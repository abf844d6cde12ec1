from decimal import Decimal

from worthit.plugin import (
    EXTRACTORS,
    Claim,
    Document,
    Manifest,
    Plugin,
    PluginConfig,
    Registrar,
    Testimony,
)


class LanternPages:
    name = "lantern"

    def applies(self, document: Document) -> bool:
        return "lantern:price" in document.html

    def read(self, document: Document) -> Testimony:
        tag = document.tree.css_first('meta[name="lantern:price"]')
        content = tag.attributes.get("content") if tag is not None else None
        if not content:
            return Testimony()
        return Testimony(
            claims=(Claim(field="price", value=Decimal(content), witness=self.name, strength=0.6),), is_product=True
        )


class Lantern(Plugin[PluginConfig]):
    manifest = Manifest(name="lantern", config=PluginConfig)

    def register(self, to: Registrar) -> None:
        to.add(EXTRACTORS, LanternPages())
