// The same file holds host/report/format.cpp (tests/unit/report/format_golden_test.cpp).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fixture, load } from "./module.mjs";

const golden = JSON.parse(readFileSync(fixture("format/golden.json"), "utf8"));
const format = await load("format.ts");

for (const language of ["fi", "en"]) {
  test(`numbers are written as the host writes them (${language})`, () => {
    for (const row of golden.numbers) {
      assert.equal(format.formatNumber(row.value, row.decimals, language), row[language]);
    }
  });
  test(`quantities are written as the host writes them (${language})`, () => {
    for (const row of golden.quantities) {
      assert.equal(
        format.formatQuantity(row.value, row.decimals, row.unit, language),
        row[language],
      );
    }
  });
  test(`dates are written as the host writes them (${language})`, () => {
    for (const row of golden.dates) assert.equal(format.formatDate(row.text, language), row[language]);
  });
  test(`periods are written as the host writes them (${language})`, () => {
    for (const row of golden.periods) {
      assert.equal(format.formatPeriod(row.text, language), row[language]);
    }
  });
}

test("a typed number may have any minus, any space and comma or point", () => {
  for (const row of golden.typed) assert.equal(format.parseNumber(row.text), row.value);
});

test("an instant is written in the time of Finland", () => {
  assert.equal(format.formatInstant("2026-03-05T06:05:00Z", "fi"), "5.3.2026 klo\u00a08.05");
  assert.equal(format.formatInstant("2026-07-01T21:30:00Z", "en"), "2 July 2026 at 00:30");
});

test("no period has no text", () => {
  assert.equal(format.formatPeriod(null, "fi"), "");
  assert.equal(format.formatPeriod("soon", "fi"), "");
});
