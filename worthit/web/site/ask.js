// Asking the API: one request, progress as it comes, then the verdict or a problem.

const LONGEST_WAIT = 90_000;

/** What went wrong: `kind` is a problem's code, or offline, unreachable, lost, late, too_large, stopped. */
export class Trouble extends Error {
  constructor(kind, problem = {}) {
    super(kind);
    this.kind = kind;
    this.problem = problem;
  }
}

/** Ask for a verdict. `question`: {url?, pages?}; `onProgress({stage, detail})` is called as stages begin. */
export async function askForVerdict(question, { maxBytes, onProgress, signal }) {
  const body = new Blob([JSON.stringify(question)]);
  if (body.size > maxBytes) throw new Trouble("too_large", { detail: sizes(body.size, maxBytes) });
  const response = await request("/v1/verdicts", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body,
    signal,
  });
  for await (const { event, data } of events(response, signal)) {
    if (event === "progress") onProgress(data);
    if (event === "verdict") return data;
    if (event === "problem") throw new Trouble(data.code, data);
  }
  throw new Trouble("lost");
}

/** A verdict reached earlier. */
export async function readVerdict(id) {
  const response = await request(`/v1/verdicts/${encodeURIComponent(id)}`, { headers: { Accept: "application/json" } });
  return response.json();
}

/** A signal that stops the request when the person does, and by itself when the answer takes too long. */
export function patience() {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort("late"), LONGEST_WAIT);
  return { signal: controller.signal, stop: () => controller.abort("stopped"), end: () => clearTimeout(timer) };
}

/** Explanations are in the language that the page itself speaks. */
async function request(address, options) {
  let response;
  const headers = { ...options.headers, "Accept-Language": document.documentElement.lang };
  try {
    response = await fetch(address, { ...options, headers });
  } catch {
    throw broken(options.signal, "unreachable");
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Trouble(response.status === 413 ? "too_large" : (problem.code ?? "E012"), problem);
}

/** Server-sent events, parsed: lines `event:` and `data:`, an empty line ends one; comments keep the line open. */
async function* events(response, signal) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (pending + value).replaceAll("\r\n", "\n").split("\n\n");
      pending = blocks.pop();
      yield* blocks.map(parse).filter(Boolean);
    }
  } catch (error) {
    throw error instanceof TypeError || signal.aborted ? broken(signal, "lost") : error;
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parse(block) {
  const fields = { event: "message", data: "" };
  for (const line of block.split("\n")) {
    const [, name, value] = /^(event|data): ?(.*)$/.exec(line) ?? [];
    if (name) fields[name] = value;
  }
  return fields.data ? { event: fields.event, data: JSON.parse(fields.data) } : null;
}

function broken(signal, otherwise) {
  if (signal?.aborted) return new Trouble(signal.reason);
  return new Trouble(navigator.onLine ? otherwise : "offline");
}

function sizes(size, limit) {
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  return `The pages are ${megabytes(size)} MB together; this server takes up to ${megabytes(limit)} MB.`;
}
