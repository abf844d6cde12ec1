"""Walls are told from pages in several languages, and no page that sells something is called a wall."""

import pytest

from tests.unit.product.reading import saved
from tests.unit.product.shop_pages import json_ld, offer_page, page, reading
from worthit.product.blocked import find_block
from worthit.product.extract.document import Document


def block(body: str, title: str = "www.nordhof.example", head: str = "") -> str | None:
    return find_block(Document(page(body, title=title, head=head)))


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        ("Robot Check", "<p>Type the characters you see in this image</p>", "a captcha"),
        ("nordhof", "<h1>Bist du ein Mensch? Wir glauben, du bist kein Roboter</h1>", "a captcha"),
        ("nordhof", "<p>Press &amp; Hold to confirm you are a human</p>", "a captcha"),
        ("Vérification", "<p>Vérifiez que vous n'êtes pas un robot</p>", "a captcha"),
        ("请稍候", "<p>安全验证</p>", "a captcha"),
        ("nordhof", '<form action="/errors/validateCaptcha"><button>Continue</button></form>', "a captcha"),
        ("Access Denied", "<p>You don't have permission to access this page. Reference #18.1</p>", "access denied"),
        ("Zugriff verweigert", "", "access denied"),
        ("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr>nginx", "access denied"),
        ("Too Many Requests", "<h1>Too many requests</h1>", "access denied"),
        ("Waiting Room", "<p>You are now in line. Your turn comes in 4 minutes.</p>", "a waiting room"),
        ("nordhof", "<h1>Salle d'attente</h1><p>Vous serez redirigé sous peu.</p>", "a waiting room"),
        ("503 Service Unavailable", "<p>Please try later.</p>", "an error of the shop's server"),
        (
            "Sorry! Something went wrong!",
            '<img alt="Sorry! Something went wrong on our end.">',
            "an error of the shop's server",
        ),
        ("Sito in manutenzione", "<p>Torneremo presto.</p>", "an error of the shop's server"),
        (
            "Before you continue",
            "<h1>Before you continue</h1><p>We use cookies. Accept all, reject all.</p>",
            "a consent wall",
        ),
        (
            "Bevor Sie fortfahren",
            f"<p>Wir und 812 Partner</p>{'<p>Partner und Zwecke der Verarbeitung</p>' * 80}",
            "a consent wall",
        ),
        ("Un momento…", "<p>Verifica che tu sia un essere umano.</p>", "a captcha"),
        ("Nur einen Moment…", "<p>Überprüfen Sie, ob Sie ein Mensch sind.</p>", "a captcha"),
        ("Um momento…", "<p>Verificando se você é humano.</p>", "a captcha"),
        ("しばらくお待ちください", "<p>あなたが人間であることを確認します。</p>", "a captcha"),
        ("Vänta ett ögonblick…", "<p>Verifierar att du är en människa.</p>", "a captcha"),
        ("nordhof", "<h4>Inserisci i caratteri visualizzati qui sotto</h4>", "a captcha"),
        ("nordhof", "<h4>Klicke unten, um mit dem Einkauf fortzufahren</h4>", "a captcha"),
        ("Robot or human?", "<h1>Robot or human?</h1>", "a captcha"),
        ("nordhof", "<p>Please enable JS and disable any ad blocker</p>", "a captcha"),
        ("", '<iframe src="/_Incapsula_Resource?x=1"></iframe>', "a captcha"),
        ("nordhof", '<script src="/cdn-cgi/challenge-platform/h/g/orchestrate/x"></script>', "a captcha"),
        ("", '<script>window.KPSDK={}</script><script src="/a/ips.js"></script>', "a captcha"),
        ("nordhof", "<h1>Está en la cola</h1>", "a waiting room"),
        ("nordhof", "<h1>Você está na fila</h1>", "a waiting room"),
        ("nordhof", "<h1>Du står i kö</h1>", "a waiting room"),
        ("nordhof", "<h1>Jesteś w kolejce</h1>", "a waiting room"),
        ("503 - Servizio non disponibile", "<p>Spiacenti!</p>", "an error of the shop's server"),
        ("503 - Dienst nicht verfügbar", "<p>Entschuldigung!</p>", "an error of the shop's server"),
        ("503", "<p>Er is iets fout gegaan aan onze kant</p>", "an error of the shop's server"),
        ("nordhof | 522: Connection timed out", "<h1>Connection timed out</h1>", "an error of the shop's server"),
        ("nordhof", "<h1>Trop de requêtes</h1>", "access denied"),
        ("nordhof", "<h1>Questo sito non è disponibile nel tuo paese</h1>", "access denied"),
        ("nordhof", "<h1>Informativa sui cookie</h1><p>Accetta tutto. Rifiuta tutto.</p>", "a consent wall"),
        ("Log in", '<h1>Log in</h1><form><input name="u"><input type="password" name="p"></form>', "a login wall"),
        ("Accedi", '<h1>Accedi al tuo account</h1><form><input type="password"></form>', "a login wall"),
    ],
)
def test_walls(title: str, body: str, reason: str) -> None:
    assert block(body, title) == reason


def test_a_saved_captcha_page_yields_no_number() -> None:
    read = reading(saved("are_you_human"))
    assert (read.kind, read.reason, read.product) == ("blocked", "a captcha", None)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(saved("lampada"), id="a shop's page with captcha in a script"),
        pytest.param(offer_page("<p>$59.90</p>", above="<h2>Log in</h2><input type=password>"), id="log-in dialog"),
        pytest.param(
            page(
                "<h1>Brass kettle</h1>",
                head='<meta property="og:price:amount" content="59.90">',
                title="Just a moment…",
            ),
            id="shell whose head offers something",
        ),
        pytest.param(
            page(
                "<p>Access denied</p>",
                head=json_ld(
                    '{"@type":"Product","name":"Access Denied (DVD)","offers":{"price":"9","priceCurrency":"USD"}}'
                ),
                title="Access Denied (DVD)",
            ),
            id="product that is called like a wall",
        ),
        pytest.param(
            offer_page("<p>$59.90</p>", head='<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'),
            id="shop's page that a guard watches",
        ),
        pytest.param(page(f"<h1>Security check lists</h1>{'<p>A long guide to locks.</p>' * 200}"), id="long article"),
    ],
)
def test_pages_that_are_no_walls(html: str) -> None:
    assert find_block(Document(html)) is None
