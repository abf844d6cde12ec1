// The first page: a question in, progress, and a verdict or a clear sentence out.

import { Trouble, askForVerdict, patience, readVerdict } from "./ask.js";
import { handedOver, offerBookmarklet } from "./bookmarklet.js";
import { byId, make, say, show } from "./dom.js";
import { UnreadableFile, readPage } from "./pages.js";
import { verdictView } from "./verdict.js";
import { STAGES, TROUBLES } from "./words.js";

const [ask, work, result, trouble] = ["ask", "work", "result", "trouble"].map(byId);
const SECTIONS = [ask, work, result, trouble];
const MAX_PAGES = 10;
const TITLE = document.title;
let chosen = [];
let wait = null;

// ---- asking

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const url = linkIn(byId("link").value);
  if (!url && !chosen.length) return complain("Paste a link, or choose a saved page.");
  complain("");
  answer(url, chosen);
});

async function answer(url, files, addsTo) {
  wait = patience();
  try {
    startWork(url, files.length);
    const pages = await Promise.all(files.map(readPage));
    const question = { ...(url && { url }), ...(pages.length && { pages }), ...(addsTo && { adds_to: addsTo }) };
    const maxBytes = Number(document.body.dataset.maxBodyBytes);
    const verdict = await askForVerdict(question, { maxBytes, onProgress: showProgress, signal: wait.signal });
    history.pushState(null, "", verdict.kept ? `/v/${verdict.id}` : "/");
    showVerdict(verdict);
  } catch (error) {
    showTrouble(error);
  } finally {
    wait.end();
    wait = null;
  }
}

byId("stop").addEventListener("click", () => wait?.stop());

/** The link in what was pasted: people paste whole messages, and addresses without their scheme. */
function linkIn(text) {
  const [found] = /https?:\/\/[^\s<>"“”«»，。、）】]+/i.exec(text) ?? [];
  const link = found?.replace(found.includes("(") ? /[.,;:!?'*_~\]]+$/ : /[.,;:!?'*_~)\]]+$/, "");
  const bare = text.trim();
  return link ?? (/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(bare) ? `https://${bare}` : bare);
}

function complain(sentence) {
  byId("form-error").textContent = sentence;
  byId("link").toggleAttribute("aria-invalid", Boolean(sentence));
  if (sentence) byId("link").focus();
}

// ---- saved pages

byId("files").addEventListener("change", (event) => {
  choose([...event.target.files]);
  event.target.value = ""; // the same file may be chosen again after it was removed
});

for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  window.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files") || ask.hidden) return;
    event.preventDefault();
    byId("drop").classList.toggle("over", kind === "dragenter" || kind === "dragover");
    if (kind === "drop") choose([...event.dataTransfer.files]);
  });
}

function choose(files) {
  chosen = [...chosen, ...files];
  complain(chosen.length > MAX_PAGES ? `Up to ${MAX_PAGES} pages are read; the first ${MAX_PAGES} were taken.` : "");
  chosen = chosen.slice(0, MAX_PAGES);
  listChosen();
  say(`${chosen.length} saved pages chosen.`);
}

function listChosen() {
  const rows = chosen.map((file, at) => {
    const remove = make("button", { type: "button", "aria-label": `Remove ${file.name}` }, "Remove");
    remove.addEventListener("click", () => {
      chosen.splice(at, 1);
      listChosen();
      byId("files").focus();
    });
    return make("li", {}, make("span", {}, file.name), remove);
  });
  byId("chosen").replaceChildren(...rows);
}

// ---- progress

function startWork(url, files) {
  const from = files && !url ? `${files} saved ${files === 1 ? "page" : "pages"}` : url;
  byId("work-subject").textContent = from;
  byId("stages").replaceChildren(
    ...STAGES.filter(([stage]) => !(stage === "fetch" && files)).map(([stage, name]) =>
      make("li", { "data-stage": stage }, make("span", { class: "stage" }, name), make("span", { class: "detail" })),
    ),
  );
  show(SECTIONS, [work], byId("work-title"));
}

function showProgress({ stage, detail }) {
  const rows = [...byId("stages").children];
  const current = rows.findIndex((row) => row.dataset.stage === stage);
  rows.forEach((row, at) => {
    row.dataset.state = at < current ? "done" : at === current ? "current" : "";
    row.toggleAttribute("aria-current", at === current);
  });
  if (current < 0) return;
  rows[current].querySelector(".detail").textContent = detail ?? "";
  say([rows[current].querySelector(".stage").textContent, detail].filter(Boolean).join(": "));
}

// ---- answers

function showVerdict(verdict) {
  result.replaceChildren(...verdictView(verdict));
  result.querySelector("#further")?.addEventListener("change", (event) => {
    answer(null, [...event.target.files].slice(0, MAX_PAGES), verdict.id);
  });
  document.title = `${verdict.explanation.answer} · ${verdict.product.title ?? "WorthIt!"}`;
  say("");
  show(SECTIONS, [result], byId("answer"));
}

function showTrouble(error) {
  const { kind, problem } = asTrouble(error);
  if (kind === "stopped") return showQuestion();
  const [title, advice] = TROUBLES[kind] ?? TROUBLES.E012;
  byId("trouble-title").textContent = title;
  byId("trouble-detail").textContent = problem.detail ?? "";
  byId("trouble-advice").textContent = advice;
  byId("trouble-code").textContent = problem.code ? `${problem.code} · ${problem.instance}` : "";
  document.title = `${title} · WorthIt!`;
  say("");
  show(SECTIONS, [trouble, ask], byId("trouble-title"));
}

function asTrouble(error) {
  if (error instanceof Trouble) return error;
  if (error instanceof UnreadableFile) return new Trouble("unreadable_file", { detail: error.message });
  console.error(error);
  return new Trouble("E012");
}

function showQuestion() {
  document.title = TITLE;
  say("");
  show(SECTIONS, [ask], byId("link"));
}

// ---- addresses: `/` asks, `/v/{id}` shows what was found, `/take` is handed a page by the bookmarklet

async function showAddress() {
  if (location.pathname === "/take") return takePage();
  const [, id] = /^\/v\/([\w-]+)$/.exec(location.pathname) ?? [];
  if (!id) return showQuestion();
  show(SECTIONS, []);
  try {
    showVerdict(await readVerdict(id));
  } catch (error) {
    showTrouble(error instanceof Trouble && error.kind === "E003" ? new Trouble("unknown_verdict") : error);
  }
}

async function takePage() {
  showQuestion();
  const page = await handedOver();
  history.replaceState(null, "", "/");
  if (!page) return showTrouble(new Trouble("handed_over"));
  byId("link").value = page.url;
  return answer(page.url, [new File([page.html], "page.html", { type: "text/html;charset=utf-8" })]);
}

window.addEventListener("popstate", () => {
  wait?.stop();
  showAddress();
});
offerBookmarklet(byId("bookmarklet"));
showAddress();
