import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./module.mjs";

// Modules of pages look at the document when they are loaded.
globalThis.location = new URL("http://viisari.example/");
const { matchRoute } = await load("routes.ts");

test("a key with dots is one part of the path", () => {
  assert.deepEqual(matchRoute("/indicators/pirkanmaa/perhetyo_shl.nps")?.params, {
    area: "pirkanmaa",
    key: "perhetyo_shl.nps",
  });
});

test("parts of the path are decoded", () => {
  assert.equal(matchRoute("/areas/kanta%2Dhame")?.params.area, "kanta-hame");
});

test("a broken escape is no page", () => {
  assert.equal(matchRoute("/areas/%E0%A4%A"), null);
});

test("what is not in the table is no page", () => {
  for (const path of ["/nowhere", "/areas", "/areas/a/b", "/api/v1/areas", "/assets/app.js"]) {
    assert.equal(matchRoute(path), null, path);
  }
});

test("pages behind sign-in are loaded when they are needed", () => {
  assert.equal(matchRoute("/desk")?.route.lazy, true);
  assert.equal(matchRoute("/")?.route.lazy, false);
});
