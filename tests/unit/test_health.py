"""What an instance says of its own parts."""

from pathlib import Path

import pytest

from worthit.config import Environment
from worthit.errors import AnalysisUnavailable
from worthit.health import health_checks
from worthit.house import House
from worthit.plugin.load import load_host
from worthit.testing.huggingface import MODEL, TOKEN, FakeHuggingFace, answering, loading
from worthit.web.health import PartHealth


def house_with(folder: Path, **huggingface: str) -> House:
    storage = {"url": f"sqlite+aiosqlite:///{folder / 'worthit.db'}"}
    sections = {"storage": storage, "huggingface": huggingface, "plugins": {"enabled": ""}}
    return House(load_host(Environment(sections=sections)))


async def told(house: House) -> PartHealth:
    return await health_checks(house).parts["huggingface"]()


async def test_without_a_token_no_hosted_model_is_there(tmp_path: Path) -> None:
    house = house_with(tmp_path)
    assert house.hosted_model is None
    health = await told(house)
    assert health.state == "off"
    assert "WORTHIT_HUGGINGFACE__TOKEN" in health.detail


async def test_with_one_it_is_said_who_gets_the_sentences_and_what_ails_it(tmp_path: Path) -> None:
    async with FakeHuggingFace().open() as hub:
        house = house_with(tmp_path, token=TOKEN, url=hub.url)
        sent = f"sentences of reviews are sent to 127.0.0.1, to the model {MODEL}."
        assert await told(house) == PartHealth(state="ok", detail=sent)
        assert house.hosted_model is not None
        hub.trouble = answering(loading(300.0))
        with pytest.raises(AnalysisUnavailable):
            await house.hosted_model.judge(["5 fine"], ["en"])
        health = await told(house)
    assert health.state == "degraded"
    assert health.detail.startswith(f"{sent} The hosted model did not judge: it is overloaded")
    assert "left alone for" in health.detail
    assert TOKEN not in health.detail
