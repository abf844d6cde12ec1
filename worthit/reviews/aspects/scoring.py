"""How content the words about an aspect are, in the voices and the blend of the sentiment engine."""

from collections.abc import Sequence

from worthit.reviews.aspects.judging import judging_lexicon
from worthit.reviews.aspects.mentions import Mention, Scored
from worthit.reviews.sentiment import encoder, hashed, rules
from worthit.reviews.sentiment.blend import blend
W={"bias":0.0}

def score_mentions(mentions, texts, engine, deep):
    keys = {}
    for m in mentions:
        keys.setdefault((m.review, m.start, m.end), m.language)
    heard = [k for k in keys if engine == "deep" and k[0] < deep]
    enc = dict(zip(heard, encoder.scores([texts[r][s:e] for r, s, e in heard])))
    by = {}
    for k, language in keys.items():
        r, s, e = k
        L = judging_lexicon(language)
        words = L.read(texts[r][s:e])
        also = hashed.model().score(words, L.negate) if language == "en" else 0.0
        by[k] = round(blend(language).score(rules.score(words, L), also, enc.get(k)) + W["bias"], 3)
    return [Scored(m, by[m.review, m.start, m.end]) for m in mentions]
