"""What shops show instead of the page: a captcha, a wall, a waiting room, an error.

A page is blocked when it says so and shows little else. Product pages carry the same words in scripts, menus and
dialogs: so the words count only in the title, in headings and in the text of a page that is nearly empty.
"""

from worthit.product.extract.document import Document
from worthit.product.extract.json_ld import json_ld_roots
from worthit.product.extract.microdata import microdata_roots
from worthit.product.extract.page_head import read_head
from worthit.product.extract.schema.items import products
from worthit.product.extract.view.buying import find_controls
from worthit.product.extract.view.pieces import view_page
from worthit.product.extract.wording import any_of, plain_text

_MOST_TEXT = 2_500
"""Characters of visible text up to which a page can be nothing but a wall."""
_MOST_TEXT_OF_CONSENT = 8_000
"""Consent walls list everybody who wants to know."""
_BARE = 600
"""Characters up to which a page says one thing and nothing more: it need not say it in a heading."""

_CAPTCHA = any_of(r"""
    captcha  robot check  (?:not|you are|you're) a (?:ro)?bot  verify (?:that )?you(?: are|'re) (?:a )?human
    are you (?:a )?human  characters you see  security (?:check|challenge|of your connection)
    checking (?:your|if the site)
    just a moment  attention required  unusual (?:traffic|activity)  automat(?:ed|ion) (?:tools|access|queries)
    press (?:&|and) hold  one more step  pardon our interruption  ddos protection  verifica(?:re)? (?:di essere|che sei)
    non sei un robot  no eres un robot  kein roboter  sicherheitsüberprüfung  pas un robot  vérifi\w+ que vous
    não é um robô  jesteś człowiekiem  не робот  вы человек  подтвердите, что  ロボットではない  人机验证  安全验证
    验证码  滑块  로봇이 아닙니다
""")
_DENIED = any_of(r"""
    access (?:to this (?:page|site|resource) (?:has been|is|was) )?denied  \bforbidden\b
    been blocked
    request (?:could not be|was) (?:satisfied|blocked|rejected)  too many requests  rate limit
    not available in your (?:country|region)  zugriff verweigert  accès (?:refusé|interdit)  accesso negato
    acceso denegado  acesso negado  toegang geweigerd  dostęp zabroniony  доступ (?:запрещ|ограничен)
    アクセスが拒否  访问被拒绝  접근이 거부
""")
_WAITING = any_of(r"""
    waiting room  you are (?:now )?in (?:line|the queue)  virtual queue  queue-it  (?:let|get) you in(?:to)?\b
    place in line  warteschlange  warteraum  salle d'attente  file d'attente  sala d'attesa  in coda
    sala de espera  wachtrij  в очереди
""")
_FAILED = any_of(r"""
    \b5\d\d\b.{0,40}\b(?:error|unavailable|gateway|timeout|time-out|exception)\b  internal server error
    service (?:temporarily )?unavailable  bad gateway  gateway time-?out  something went wrong
    temporarily (?:down|unavailable)  (?:down|closed) for maintenance  under maintenance
    be (?:right )?back (?:soon|shortly)
    technical (?:difficulties|problem)  technische (?:störung|problem)  wartungsarbeiten  etwas ist schief
    une erreur (?:est survenue|s'est produite)  en maintenance  qualcosa è andato storto  errore (?:del server|interno)
    manutenzione  algo (?:salió mal|deu errado)  en mantenimiento  er is iets misgegaan  coś poszło nie tak
    техническ(?:ие|их) работ  что-то пошло не так  メンテナンス中  系统繁忙  系统维护
""")
_CONSENT = any_of(r"""
    before you continue  bevor sie (?:weitergehen|fortfahren)  avant (?:de continuer|d'accéder)
    prima di (?:continuare|procedere)  antes de (?:continuar|ir)  voordat je (?:verdergaat|doorgaat)
    zanim przejdziesz  we value your privacy  cookie consent  ihre (?:einwilligung|privatsphäre)  votre vie privée
    la tua privacy  tu privacidad  consent(?:ement)?\b.{0,40}\b(?:cookies|données|data)
""")
_LOGIN = any_of(r"""
    \b(?:sign|log) ?in\b  anmelden  einloggen  se connecter  connectez  identifi(?:ez|cati)  accedi  iniciar sesión
    inicia sesión  entrar  inloggen  zaloguj  logga in  log ind  войти  вход  ログイン  登录  登入  로그인
""")
_CHALLENGE = (
    "#challenge-form, #challenge-running, #cf-challenge-running, #px-captcha, form[action*=captcha i],"
    "form[action*=challenge i],"
    "iframe[src*='captcha-delivery'], iframe[src*='_Incapsula_'], iframe[src*='geo.captcha'],"
    "script[src*='/_Incapsula_Resource'],"
    ".g-recaptcha, .h-captcha, #captcha, #captcha-form, #distilCaptchaForm, #sec-overlay, [id*=turnstile]"
)
_QUEUE = "[data-queueit-c], #queue-it_log, script[src*='static.queue-it.net/content'], form[action*='queue-it.net']"


def find_block(document: Document) -> str | None:
    """Why the page is not what was asked for, in one clause; None for a page that may be read."""
    text = _visible_text(document)
    if len(text) > _MOST_TEXT_OF_CONSENT or _offers_something(document):
        return None
    loud = f"{_title(document)}\n{_headings(document)}\n{_pictured(document)}"
    if _CONSENT.search(loud):
        return "a consent wall"
    if len(text) > _MOST_TEXT:
        return None
    tree = document.tree
    bare = text if len(text) <= _BARE else ""
    challenged = tree.css_first(_CHALLENGE) is not None and bool(bare or _CAPTCHA.search(text))
    if challenged or _CAPTCHA.search(f"{loud}\n{bare}"):
        return "a captcha"
    if tree.css_first(_QUEUE) or (len(text) <= 2 * _BARE and _WAITING.search(f"{loud}\n{text}")):
        return "a waiting room"
    if _DENIED.search(f"{loud}\n{bare}"):
        return "access denied"
    if _FAILED.search(f"{loud}\n{bare}"):
        return "an error of the shop's server"
    return "a login wall" if tree.css_first("input[type=password]") and _LOGIN.search(loud) else None


def _offers_something(document: Document) -> bool:
    """A page with a product marked up, or a button to buy, is no wall, however little text it has."""
    if document.once(read_head).first("product:price:amount", "og:price:amount"):
        return True
    marked = products([*document.once(json_ld_roots), *document.once(microdata_roots)])
    return bool(marked) or any(control.enabled for control in document.once(find_controls))


def _visible_text(document: Document) -> str:
    view = document.once(view_page)
    return "\n".join(run.text for run in view.shown())


def _title(document: Document) -> str:
    node = document.tree.css_first("title")
    return plain_text(node.text()) if node else ""


def _headings(document: Document) -> str:
    view = document.once(view_page)
    return "\n".join(view.text(node) for node in document.select("h1, h2"))


def _pictured(document: Document) -> str:
    """What pictures say: some error pages are nothing but pictures."""
    return "\n".join(plain_text(node.attributes.get("alt")) for node in document.tree.css("img[alt]"))
