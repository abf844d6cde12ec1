"""ANALYZERS takes who remarks on verdicts and who judges sentences; each reader gets those that it can use."""

from pathlib import Path

from structlog.testing import capture_logs

from tests.contract.wild import load
from tests.journeys.instance import page
from worthit.config import Environment
from worthit.house import House
from worthit.plugin import ANALYZERS, SentenceJudge
from worthit.plugin.load import load_host
from worthit.plugin.points import who_judge, who_remark
from worthit.testing.pytest_plugin import InstallPlugin
from worthit.verdict.question import Question

CRITICS = """
from collections.abc import Sequence
from worthit.plugin import (
    ANALYZERS, AnalysisUnavailable, Evidence, Language, Manifest, Note, Plugin, PluginConfig, Registrar, VerdictInput,
)

class Remarks:
    name = "remarks"

    async def analyze(self, evidence: VerdictInput) -> tuple[Note, ...]:
        return (Note(text="They have opinions.", evidence=Evidence(source="reviews", n=1)),)

class Judges:
    name = "judges"

    async def judge(self, sentences: Sequence[str], languages: Sequence[Language]) -> list[float]:
        if "?" in "".join(sentences):
            raise AnalysisUnavailable("Questions are not judged.")
        return [1.0 if "love" in sentence else -1.0 for sentence in sentences]

class Both(Remarks, Judges):
    name = "both"

class Critics(Plugin[PluginConfig]):
    manifest = Manifest(name="critics", config=PluginConfig, api=">=1.2,<2")

    def register(self, to: Registrar) -> None:
        to.add(ANALYZERS, Judges(), Remarks(), Both())
"""


async def test_each_reader_gets_those_that_it_can_use(installed_plugins: InstallPlugin) -> None:
    installed_plugins("critics", "critics:Critics", CRITICS)
    added = load("critics").all(ANALYZERS)
    assert [remarks.name for remarks in who_remark(added)] == ["remarks", "both"]
    judges: tuple[SentenceJudge, ...] = who_judge(added)
    assert [judge.name for judge in judges] == ["judges", "both"]
    assert await judges[0].judge(["I love it.", "It broke."], ["en", "en"]) == [1.0, -1.0]


async def test_a_judge_of_sentences_is_not_asked_for_remarks(installed_plugins: InstallPlugin, tmp_path: Path) -> None:
    installed_plugins("critics", "critics:Critics", CRITICS)
    storage = {"url": f"sqlite+aiosqlite:///{tmp_path / 'worthit.db'}"}
    house = House(load_host(Environment(sections={"storage": storage, "plugins": {"enabled": "critics"}})))
    with capture_logs() as logged:
        async with house.open():
            document = await house.verdicts.reach(Question(pages=(page("kettle"),)))
    assert [note.text for note in document.notes] == ["They have opinions."] * 2
    assert [entry for entry in logged if entry["event"] == "analyzer failed"] == []
