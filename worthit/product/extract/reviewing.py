"""How every reader makes a `Review`: ratings on 1–5, authors hashed, an id where the shop gives none."""

from hashlib import blake2b

from msgspec import structs

from worthit.product.model import Review


def hashed(text: str) -> str:
    """16 hex digits that stand for a name or a content. The same words give the same digits on every page."""
    return blake2b(" ".join(text.casefold().split()).encode(), digest_size=8).hexdigest()


def finished(draft: Review, author: str | None) -> Review:
    """A review with its rating held to 1–5, its author hashed, and an id from its content if the shop gave none."""
    content = (draft.title, draft.text, draft.rating, draft.date, author)
    return structs.replace(
        draft,
        id=draft.id or hashed("\n".join(str(part) for part in content if part is not None)),
        title=draft.title if draft.title and draft.title != draft.text else None,
        rating=round(min(5.0, max(1.0, draft.rating)), 2) if draft.rating is not None else None,
        author=hashed(author) if author else None,
    )
