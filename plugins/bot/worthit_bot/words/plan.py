"""What is said of plans: how much somebody may ask, how much they did, and what the other plans are."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class PlanWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text. names: of the plans. unlimited: the answer where no questions are counted.

    row, row_unlimited: what a plan allows; priced: one that costs something.

    paid_by_contact, paid: who gives paid plans, where it is known how to reach them and where it is not.
    """

    names: Mapping[str, str]
    used: str
    unlimited: str
    until: str
    ended: str
    new_day: str
    at_once: str
    heading: str
    row: str
    row_unlimited: str
    priced: str
    paid_by_contact: str
    paid: str
    not_now: str


PLAN: InLanguages[PlanWords] = MappingProxyType(
    {
        "en": PlanWords(
            names={"free": "Free", "basic": "Basic", "premium": "Premium"},
            used="You have asked {used} of the {most} questions that you may ask today (plan: {plan}).",
            unlimited="You may ask as much as you like (plan: {plan}). Questions asked today: {used}.",
            until="This plan ends on {date} (UTC).",
            ended="Your plan {given} ended on {date} (UTC).",
            new_day="A new day begins at 00:00 UTC, in {hours} h {minutes} min.",
            at_once="I look at up to {at_once} products for you at the same time.",
            heading="The plans",
            row="{plan}: {most} questions a day, {at_once} products at the same time",
            row_unlimited="{plan}: any number of questions, {at_once} products at the same time",
            priced="{row}, {price} a month",
            paid_by_contact="I take no payments here. Paid plans are given by whoever runs this bot: {contact}",
            paid="I take no payments here. Paid plans are given by whoever runs this bot.",
            not_now="I cannot look up your plan just now. Try again in a few minutes. (E004)",
        ),
        "it": PlanWords(
            names={"free": "Gratuito", "basic": "Base", "premium": "Premium"},
            used="Hai fatto {used} delle {most} domande che puoi fare oggi (piano: {plan}).",
            unlimited="Puoi chiedere quanto vuoi (piano: {plan}). Domande di oggi: {used}.",
            until="Questo piano finisce il {date} (UTC).",
            ended="Il tuo piano {given} è finito il {date} (UTC).",
            new_day="Un nuovo giorno comincia alle 00:00 UTC, tra {hours} h {minutes} min.",
            at_once="Guardo per te fino a {at_once} prodotti insieme.",
            heading="I piani",
            row="{plan}: {most} domande al giorno, {at_once} prodotti insieme",
            row_unlimited="{plan}: quante domande vuoi, {at_once} prodotti insieme",
            priced="{row}, {price} al mese",
            paid_by_contact="Qui non accetto pagamenti. I piani a pagamento li dà chi gestisce questo bot: {contact}",
            paid="Qui non accetto pagamenti. I piani a pagamento li dà chi gestisce questo bot.",
            not_now="Ora non riesco a vedere il tuo piano. Riprova tra qualche minuto. (E004)",
        ),
        "de": PlanWords(
            names={"free": "Kostenlos", "basic": "Basis", "premium": "Premium"},
            used="Du hast {used} der {most} Fragen gestellt, die du heute stellen kannst (Tarif: {plan}).",
            unlimited="Du kannst fragen, so viel du willst (Tarif: {plan}). Fragen heute: {used}.",
            until="Dieser Tarif endet am {date} (UTC).",
            ended="Dein Tarif {given} ist am {date} (UTC) abgelaufen.",
            new_day="Ein neuer Tag beginnt um 00:00 UTC, in {hours} h {minutes} min.",
            at_once="Ich sehe mir bis zu {at_once} Produkte gleichzeitig für dich an.",
            heading="Die Tarife",
            row="{plan}: {most} Fragen am Tag, {at_once} Produkte gleichzeitig",
            row_unlimited="{plan}: beliebig viele Fragen, {at_once} Produkte gleichzeitig",
            priced="{row}, {price} im Monat",
            paid_by_contact="Ich nehme hier keine Zahlungen an. Bezahlte Tarife vergibt, wer diesen Bot betreibt: "
            "{contact}",
            paid="Ich nehme hier keine Zahlungen an. Bezahlte Tarife vergibt, wer diesen Bot betreibt.",
            not_now="Ich kann deinen Tarif gerade nicht nachsehen. Versuche es in ein paar Minuten noch einmal. (E004)",
        ),
        "fr": PlanWords(
            names={"free": "Gratuit", "basic": "Basique", "premium": "Premium"},
            used="Tu as posé {used} des {most} questions que tu peux poser aujourd'hui (forfait : {plan}).",
            unlimited="Tu peux demander autant que tu veux (forfait : {plan}). Questions d'aujourd'hui : {used}.",
            until="Ce forfait prend fin le {date} (UTC).",
            ended="Ton forfait {given} a pris fin le {date} (UTC).",
            new_day="Un nouveau jour commence à 00:00 UTC, dans {hours} h {minutes} min.",
            at_once="Je regarde jusqu'à {at_once} produits pour toi en même temps.",
            heading="Les forfaits",
            row="{plan} : {most} questions par jour, {at_once} produits en même temps",
            row_unlimited="{plan} : questions illimitées, {at_once} produits en même temps",
            priced="{row}, {price} par mois",
            paid_by_contact=(
                "Je n'accepte pas de paiements ici. Les forfaits payants s'obtiennent auprès de la personne qui gère "
                "ce bot : {contact}"
            ),
            paid=(
                "Je n'accepte pas de paiements ici. Les forfaits payants s'obtiennent auprès de la personne qui gère "
                "ce bot."
            ),
            not_now="Je ne peux pas voir ton forfait maintenant. Réessaie dans quelques minutes. (E004)",
        ),
        "es": PlanWords(
            names={"free": "Gratis", "basic": "Básico", "premium": "Premium"},
            used="Has hecho {used} de las {most} preguntas que puedes hacer hoy (plan: {plan}).",
            unlimited="Puedes preguntar cuanto quieras (plan: {plan}). Preguntas de hoy: {used}.",
            until="Este plan termina el {date} (UTC).",
            ended="Tu plan {given} terminó el {date} (UTC).",
            new_day="Un nuevo día empieza a las 00:00 UTC, dentro de {hours} h {minutes} min.",
            at_once="Miro hasta {at_once} productos a la vez para ti.",
            heading="Los planes",
            row="{plan}: {most} preguntas al día, {at_once} productos a la vez",
            row_unlimited="{plan}: las preguntas que quieras, {at_once} productos a la vez",
            priced="{row}, {price} al mes",
            paid_by_contact="Aquí no acepto pagos. Los planes de pago los da quien lleva este bot: {contact}",
            paid="Aquí no acepto pagos. Los planes de pago los da quien lleva este bot.",
            not_now="Ahora no puedo ver tu plan. Inténtalo dentro de unos minutos. (E004)",
        ),
    }
)
