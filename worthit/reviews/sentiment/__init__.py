"""How content a text is, sentence by sentence, in five languages, offline and the same on every machine."""

from worthit.reviews.sentiment.engine import Engine, Judged, JudgedSentence, judge, judge_all, score_sentence

__all__ = ["Engine", "Judged", "JudgedSentence", "judge", "judge_all", "score_sentence"]
