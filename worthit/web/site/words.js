// The words of the page, in one place.

export const STAGES = [
  ["identify", "Finding the product"],
  ["fetch", "Fetching its page"],
  ["extract", "Reading the page"],
  ["price", "Looking at the price"],
  ["weigh", "Weighing the evidence"],
  ["explain", "Putting it into words"],
];

const SAVED_PAGE = "Save the page in your browser (Ctrl+S or ⌘S) and choose the file below.";

/** Per kind of trouble: what it is called, and what can be done about it. */
export const TROUBLES = {
  E001: ["That is not a link we can follow", "Copy the address of the product’s page from your browser and paste it."],
  E002: ["We cannot read this shop’s links", SAVED_PAGE],
  E003: ["The shop has no such page", "It may have been taken down. Check the link in your browser."],
  E004: ["The page could not be had now", `Try again in a little while. Or: ${SAVED_PAGE}`],
  E005: ["Too many questions for now", "Wait until then, and ask again."],
  E006: ["This needs an account", "Sign in, then ask again."],
  E007: ["The subscription has run out", "Renew it, then ask again."],
  E008: ["The payment did not go through", "Nothing was charged. Try again."],
  E009: ["The question was not understood", "Check the link and the files, then ask again."],
  E010: ["The shop did not let us in", "Ctrl+S or ⌘S saves a page; choose the file below."],
  E011: ["This is not the page of one product", "Open the product itself, with its price and stars, and use that page."],
  E012: ["Something broke on our side", "Try again in a little while."],
  handed_over: ["The shop’s page did not arrive", `Some shops keep their pages from being handed over. ${SAVED_PAGE}`],
  late: ["The answer took too long", `The shop may be slow. Try again. Or: ${SAVED_PAGE}`],
  lost: ["The connection broke off", "The answer did not arrive. Ask again."],
  offline: ["You are offline", "Connect to the internet, then ask again."],
  too_large: ["These pages are too large", "Give fewer pages, or save them as “Webpage, HTML only”."],
  unreachable: ["WorthIt! cannot be reached", "The server does not answer. Try again in a little while."],
  unknown_verdict: ["There is no such verdict", "The link may be cut short, or the verdict was not kept. Ask anew."],
  unreadable_file: ["This file cannot be used", "Save the product’s page as “Webpage, HTML only” and give that file."],
};

export const PRICE_LABELS = {
  lowest: "As low as it has been",
  good: "Lower than usual",
  usual: "The usual price",
  high: "Higher than usual",
  unknown: "Not judged yet",
};

export const DISCOUNTS = {
  honest: "The list price was really charged before.",
  false: "The list price was hardly ever charged.",
  unknown: "Whether the list price was ever charged is not known.",
};

/** Why something else is better for the money. */
export const ADVANTAGES = {
  cheaper_and_better: "cheaper and clearly better rated",
  cheaper_rated_alike: "cheaper and rated alike",
  better_same_price: "clearly better rated at the same price",
};

export const TONES = { positive: "mostly positive", mixed: "mixed", negative: "mostly negative" };

export const PARTS = { satisfaction: "Owner satisfaction", value_opinion: "Value opinion", price: "Price position" };

/** What limits a score whatever else is true. */
export const FINDINGS = {
  safety: "Reviews tell of danger",
  recall: "Reviews tell of a recall",
  counterfeit: "Reviews say it is fake",
  trust_failed: "The reviews cannot be trusted",
};

/** What a part rests on, and what was counted. */
export const SOURCES = {
  star_distribution: ["The stars of all owners whom the shop counts", "owners"],
  rating_and_count: ["The shop’s mean and number of ratings", "owners"],
  reviews_read: ["The stars of the reviews read", "reviews"],
  theme_counts: ["The shop’s count of who is content with its value", "owners"],
  review_texts: ["The reviews read that speak of its value", "owners"],
  theme_tone: ["The shop’s word on who is content with its value", "owners"],
  price_history: ["The prices seen here", "days"],
};

/** The lists of a verdict, in the order in which they are shown. */
export const SIDES = { pros: "They praise", cons: "They complain of", mixed: "They differ on", voices: "Only one or two say" };

export const TRUST_TESTS = {
  copies: "texts that are copies of each other",
  one_author: "one author who signs several of them",
  burst: "many reviews within a few days",
  phrases: "phrases that several of them share",
  incentivised: "reviews written for a reward",
  unverified: "purchases that are not verified",
  mismatch: "stars that contradict the words",
  word_count: "reviews of nearly one length",
  after_burst: "ratings that fell after a burst of reviews",
  shop_choice: "the shop shows a selection that is unlike all its ratings",
  rating_rate: "more ratings a day than seems possible",
  count_leap: "a sudden leap in the number of ratings",
  after_leap: "ratings that fell after such a leap",
  removed: "reviews that have disappeared",
};

export const MISSING = {
  product: "A product on the page",
  owners: "Enough owners who gave stars",
  price: "A price that can be right",
  value_opinion: "What owners think of its value",
  price_history: "What it cost before",
  review_texts: "What the reviews say in words",
  trust: "How far the reviews can be trusted",
};

/** The words for a name; one that is not known here speaks for itself (`value_opinion` → `Value opinion`). */
export function words(name, table) {
  const plain = name.replaceAll("_", " ");
  return table[name] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

export const ORIGINS = {
  fetched: "Fetched from the shop",
  your_copy: "Read from your copy, which nobody has checked",
  taken_in: "Read from a page that whoever runs this site vouches for",
};
