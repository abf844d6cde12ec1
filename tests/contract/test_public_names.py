"""The public interface: what plugins may import, kept as long as the major version stays."""

import re

import pytest

import worthit.plugin
import worthit.testing

VERSION_1_0 = re.findall(
    r"\w+",
    """
ANALYZERS API_VERSION COMMANDS EXTRACTORS FETCH ROUTES SOURCES VERDICTS AnalysisUnavailable Analyzer Capability Claim
Document Evidence Extractor Fetch FetchedPage Health Manifest Note Plugin PluginConfig PluginHost PluginUnavailable
Point Product ProductNotFound ProductRef ProductSeen Progress Question Registrar Review Secret Services Source
Testimony Theme VerdictDocument VerdictInput VerdictReached Verdicts
""",
)


VERSION_1_1 = re.findall(
    r"\w+",
    """
BROKER CACHE DATABASE LIMITER MIGRATIONS Allowance Broker Cache ConfigError Delivery ErrorCode Explanation
InvalidRequest Lease Limit Limiter Migrations ProductSummary Sessions Stage WorthItError decode_saved_page
UtcDateTime explain_again explain_score find_links
""",
)


VERSION_1_2 = ["Language", "SentenceJudge"]


VERSION_1_3 = re.findall(
    r"\w+",
    """
NOTIFIERS WATCHES Alert BackInStock NewLow Notifier NotifyLater NotifyNever PercentDrop PriceRise QuietHours TargetPrice
Watch WatchRule Watched Watches alert_words insert_new trigger_words watched_in write_amount
""",
)


VERSION_1_4 = re.findall(
    r"\w+",
    """
ACCOUNTS BOT_TOKENS PERSONAL_DATA Account Accounts Asker PersonalData RateLimited SubscriptionExpired TooManyAtOnce
Whose
""",
)


VERSION_1_5 = re.findall(
    r"\w+",
    """
BOT_ROUTERS CHARTS IMAGES LANGUAGES PLANS PRODUCTS Alternative AlternativeWords Aspect Compared Comparison
ComparisonWords Dominance Failure Images MyVerdict NotAuthenticated ParsedPrice PersonalDataExport Plan PriceCharts
ProductCode Products Receipt Recommendation SeenProduct Standing Tie TooManyWatches VerdictNotFound alternative_words
amazon_link comparison_words find_codes identify parse_price reach_all services_of write_count
""",
)


def test_no_name_is_gone_and_none_is_added_without_a_new_version() -> None:
    assert worthit.plugin.API_VERSION == "1.5"
    promised = [*VERSION_1_0, *VERSION_1_1, *VERSION_1_2, *VERSION_1_3, *VERSION_1_4, *VERSION_1_5]
    assert sorted(worthit.plugin.__all__) == sorted(promised)


@pytest.mark.parametrize("name", worthit.plugin.__all__)
def test_each_name_is_there(name: str) -> None:
    assert getattr(worthit.plugin, name) is not None


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Wizard'"):
        _ = worthit.plugin.Wizard


def test_the_kit_for_authors() -> None:
    assert worthit.testing.__all__ == ["PluginContract", "install_plugin"]
