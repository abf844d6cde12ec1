// What owners say in their reviews, and how far those can be trusted.

import { make, place } from "./dom.js";
import { SIDES, TRUST_TESTS } from "./words.js";

const MOST_ASPECTS = 8;

/** Pros, cons, what owners differ on, and what only one or two say: each with its count and an owner's own words. */
export function opinions(verdict, format) {
  const groups = Object.keys(SIDES)
    .filter((side) => verdict[side].length)
    .map((side) => group(side, verdict[side], format));
  if (!groups.length) return null;
  const { reviews, of } = verdict.read;
  const read = of ? `${format.count(reviews)} of ${format.count(of)} reviews` : `${format.count(reviews)} reviews`;
  return make(
    "section",
    {},
    make("h2", {}, "What owners say"),
    groups,
    make("p", { class: "quiet" }, `Counted in the ${read} that were read; one review is one voice.`),
  );
}

function group(side, aspects, format) {
  const more = aspects.length - MOST_ASPECTS;
  return make(
    "div",
    { class: "opinions" },
    make("h3", {}, SIDES[side]),
    make("ul", { class: "themes" }, aspects.slice(0, MOST_ASPECTS).map((aspect) => row(aspect, format))),
    more > 0 && make("p", { class: "quiet" }, `and ${format.count(more)} more`),
  );
}

function row({ label, polarity, k, n, opposite, quotes }, format) {
  const [positive, negative] = polarity === "negative" ? [opposite, k] : [k, opposite];
  const counted = [
    positive && `${format.count(positive)} positive`,
    negative && `${format.count(negative)} negative`,
    `of ${format.count(n)}`,
  ].filter(Boolean);
  return make(
    "li",
    {},
    make("span", { class: "theme-name" }, label),
    make("span", { class: "quiet" }, counted.join(", ").replace(", of", " of")),
    place(make("span", { class: "sides", "aria-hidden": "true" }), { positive, negative }),
    quotes.length > 0 && make("q", { class: "quote" }, quotes[0].text),
  );
}

/** The grade with what made it; below ten reviews only what was noticed. */
export function trust({ trust: judged }, format) {
  const failed = judged.tests.filter((test) => test.failed).map((test) => TRUST_TESTS[test.name] ?? test.name);
  if (!judged.grade && !failed.length) return null;
  const kept = `${format.count(judged.kept)} of ${format.count(judged.seen)} reviews count`;
  const answer = judged.grade ? `${judged.grade} on a scale from A to F: ${kept}.` : "Too few reviews for a grade.";
  const noticed = failed.length ? `What was noticed: ${failed.join("; ")}.` : "Nothing speaks against them.";
  return make(
    "section",
    {},
    make("h2", {}, "Can these reviews be trusted?"),
    make("p", {}, answer),
    make("p", { class: "quiet" }, noticed),
  );
}
