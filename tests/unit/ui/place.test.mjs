import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./module.mjs";

const { placeAt, withQuery } = await load("place.ts");
const at = (address, language = "fi") => placeAt(new URL(address, "http://viisari.example"), language);

test("links carry the day and a language that was chosen", () => {
  const place = at("/areas/pirkanmaa?lang=en&as_of=2025-12-01&q=perhe");
  assert.equal(place.href("/compare"), "/compare?lang=en&as_of=2025-12-01");
});

test("links do not carry a language that was not chosen", () => {
  assert.equal(at("/", "en").href("/compare"), "/compare");
  assert.equal(at("/", "en").language, "en");
});

test("a language that there is not leaves the document's", () => {
  assert.equal(at("/?lang=sv", "fi").language, "fi");
});

test("a link can leave the day out", () => {
  assert.equal(at("/?as_of=2025-12-01").href("/", { as_of: null }), "/");
});

test("empty values are left out and lists are joined with commas", () => {
  assert.equal(withQuery("/a", { q: "", x: undefined, status: ["missed", "at_risk"], none: [] }), "/a?status=missed,at_risk");
});

test("what people type is escaped", () => {
  assert.equal(withQuery("/a", { q: "ä & b=c" }), "/a?q=%C3%A4+%26+b%3Dc");
});
