"""Words that carry a sentence rather than a meaning, in the five languages; a phrase of these alone tells nothing."""

_BY_LANGUAGE = {
    "en": "a about after all also am an and any are as at be because been before being but by can could d did didn "
    "do does doesn don for from get got had has have he her him his how i if in into is isn it its just like "
    "ll m me more most much my no not now of off on one only or other our out over re really s she so some "
    "such t than that the their them then there these they this those to too up us ve very was wasn we were "
    "what when which while who will with would you your",
    "it": "a ad agli ai al alla alle allo anche ancora avere aveva c che chi ci come con cosa così cui da dal dalla "
    "dalle degli dei del della delle dello di dove e ed era erano essere fa fare fatto gli ha hai hanno ho i "
    "il in io l la le lei lo loro lui ma me mi mia mio molto ne nei nel nella nelle no noi non nostro o ogni "
    "per perché più poi prima proprio quale quando quanto quella quelle quello questa queste questo qui se "
    "sei senza si sia sono sta stato su sua sue sul sulla suo tra tutti tutto un una uno va vi",
    "de": "aber alle alles als also am an auch auf aus bei bin bis da damit dann das dass dem den der des die dies "
    "diese dieser dieses doch du durch ein eine einem einen einer eines er es etwas für gibt hab habe haben "
    "hat hatte hier ich ihr im in ist ja kann kein keine man mehr mein meine mich mir mit nach nicht noch nun "
    "nur ob oder ohne schon sehr sein seine sich sie sind so und uns unter vom von vor war waren was weil "
    "wenn wer werden wie wir wird wo zu zum zur",
    "fr": "a ai ainsi alors après au aussi autre aux avais avait avant avec avoir c ce ceci cela ces cet cette "
    "comme d dans de des donc du elle elles en encore est et eu faire fait il ils j je l la le les leur lui "
    "ma mais me mes moi mon même n ne nos notre nous on ont ou où par pas peu plus pour qu quand que qui s sa "
    "sans se ses si son sont suis sur ta tous tout toute très tu un une vos votre vous y étaient étais était "
    "être",
    "es": "a ahora al algo ante así aunque bien cada como con cuando de del desde donde dos el ella ellos en entre "
    "era eran es esa ese eso esta este esto estos está están fue fueron ha había hace han hasta hay he la las "
    "le les lo los me mi mis muy más nada ni no nos o os otra otro para pero poco por porque que qué se ser "
    "si sin sobre son su sus sí también tan tanto te tiene todo todos tu un una uno unos y ya yo él",
}
STOP_WORDS = frozenset(word for words in _BY_LANGUAGE.values() for word in words.split())
