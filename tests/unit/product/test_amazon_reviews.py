from tests.unit.product.reading import saved
from worthit.product.extract.amazon import Amazon
from worthit.product.extract.document import Document
from worthit.product.model import Review


def reviews_of(page: str) -> dict[str, Review]:
    return {review.id: review for review in Amazon().read(Document(saved(page))).reviews}


def reviews_in(elements: str) -> tuple[Review, ...]:
    page = Document(
        f'<div id="cm_cr-review_list">{elements}</div>', "https://www.amazon.com/product-reviews/B0WRTHTST1"
    )
    return Amazon().read(page).reviews


def test_a_review_is_read_whole_and_without_the_pages_scripts() -> None:
    review = reviews_of("amazon_lamp")["R1WRTHLMPAA01"]
    assert review.text == (
        "I bought this for my sewing table and the light is even right to the edge.\n"
        "The brass arm holds whatever angle I choose, and after four months nothing has worked loose.\n"
        "Good value for the price."
    )
    assert (review.title, review.rating, review.date) == ("Bright, steady, and it looks the part", 5.0, "2026-03-03")
    assert (review.verified, review.helpful) == (True, 34)


def test_one_person_is_one() -> None:
    assert reviews_of("amazon_lamp")["R1WRTHLMPAA04"].helpful == 1
    assert reviews_of("amazon_pan_2020")["R2WRTHPANAA01"].helpful == 1
    assert reviews_of("amazon_lamp")["R1WRTHLMPAA05"].helpful is None


def test_no_badge_is_no_verified_purchase() -> None:
    assert reviews_of("amazon_lamp")["R1WRTHLMPAA06"].verified is False


def test_reviews_from_other_countries_stand_in_their_own_language() -> None:
    review = reviews_of("amazon_lamp")["R1WRTHLMPAA07"]
    assert (review.title, review.text) == ("Luce splendida", "Luminosa e robusta, ottimo rapporto qualità prezzo.")
    assert (review.date, review.rating) == ("2025-11-30", 5.0)


def test_a_review_that_is_shown_twice_is_one() -> None:
    ids = [review.id for review in Amazon().read(Document(saved("amazon_lamp"))).reviews]
    assert ids == [f"R1WRTHLMPAA0{place}" for place in range(1, 9)]
    assert reviews_of("amazon_lamp")["R1WRTHLMPAA02"].text.startswith("Very good build quality")


def test_authors_are_digests_of_accounts() -> None:
    authors = [review.author for review in reviews_of("amazon_lamp").values() if review.author]
    assert len(set(authors)) == len(authors) == 8
    assert all(len(author) == 16 and int(author, 16) >= 0 for author in authors)


def test_names_that_many_share_are_no_author() -> None:
    assert reviews_of("amazon_kettle_reviews")["R3WRTHKTLAA02"].author is None


def test_markup_of_2026_and_videos_are_read_as_text_alone() -> None:
    found = reviews_of("amazon_kettle_reviews")
    assert found["R3WRTHKTLAA01"].text == "Nach zwei Wochen tropft der Deckel."
    assert found["R3WRTHKTLAA01"].helpful == 1017
    new = found["R3WRTHKTLAA02"]
    assert (new.title, new.text, new.rating) == ("Schnell und leise", "Kocht in zwei Minuten.\nSehr leise.", 5.0)
    assert new.date == "2026-02-28"


def test_a_review_may_be_named_by_what_contains_it_and_wear_its_badge_as_text() -> None:
    (review,) = reviews_in(
        """<div data-hook="reviewContainer" id="R7WRTHNEWAA01"><div data-hook="review">
        <span data-hook="review-star-rating"><span class="a-icon-alt">4.0 out of 5 stars</span></span>
        <span data-hook="reviewTitle"><span>Does what it says</span></span>
        <span data-hook="review-date">Reviewed in the United Kingdom on 28 June 2026</span>
        <span data-hook="review-badges"><span>Verified Purchase</span></span>
        <div data-hook="reviewTextContainer"><span data-hook="reviewText">
        <div class="a-teaser-describedby-collapsed a-hidden">Brief content visible, double tap to read more.</div>
        <span>Quiet and quick.</span><a href="javascript:void(0)">Read more</a></span></div></div></div>"""
    )
    assert (review.id, review.text, review.verified) == ("R7WRTHNEWAA01", "Quiet and quick.", True)
    assert (review.title, review.rating, review.date) == ("Does what it says", 4.0, "2026-06-28")


def test_the_layout_of_2016_is_read() -> None:
    (review,) = reviews_in(
        """<div id="rev-dpReviewsMostHelpfulAUI-R4WRTHOLDAA01" class="a-section celwidget">
        <div><a title="4.0 out of 5 stars" href="/gp/review/R4WRTHOLDAA01"><i class="a-icon a-icon-star a-star-4">
        <span class="a-icon-alt">4.0 out of 5 stars</span></i></a>
        <a href="/gp/review/R4WRTHOLDAA01"><span class="a-text-bold">Keeps time</span></a></div>
        <span class="a-color-secondary">By <a class="noTextDecoration" href="/gp/pdp/profile/A0OLD">Wren</a> on
        <span class="a-color-secondary">January 5, 2016</span></span>
        <div id="revData-dpReviewsMostHelpfulAUI-R4WRTHOLDAA01"><div class="a-section">Never a minute late.</div></div>
        </div>"""
    )
    assert (review.id, review.title, review.text) == ("R4WRTHOLDAA01", "Keeps time", "Never a minute late.")
    assert (review.rating, review.date, review.verified) == (4.0, "2016-01-05", None)


def test_what_the_page_hides_is_not_what_the_owner_wrote() -> None:
    (review,) = reviews_in(
        """<div id="R6WRTHHIDAA01" data-hook="review"><span data-hook="review-body">
        <span class="aok-hidden">state</span> Fits well.<span style="display:none">more</span></span></div>"""
    )
    assert review.text == "Fits well."


def test_what_has_no_id_or_no_words_is_no_review() -> None:
    assert reviews_in('<div data-hook="review"><span data-hook="review-body">Who wrote this?</span></div>') == ()
    assert reviews_in('<div id="R5WRTHNILAA01" data-hook="review"></div>') == ()
