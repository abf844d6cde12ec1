from collections.abc import Sequence
from typing import TYPE_CHECKING

from litestar import get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from msgspec import Struct

from worthit.plugin import VERDICTS, Services

if TYPE_CHECKING:
    from .plugin import Weather


class Forecast(Struct, frozen=True, kw_only=True):
    city: str
    sky: str | None


def routes(weather: "Weather") -> Sequence[HTTPRouteHandler]:
    @get("/forecast", operation_id="getForecast", sync_to_thread=False)
    def forecast() -> Forecast:
        return Forecast(city=weather.config.city, sky=weather.sky)

    @get("/umbrella/{verdict:str}", operation_id="isThisUmbrellaWorthIt")
    async def umbrella(verdict: FromPath[str], services: NamedDependency[Services]) -> dict[str, str]:
        document = await services.get(VERDICTS).get(verdict)
        return {"umbrella": document.explanation.answer}

    return [forecast, umbrella]
