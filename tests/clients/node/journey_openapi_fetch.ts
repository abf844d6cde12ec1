// With openapi-typescript and openapi-fetch: a verdict from a saved page, read again, and what is refused.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/schema";

const [, , baseUrl = "", savedPage = ""] = process.argv;
const api = createClient<paths>({ baseUrl });

async function journey(): Promise<void> {
  const made = await api.POST("/v1/verdicts", { body: { pages: [readFileSync(savedPage, "utf8")], language: "it" } });
  assert.equal(made.response.status, 201);
  assert(made.data !== undefined && "explanation" in made.data);
  const verdict: components["schemas"]["VerdictDocument"] = made.data;
  assert.equal(verdict.product.title, "Vesna Gooseneck Kettle 0.9 l");
  assert.equal(verdict.explanation.language, "it");
  const [low = 10, high = 0] = verdict.verdict.interval ?? [];
  assert(low < high);

  const where = { path: { verdict_id: verdict.id } };
  const again = await api.GET("/v1/verdicts/{verdict_id}", { params: { ...where, query: { language: "de" } } });
  assert.equal(again.data?.explanation.language, "de");
  assert.deepEqual(again.data?.verdict, verdict.verdict);
  const etag = again.response.headers.get("ETag") ?? "";
  const known = await api.GET("/v1/verdicts/{verdict_id}", {
    params: { ...where, query: { language: "de" }, header: { "If-None-Match": etag } },
  });
  assert.equal(known.response.status, 304);

  const refused = await api.POST("/v1/verdicts", { body: { url: "no link at all" } });
  assert.equal(refused.response.status, 422);
  assert.equal(refused.error?.code, "E001");
  const nowhere = await api.GET("/v1/verdicts/{verdict_id}", { params: { path: { verdict_id: "nothing" } } });
  assert.equal(nowhere.error?.code, "E003");
  assert.equal(nowhere.error?.instance, nowhere.response.headers.get("X-Request-ID"));
}

journey().then(() => console.log("journey done"));
