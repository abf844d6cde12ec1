from worthit.plugin import ANALYZERS, Evidence, Manifest, Note, Plugin, PluginConfig, Registrar, VerdictInput


class Voices:
    name = "chorus"

    async def analyze(self, evidence: VerdictInput) -> tuple[Note, ...]:
        n = len(evidence.reviews)
        if n == 0:
            return ()
        return (Note(text=f"{n} owners sing", evidence=Evidence(source="reviews", n=n)),)


class Chorus(Plugin[PluginConfig]):
    manifest = Manifest(name="chorus", config=PluginConfig)

    def register(self, to: Registrar) -> None:
        to.add(ANALYZERS, Voices())
