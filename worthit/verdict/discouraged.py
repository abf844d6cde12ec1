"""Which products are advised against, and why. Pure."""

from worthit.verdict.model import Verdict


def reasons_against(verdict: Verdict) -> tuple[str, ...]:
    """Why the product is advised against: the names of its vetoes; `avoid` where the score alone says so.

    Empty where it is not. A veto counts without a score too: what owners warn of does not depend on a price.
    """
    vetoes = tuple(veto.name for veto in verdict.vetoes)
    return vetoes or (("avoid",) if verdict.recommendation == "avoid" else ())
