// With hey-api's client: a verdict from a saved page, read again, and what is refused.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createClient } from "./generated/hey_api/client";
import { createVerdict, getVerdict } from "./generated/hey_api";
import type { VerdictDocument } from "./generated/hey_api";

const [, , baseUrl = "", savedPage = ""] = process.argv;
const client = createClient({ baseUrl });

async function journey(): Promise<void> {
  const made = await createVerdict({ client, body: { pages: [readFileSync(savedPage, "utf8")], language: "fr" } });
  assert.equal(made.response?.status, 201);
  assert(made.data !== undefined && "explanation" in made.data);
  const verdict: VerdictDocument = made.data;
  assert.equal(verdict.product.owners, 1204);
  assert.equal(verdict.explanation.language, "fr");

  const again = await getVerdict({ client, path: { verdict_id: verdict.id } });
  assert.deepEqual(again.data?.verdict, verdict.verdict);
  const etag = again.response?.headers.get("ETag") ?? "";
  const known = await getVerdict({ client, path: { verdict_id: verdict.id }, headers: { "If-None-Match": etag } });
  assert.equal(known.response?.status, 304);

  const refused = await createVerdict({ client, body: { url: "no link at all" } });
  assert.equal(refused.error?.code, "E001");
  const nowhere = await getVerdict({ client, path: { verdict_id: "nothing" } });
  assert.equal(nowhere.response?.status, 404);
  assert.equal(nowhere.error?.code, "E003");
}

journey().then(() => console.log("journey done"));
