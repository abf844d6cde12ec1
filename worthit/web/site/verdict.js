// A verdict as a person reads it: the answer, the scale, the evidence, the sum, and what is missing.

import { make, place } from "./dom.js";
import { formats } from "./format.js";
import { opinions, trust } from "./opinions.js";
import { ADVANTAGES, DISCOUNTS, FINDINGS, MISSING, ORIGINS, PARTS, PRICE_LABELS, SOURCES, TONES, words } from "./words.js";

const LOWS = [["30", "30 days"], ["90", "90 days"], ["365", "a year"], ["ever", "all we saw"]];

/** The whole answer as elements, to be put into the result section. */
export function verdictView(document) {
  const { verdict, explanation } = document;
  const format = formats(explanation.language);
  return [
    productHead(document, format),
    make("h1", { id: "answer", class: "answer", tabindex: "-1", lang: explanation.language }, explanation.answer),
    scale(verdict, format),
    inWords(explanation, verdict),
    notes(document.notes),
    alternatives(document.alternatives, format),
    sum(verdict, format),
    owners(verdict, format),
    opinions(verdict, format),
    trust(verdict, format),
    themes(verdict.themes, document.ref?.shop, format),
    price(document, format),
    missing(verdict),
    document.kept && further(),
    origin(document, format),
  ].filter(Boolean);
}

function productHead({ product, ref, provenance }, format) {
  return make(
    "header",
    { class: "product" },
    provenance === "your_copy" && make("p", { class: "badge" }, "Your copy, not checked"),
    make("p", { class: "product-title" }, product.title ?? "A product without a title"),
    make("p", { class: "facts" }, facts(product, ref, format).map((fact) => make("span", {}, fact))),
  );
}

function facts(product, ref, format) {
  const amount = (value) => format.money(value, product.currency);
  const range = product.price_high && ` to ${amount(product.price_high)}`;
  const owners = product.owners && ` from ${format.count(product.owners)} owners`;
  const stars = (value) => `${format.count(value)} of ${format.count(product.rating_best ?? 5)} stars`;
  return [
    product.price ? `${amount(product.price)}${range ?? ""}` : "no price shown",
    product.list_price && `list price ${amount(product.list_price)}`,
    product.rating && `${stars(product.rating)}${owners || ""}`,
    !product.rating && owners && owners.trim(),
    product.availability === "out_of_stock" && "out of stock",
    ref?.shop,
  ].filter(Boolean);
}

/** 0 to 10 with its bands; the interval lies on it as a bar, the score as a mark. Without a score it stays empty. */
function scale({ value_score: score, interval, band }, format) {
  const zones = [["poor", 4], ["average", 2], ["good", 2], ["excellent", 2]].map(([name, width]) =>
    place(make("span", { class: `zone ${name}${name === band ? " here" : ""}` }, name), { width }),
  );
  const track = make("div", { class: "zones" }, zones);
  if (score === null) {
    const label = "No score: there is not enough evidence for one.";
    return make("div", { class: "scale empty", role: "img", "aria-label": label }, track);
  }
  const [low, high] = interval;
  const between = `between ${format.points(low)} and ${format.points(high)}`;
  return make(
    "div",
    { class: `scale ${band}`, role: "img", "aria-label": `${format.points(score)} of 10, ${between}: ${band}.` },
    place(make("p", { class: "score" }, format.points(score)), { at: score }),
    make(
      "div",
      { class: "ruler" },
      track,
      place(make("div", { class: "interval" }), { low, high }),
      place(make("div", { class: "mark" }), { at: score }),
    ),
    make("p", { class: "quiet" }, `With what is known it lies ${between}.`),
  );
}

/** The sentences of the verdict; open where there are hardly any figures to show instead. */
function inWords({ language, lines }, { value_score: score }) {
  const details = make("details", { lang: language }, make("summary", {}, "Why, in words"), list(lines));
  details.open = score === null;
  return details;
}

function notes(found) {
  return found?.length ? section("Also seen", list(found.map(({ text }) => text))) : null;
}

/** What is better for the money, with a link to each; what only the shop's page tells is said to be unchecked. */
function alternatives(found, format) {
  if (!found?.length) return null;
  return section("Better for the money", make("ul", { class: "lines" }, found.map((one) => alternative(one, format))));
}

function alternative({ url, title, price, currency, why, saves, rating, owners, source, sponsored }, format) {
  const name = title ?? url;
  const [low, high] = rating.map((stars) => format.count(Math.round(Math.min(stars, 5) * 10) / 10));
  const facts = [
    `${format.money(price, currency)}${saves ? `, ${format.share(saves)} less` : ""}`,
    `${low} to ${high} stars from ${format.count(owners)} owners`,
    source === "known" ? "seen here" : "as the page says, not looked up",
    sponsored && "sponsored",
  ].filter(Boolean);
  return make(
    "li",
    {},
    /^https?:\/\//.test(url) ? make("a", { href: url, rel: "noreferrer nofollow" }, name) : name,
    `: ${ADVANTAGES[why]}. `,
    make("span", { class: "quiet" }, facts.join(" · ")),
  );
}

function list(sentences) {
  return make("ul", { class: "lines" }, sentences.map((sentence) => make("li", {}, sentence)));
}

/** The parts and their sum, then what caps it. Parts are rounded so that what is shown adds up. */
function sum({ reasons, uncapped, vetoes, value_score: score }, format) {
  if (!reasons.length || score === null) return null;
  const row = (name, rests, points) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, name, rests && make("span", { class: "rests" }, rests)),
      make("td", {}, points),
    );
  const shifts = reasons.slice(1).map(({ contribution }) => round(contribution));
  const base = round(uncapped) - shifts.reduce((all, shift) => all + shift, 0);
  const parts = reasons.map(({ name, evidence }, at) =>
    row(words(name, PARTS), restsOn(evidence, format), at ? format.shift(shifts[at - 1]) : format.points(base)),
  );
  const caps = vetoes.map((veto) =>
    row(words(veto.name, FINDINGS), foundBy(veto, format), `at most ${format.points(veto.cap)}`),
  );
  const columns = ["Part, and what it rests on", "Points"];
  const cut = caps.length || round(uncapped) !== score;
  const capped = cut ? [row("Sum", null, format.points(uncapped)), ...caps] : [];
  return section(
    "How it adds up",
    make(
      "table",
      { class: "sum" },
      make("thead", {}, make("tr", {}, columns.map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, parts),
      make("tfoot", {}, capped, row("Score", null, format.points(score))),
    ),
  );
}

function round(points) {
  return Math.round(points * 100) / 100;
}

function restsOn({ source, n }, format) {
  const [name, unit] = SOURCES[source] ?? [words(source, {}), ""];
  return n === null ? name : `${name} (${format.count(n)} ${unit})`;
}

/** What a limit rests on: the reviews that warn, or all that were read; they are no stars. */
function foundBy({ k, evidence }, format) {
  if (k !== null) return `${format.count(k)} reviews warn of it`;
  if (evidence.source === "reviews_read" && evidence.n !== null) return `${format.count(evidence.n)} reviews read`;
  return restsOn(evidence, format);
}

/** How the stars are shared out among all owners, and how few of their reviews could be read. */
function owners({ stars, read }, format) {
  if (!stars) return null;
  const parts = [
    ["low", "1–2 stars", stars.low_share],
    ["middle", "3–4 stars", Math.max(0, 1 - stars.low_share - stars.five_share)],
    ["five", "5 stars", stars.five_share],
  ];
  const bar = parts.map(([name, , share]) => place(make("span", { class: name }), { share }));
  const legend = parts.map(([name, label, share]) =>
    make("div", { class: name }, make("dt", {}, label), make("dd", {}, format.share(share))),
  );
  const reviews = read.of && `${format.count(read.reviews)} of ${format.count(read.of)} reviews were read.`;
  return section(
    "What owners gave",
    make("div", { class: "shares", "aria-hidden": "true" }, bar),
    make("dl", { class: "legend" }, legend),
    reviews && make("p", { class: "quiet" }, reviews),
  );
}

function themes(list, shop, format) {
  if (!list.length) return null;
  return section(
    `What ${shop ?? "the shop"} counts in its reviews`,
    make("ul", { class: "themes" }, list.map((theme) => themeRow(theme, format))),
    make("p", { class: "quiet" }, "These counts are the shop’s own; they are not ours."),
  );
}

function themeRow({ name, mentions, tone, positive, negative }, format) {
  const sides = positive !== null && negative !== null && positive + negative > 0;
  const counted = [
    mentions !== null && `${format.count(mentions)} mentions`,
    sides ? `${format.count(positive)} positive, ${format.count(negative)} negative` : tone && TONES[tone],
  ].filter(Boolean);
  return make(
    "li",
    {},
    make("span", { class: "theme-name" }, name),
    make("span", { class: "quiet" }, counted.join(" · ")),
    sides && place(make("span", { class: "sides", "aria-hidden": "true" }), { positive, negative }),
  );
}

function price({ id, kept, product, verdict: { price: judged } }, format) {
  const amount = (value) => format.money(value, product.currency);
  const seen = judged.days_tracked > 0;
  const rows = [
    ["Against its own history", PRICE_LABELS[judged.label]],
    seen && ["Its price is known for", `${format.count(judged.days_tracked)} days`],
    judged.percentile !== null && ["Was cheaper", `${format.share(judged.percentile)} of the last year`],
    ...LOWS.map(([key, name]) => seen && judged.lows[key] !== null && [`Lowest in ${name}`, amount(judged.lows[key])]),
    judged.claimed_discount !== null && ["Discount the shop claims", format.share(judged.claimed_discount)],
    judged.lawful_discount !== null && ["Against the lowest of 30 days before", format.share(judged.lawful_discount)],
  ].filter(Boolean);
  const pairs = rows.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value)));
  return section(
    "Is the price fair?",
    kept && seen && priceChart(id),
    make("dl", { class: "pairs" }, pairs),
    judged.discount && make("p", { class: "quiet" }, DISCOUNTS[judged.discount]),
  );
}

/** Drawn by the server, which knows the history; a history too short to be drawn has no picture. */
function priceChart(id) {
  const chart = make("img", { class: "chart", src: `/v1/verdicts/${id}/chart.svg`, alt: "The price over time" });
  chart.addEventListener("error", () => chart.remove());
  return chart;
}

function missing({ missing: parts, value_score: score }) {
  if (!parts.length) return null;
  return section(
    "What is missing",
    make("ul", { class: "missing" }, parts.map((part) => make("li", {}, words(part, MISSING)))),
    score !== null && make("p", { class: "quiet" }, "It moves the score neither up nor down; it widens the interval."),
  );
}

/** Further pages of the same product: `app.js` reads the files that are chosen here. */
function further() {
  const input = { id: "further", class: "file", type: "file", multiple: true, accept: ".html,.htm,.gz,text/html" };
  return section(
    "Seen more of its reviews?",
    make("p", {}, "Save the pages that show them and add the files. They are read together with this page, for your verdict alone."),
    make("input", input),
    make("label", { for: "further", class: "pick" }, "Add saved pages of reviews"),
  );
}

function origin({ id, kept, created_at: at, provenance, ref, verdict }, format) {
  const source = ORIGINS[provenance];
  const page = /^https?:\/\//.test(ref?.canonical ?? "") ? ref.canonical : null;
  return make(
    "footer",
    { class: "origin" },
    make("p", {}, `${source}, ${format.time(at)}. ${verdict.engine}`),
    make(
      "p",
      { class: "links" },
      kept && make("a", { href: `/v/${id}` }, "Link to this verdict"),
      kept && make("a", { href: `/v1/verdicts/${id}` }, "As JSON"),
      !kept && "This verdict could not be kept: it is shown only here.",
      page && make("a", { href: page, rel: "noreferrer nofollow" }, `Page at ${ref.shop}`),
    ),
    make("a", { href: "/", class: "again" }, "Check another product"),
  );
}

function section(title, ...content) {
  return make("section", {}, make("h2", {}, title), ...content);
}
