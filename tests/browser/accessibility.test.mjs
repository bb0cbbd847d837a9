// What a machine can tell of WCAG 2.1 A and AA, on every page and in the states that look different:
// without figures, when figures are late, off track. And reflow, forced colours, less motion.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {accessibilityFaults, launch, settled, sidewaysOverflow, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';
import {indicators, publicPages} from './harness/pages.mjs';

let here;
let empty;
let browser;

before(async () => {
  here = await new Installation('accessibility').serve();
  empty = await new Installation('accessibility-empty', {examples: null}).serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await here?.remove();
  await empty?.remove();
});

async function expectAccessible(page, target) {
  await page.goto(target);
  await settled(page);
  assert.equal((await accessibilityFaults(page)).join('\n'), '');
}

for (const [name, target] of Object.entries(publicPages)) {
  test(`${name}: no faults that axe knows`, () =>
    visit(browser, here.url, {}, (page) => expectAccessible(page, target)));
}

const kLate = 'as_of=2027-06-01';
for (const target of ['/', '/areas/pohjois-savo', indicators.offTrack]) {
  test(`${target} with late figures, in English: no faults that axe knows`, () =>
    visit(browser, here.url, {width: 360}, (page) =>
      expectAccessible(page, `${target}?${kLate}&lang=en`)));

  test(`${target} without any figure: no faults that axe knows`, () =>
    visit(browser, empty.url, {}, (page) => expectAccessible(page, target)));
}

test('an address that names nothing: no faults that axe knows', () =>
  visit(browser, here.url, {expects: [/status of 404/]}, async (page) => {
    for (const target of ['/nowhere', '/areas/nowhere', '/indicators/pirkanmaa/nothing']) {
      await expectAccessible(page, target);
    }
  }));

// 400 % zoom of a window of 1280 × 1024 leaves 320 × 256.
for (const [name, height] of [
  ['a phone of 320 px', 640],
  ['400 % zoom', 256],
]) {
  test(`no page scrolls sideways at ${name}`, () =>
    visit(browser, here.url, {width: 320, height}, async (page) => {
      for (const target of Object.values(publicPages)) {
        await page.goto(target);
        await settled(page);
        assert.deepEqual(await sidewaysOverflow(page), [], target);
      }
    }));
}

test('at 400 % zoom the content can be reached past what stays in place', () =>
  visit(browser, here.url, {width: 320, height: 256}, async (page) => {
    await page.goto('/areas/pirkanmaa');
    await settled(page);
    // Nothing that is fixed or sticky covers more than a third of so low a window.
    const covered = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
        .filter((element) => element.getBoundingClientRect().height > innerHeight / 3)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(covered, []);
  }));

test('with forced colours a status still has its shape and its word', () =>
  visit(browser, here.url, {forcedColors: 'active'}, async (page) => {
    await page.goto('/areas/pirkanmaa');
    const status = page.locator('main .status.off_track').first();
    await status.waitFor();
    assert.match((await status.innerText()).replace(/\s+/g, ' '), /^▼ \S+/);
  }));

test('nothing moves for those who asked for less motion', () =>
  visit(browser, here.url, {reducedMotion: 'reduce'}, async (page) => {
    for (const target of ['/', '/areas/pirkanmaa', indicators.offTrack]) {
      await page.goto(target);
      await settled(page);
      const moving = await page.evaluate(() =>
        document
          .getAnimations()
          .filter((animation) => animation.effect?.getComputedTiming().duration > 1)
          .map((animation) => animation.effect.target?.className ?? ''),
      );
      assert.deepEqual(moving, [], target);
    }
  }));
