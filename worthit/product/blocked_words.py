"""What walls, waiting rooms and error pages say, in the languages of shops and of those who guard them."""

from worthit.product.extract.wording import any_of

CAPTCHA = any_of(r"""
    captcha  robot check  (?:not|you are|you're) a (?:ro)?bot  verify (?:that )?you(?: are|'re) (?:a )?human
    are you (?:a )?human  characters you see  security (?:check|challenge|of your connection)
    checking (?:your|if the site)
    just a moment  attention required  unusual (?:traffic|activity)  automat(?:ed|ion) (?:tools|access|queries)
    press (?:&|and) hold  one more step  pardon our interruption  ddos protection  verifica(?:re)? (?:di essere|che sei)
    non sei un robot  no eres un robot  kein roboter  sicherheitsüberprüfung  pas un robot  vérifi\w+ que vous
    não é um robô  jesteś człowiekiem  не робот  вы человек  подтвердите, что  ロボットではない  人机验证  安全验证
    验证码  滑块  로봇이 아닙니다
    verif(?:y|ying) (?:that )?(?:you are|you're|yourself)  (?:robot or human|human or robot)
    confirm (?:that )?(?:you are|you're) (?:a )?(?:\w+ )?human  verifying (?:you|your browser)  human verification
    enable js and disable any ad ?blocker  security (?:measure|checkpoint|verification)  challenge validation
    request unsuccessful\W+incapsula  click the button below to continue shopping
    verific\w+ (?:di essere|che|que|se)\b.{0,30}(?:uman|human)  misura di sicurezza  verifica (?:la tua|il tuo) identi
    ob sie ein mensch  bist du ein mensch  sicherheitsmaßnahme  kein bot\b  zeichen (?:unten )?ein(?:\b|:)
    angezeigten zeichen  um mit dem einkauf fortzufahren
    inserisci i caratteri  digita i caratteri  continuare a fare acquisti
    vous êtes (?:un )?humain  vérification de (?:sécurité|votre navigateur)  saisissez les caractères
    continuer vos achats
    usted es un (?:ser )?humano  eres (?:un )?humano  introduce los caracteres  continuar comprando
    comprobación de seguridad  você é (?:um )?humano  és humano  digite os caracteres
    verificação de segurança  of u een mens bent  je een mens bent  voer de tekens  typ de tekens
    czy jesteś człowiekiem  wpisz znaki  att du är (?:en )?människa  ange tecknen  at du er (?:et )?menneske
    ole? ihminen  insan olduğunu  karakterleri girin  že jste člověk  человек ли вы  введите символы
    проверка (?:браузера|безопасности)  ви людина  人間であること  文字を入力してください  真人  人机身份
    사람인지 확인  보안 문자  أنك إنسان  لست روبوت  robot olma(?:dığ|yan)  güvenlik (?:doğrulama|kontrol)
    nu e[sș]ti (?:un )?robot  nem vagy robot  (?:nejste|nie ste) robot  nie jesteś robotem  ikke en robot
    inte en robot  geen robot  не сте робот  אינך רובוט  không phải (?:là )?(?:người máy|robot)
""")
DENIED = any_of(r"""
    access (?:to this (?:page|site|resource) (?:has been|is|was) )?denied  \bforbidden\b
    been blocked
    request (?:could not be|was) (?:satisfied|blocked|rejected)  too many requests  rate limit
    not available in your (?:country|region)  zugriff verweigert  accès (?:refusé|interdit)  accesso negato
    acceso denegado  acesso negado  toegang geweigerd  dostęp zabroniony  доступ (?:запрещ|ограничен)
    unavailable due to legal reasons  error code:? 10\d\d\b  request (?:has been )?denied by
    (?:non (?:è )?disponibile|no (?:está )?disponible|pas disponible) (?:nel|en|dans)\b.{0,12}(?:pa[ií]s|paese|pays)
    não (?:está )?disponível no (?:seu|teu) país
    in (?:ihrem|deinem) land nicht  niet beschikbaar in (?:je|uw) land  niedostępn\w+ w (?:twoim|państwa) kraju
    zu viele anfragen  troppe richieste  trop de requêtes  demasiadas (?:solicitudes|peticiones)
    muitas (?:solicitações|requisições)  te veel verzoeken  zbyt wiele żądań  för många förfrågningar
    слишком много запросов  リクエストが多すぎ  请求过于频繁  访问过于频繁  åtkomst nekad  adgang nægtet
    ingen tilgang  pääsy estetty  přístup odepřen  hozzáférés megtagadva  acces interzis  erişim engellendi
    アクセスが拒否  访问被拒绝  접근이 거부
""")
WAITING = any_of(r"""
    waiting room  you are (?:now )?in (?:line|the queue)  virtual queue  queue-it  (?:let|get) you in(?:to)?\b
    place in line  warteschlange  warteraum  salle d'attente  file d'attente  sala d'attesa  in coda
    file d[’']attente  está (?:s )?en la cola  en la fila  na fila\b  lista de espera virtual  står i kö\b
    jesteś w kolejce  poczekalni[ai]  順番待ち  待合室  排队  排隊  대기열  i køen?\b  olet jonossa  sıradasınız
    ve frontě  ön sorban
    sala de espera  wachtrij  в очереди
""")
FAILED = any_of(r"""
    \b5\d\d\b.{0,40}\b(?:error|unavailable|gateway|timeout|time-out|exception)\b  internal server error
    service (?:temporarily )?unavailable  bad gateway  gateway time-?out  something went wrong
    temporarily (?:down|unavailable)  (?:down|closed) for maintenance  under maintenance
    be (?:right )?back (?:soon|shortly)
    (?:server|dienst|service) (?:nicht|niet|non|not) (?:verfügbar|beschikbaar|available)
    connection timed out  web server is down  origin is unreachable  ist ein fehler aufgetreten
    si è verificato un (?:errore|problema)  un problème est survenu  se ha producido un error  ocorreu um erro
    er is (?:iets|een fout) (?:fout|opgetreden)  wystąpił błąd  något gick fel  noget gik galt  noe gikk galt
    jokin meni pieleen  bir şeyler ters  произошла ошибка  エラーが発生  发生错误  出错了  오류가 발생
    \b503\b.{0,6}\b(?:dienst|servizio|erreur|erro|usługa|tjänst\w*|hizmet)  \b503\b.{0,4}サービス
    (?:cours de|en) maintenance  tillfälligt nere  underhåll  vedligeholdelse  huoltokatko  bakım çalışması
    technical (?:difficulties|problem)  technische[rs]? (?:störung|problem|fehler)  wartungsarbeiten  etwas ist schief
    une erreur (?:est survenue|s'est produite)  en maintenance  qualcosa è andato storto  errore (?:del server|interno)
    manutenzione  algo (?:salió mal|deu errado)  en mantenimiento  er is iets misgegaan  coś poszło nie tak
    техническ(?:ие|их) работ  что-то пошло не так  メンテナンス中  系统繁忙  系统维护
""")
CONSENT = any_of(r"""
    before you continue  bevor sie (?:weitergehen|fortfahren)  avant (?:de continuer|d'accéder)
    prima di (?:continuare|procedere)  antes de (?:continuar|ir)  voordat je (?:verdergaat|doorgaat)
    (?:informativa|note) sui cookie  accetta tutto.{0,40}rifiuta tutto  fa parte della famiglia di brand
    gehört zur .{0,30}markenfamilie  fait partie de la famille de marques  forma parte de la familia de marcas
    zanim przejdziesz  we value your privacy  cookie consent  ihre (?:einwilligung|privatsphäre)  votre vie privée
    la tua privacy  tu privacidad  consent(?:ement)?\b.{0,40}\b(?:cookies|données|data)
""")
AGE = any_of(r"""
    \bage (?:verification|check|gate|restricted)  verify your age  (?:you must be|are you) (?:at least |over |of legal )
    are you (?:1[68]|21)\b  legal (?:drinking )?age  altersprüfung  alterskontrolle  altersverifi  volljährig
    (?:bist du|sind sie) (?:über|mindestens|schon) 1[68]  verifica dell['’]età  hai (?:più di|almeno) 18  maggiorenne
    vérification de l['’]âge  avez-vous (?:plus de|l['’]âge)  \bplus de 18 ans  verificación de (?:la )?edad
    mayor(?:es)? de (?:edad|18)  maior(?:es)? de (?:idade|18)  verificação de idade  leeftijdscontrole
    leeftijdsverificatie  ben je (?:ouder dan |al |minstens )?18  ukończone 18  pełnoletni  är du över (?:18|20)
    er du over 18  вам (?:уже |есть |уже есть )?18  подтвердите (?:свой )?возраст  年齢確認  18歳以上  年龄验证  年滿
    성인 ?인증  18 yaşından
""")
LOGIN = any_of(r"""
    \b(?:sign|log) ?in\b  anmelden  einloggen  se connecter  connectez  identifi(?:ez|cati)  accedi  iniciar sesión
    inicia sesión  entrar  inloggen  zaloguj  logga in  log ind  войти  вход  ログイン  登录  登入  로그인
""")
