import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./module.mjs";

const { addressQueryOf, filtersOf, hasFilters, queryOf } = await load("pages/area_query.ts");
const filters = (query) => filtersOf(new URLSearchParams(query));

test("an address without filters shows everything in the documents' order", () => {
  const none = filters("as_of=2025-12-01&lang=en");
  assert.equal(hasFilters(none), false);
  assert.equal(none.sort, "document");
});

test("statuses that there are not are left out", () => {
  assert.deepEqual(filters("status=missed,red,at_risk").status, ["at_risk", "missed"]);
  assert.deepEqual(filters("status=").status, []);
});

test("an order that there is not is the documents' order", () => {
  assert.equal(filters("sort=random").sort, "document");
});

test("the address of filters gives the same filters", () => {
  const some = filters("q=perhe&status=missed&service=Kotipalvelu&goal=g&owner=o&sort=title");
  assert.deepEqual(filters(new URLSearchParams(addressQueryOf(some))), some);
});

test("the order of the page is not asked of the server", () => {
  assert.equal("sort" in queryOf(filters("sort=title")), false);
});
