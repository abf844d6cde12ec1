"""What is said of products whose price is watched."""

from types import MappingProxyType

from msgspec import Struct

from worthit_bot.words.languages import InLanguages


class WatchWords(Struct, frozen=True, kw_only=True):
    """All of it is plain text. or_: between two wishes."""

    track_button: str
    tracked: str
    or_: str
    heading: str
    none: str
    more: str
    too_many: str
    stop_button: str
    stop_listed_button: str
    stopped: str


WATCHES: InLanguages[WatchWords] = MappingProxyType(
    {
        "en": WatchWords(
            track_button="🔔 Track",
            tracked="🔔 {title}: I look every day, and tell you of this: {wishes}. All that I watch for you: /watches",
            or_=", or ",
            heading="What I watch for you",
            none="I watch nothing for you. Under a verdict, “🔔 Track” begins it.",
            more="… and {count} more; stop some of these to see them.",
            too_many="I watch as much for you as I can. Stop something first: /watches",
            stop_button="Stop watching",
            stop_listed_button="Stop {number}",
            stopped="I no longer watch this.",
        ),
        "it": WatchWords(
            track_button="🔔 Segui",
            tracked=(
                "🔔 {title}: guardo ogni giorno e ti avviso di questo: {wishes}. Tutto ciò che seguo per te: /avvisi"
            ),
            or_=", o ",
            heading="Che cosa tengo d'occhio per te",
            none="Non tengo d'occhio niente per te. Sotto un verdetto, «🔔 Segui» lo fa cominciare.",
            more="… e altri {count}; smetti con qualcuno di questi per vederli.",
            too_many="Tengo già d'occhio tutto quello che posso per te. Prima smetti con qualcosa: /avvisi",
            stop_button="Non seguire più",
            stop_listed_button="Basta {number}",
            stopped="Non lo seguo più.",
        ),
        "de": WatchWords(
            track_button="🔔 Beobachten",
            tracked="🔔 {title}: Ich schaue jeden Tag nach und melde: {wishes}. Alles, was ich beobachte: /watches",
            or_=" oder ",
            heading="Was ich für dich beobachte",
            none="Ich beobachte nichts für dich. Unter einem Urteil beginnt es mit „🔔 Beobachten“.",
            more="… und {count} weitere; beende einige davon, um sie zu sehen.",
            too_many="Ich beobachte schon so viel für dich, wie ich kann. Beende zuerst etwas: /watches",
            stop_button="Nicht mehr beobachten",
            stop_listed_button="{number} beenden",
            stopped="Ich beobachte das nicht mehr.",
        ),
        "fr": WatchWords(
            track_button="🔔 Suivre",
            tracked="🔔 {title} : je regarde chaque jour et je te préviens : {wishes}. Tout ce que je suis : /watches",
            or_=", ou ",
            heading="Ce que je surveille pour toi",
            none="Je ne surveille rien pour toi. Sous un verdict, « 🔔 Suivre » le fait commencer.",
            more="… et {count} de plus ; arrête-en quelques-uns pour les voir.",
            too_many="Je surveille déjà tout ce que je peux pour toi. Arrête d'abord quelque chose : /watches",
            stop_button="Ne plus suivre",
            stop_listed_button="Arrêter {number}",
            stopped="Je ne le surveille plus.",
        ),
        "es": WatchWords(
            track_button="🔔 Seguir",
            tracked="🔔 {title}: miro cada día y te aviso de esto: {wishes}. Todo lo que sigo por ti: /watches",
            or_=", o ",
            heading="Lo que vigilo por ti",
            none="No vigilo nada por ti. Debajo de un veredicto, «🔔 Seguir» lo empieza.",
            more="… y {count} más; deja alguno de estos para verlos.",
            too_many="Ya vigilo por ti todo lo que puedo. Deja antes alguno: /watches",
            stop_button="Dejar de seguir",
            stop_listed_button="Dejar {number}",
            stopped="Ya no lo vigilo.",
        ),
    }
)
