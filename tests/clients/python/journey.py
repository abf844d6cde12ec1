"""With the client that openapi-python-client makes: a verdict from a saved page, read again, and what is refused."""

import sys
from pathlib import Path

from worthit_api_client import AuthenticatedClient
from worthit_api_client.api.account import list_api_keys
from worthit_api_client.api.verdicts import create_comparison, create_verdict, get_chart_png, get_verdict
from worthit_api_client.models import (
    ApiKeyPage,
    Comparison,
    ComparisonRequest,
    Problem,
    VerdictDocument,
    VerdictRequest,
)


def journey(url: str, key: str, saved_page: str) -> None:
    with AuthenticatedClient(base_url=url, token=key, raise_on_unexpected_status=True) as client:
        made = create_verdict.sync(client=client, body=VerdictRequest(pages=[saved_page], language="es"))
        assert isinstance(made, VerdictDocument), made
        assert made.explanation.language == "es"
        assert made.product.price == "64.90"
        assert made.created_at.tzinfo is not None

        again = get_verdict.sync_detailed(made.id, client=client)
        assert isinstance(again.parsed, VerdictDocument)
        assert again.parsed.verdict == made.verdict
        known = get_verdict.sync_detailed(made.id, client=client, if_none_match=again.headers["ETag"])
        assert known.status_code == 304

        compared = create_comparison.sync(client=client, body=ComparisonRequest(urls=["no link", "none either"]))
        assert isinstance(compared, Comparison)
        assert [item.verdict for item in compared.items] == [None, None]

        keys = list_api_keys.sync(client=client)
        assert isinstance(keys, ApiKeyPage)
        assert [known.name for known in keys.items] == ["first key"]

        refused = create_verdict.sync(client=client, body=VerdictRequest(url="no link at all"))
        assert isinstance(refused, Problem)
        assert refused.code == "E001"
        undrawn = get_chart_png.sync(made.id, client=client)
        assert isinstance(undrawn, Problem)
        assert undrawn.code == "E003"


if __name__ == "__main__":
    journey(sys.argv[1], sys.argv[2], Path(sys.argv[3]).read_text("utf-8"))
    print("journey done")
