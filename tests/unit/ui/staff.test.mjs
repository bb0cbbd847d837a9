import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./module.mjs";

globalThis.location = new URL("http://viisari.example/sign-in");
const { ruleInWords } = await load("staff/rule_words.ts");
const { ownPage } = await load("staff/next_page.ts");
const { faultOf, LARGEST_BYTES } = await load("staff/import_file.ts");
const { settingsOf, textsOf } = await load("staff/person_form.tsx");
const { readDraft, writeDraft, dropAllDrafts } = await load("staff/parts/draft.ts");

test("a rule that has words is told in both languages", () => {
  for (const rule of [
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=MONTHLY;BYMONTHDAY=5",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
  ]) {
    assert.notEqual(ruleInWords(rule, "fi"), null, rule);
    assert.notEqual(ruleInWords(rule, "en"), null, rule);
  }
});

test("a rule with a part that has no words is left as it is written", () => {
  for (const rule of [
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2",
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=WEEKLY",
    "FREQ=MONTHLY;BYMONTHDAY=5;COUNT=3",
    "",
  ]) {
    assert.equal(ruleInWords(rule, "fi"), null, rule);
  }
});

test("signing in leads back to a page of these", () => {
  assert.equal(ownPage("/desk?lang=en"), "/desk?lang=en");
});

test("signing in leads nowhere else", () => {
  for (const next of [
    null,
    "",
    "desk",
    "//elsewhere.example/desk",
    "/\\elsewhere.example",
    "https://elsewhere.example/",
    "/\t/elsewhere.example",
    "/sign-in?next=/desk",
    "javascript:void 0",
  ]) {
    assert.equal(ownPage(next), null, String(next));
  }
});

test("a file is looked at before it is sent", async () => {
  const file = (bytes, name) => new File([bytes], name);
  assert.equal(await faultOf(null), "none");
  assert.equal(await faultOf(file("", "a.csv")), "empty");
  assert.equal(await faultOf(file("PK\u0003\u0004", "a.csv")), "workbook");
  assert.equal(await faultOf(file("a;b", "a.pdf")), "name");
  assert.equal(await faultOf(file(new Uint8Array(LARGEST_BYTES + 1), "a.csv")), "large");
  assert.equal(await faultOf(file("a;b", "A.CSV")), null);
});

test("an account's settings come back from its form as they were", () => {
  const settings = {
    role: "leader",
    areas: ["kanta-hame", "pirkanmaa"],
    restricted: true,
    recipient: "pirkanmaa.lapset.johto",
    enabled: false,
  };
  assert.deepEqual(settingsOf(textsOf({ name: "lapset.johto", ...settings })), settings);
  const every = { ...settings, areas: null, recipient: null, restricted: false, enabled: true };
  assert.deepEqual(settingsOf(textsOf({ name: "lapset.johto", ...every })), every);
});

test("drafts go when somebody signs out, and nothing else does", () => {
  const kept = new Map([["another", "1"]]);
  const storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
  globalThis.window = {
    sessionStorage: new Proxy(storage, { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }),
  };
  writeDraft("close 1", { comment: "kesken" });
  assert.deepEqual(readDraft("close 1"), { comment: "kesken" });
  dropAllDrafts();
  assert.deepEqual([...kept.keys()], ["another"]);
});

test("a draft that cannot be read is no draft", () => {
  globalThis.window = { sessionStorage: { getItem: () => "{broken" } };
  assert.deepEqual(readDraft("close 1"), {});
});
