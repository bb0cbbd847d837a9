// With the keys Tab, Shift, Enter, Space and the arrows alone: everything a resident does.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {eventually, launch, settled, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';
import {focused, tabTo} from './harness/keyboard.mjs';
import {appoint, firstAdmin, roles} from './harness/people.mjs';
import {dialog} from './harness/staff.mjs';

let here;
let browser;
let leader;
before(async () => {
  here = await new Installation('keyboard').serve();
  browser = await launch();
  const admin = await firstAdmin(here);
  leader = await appoint(here, admin, roles.leader);
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

test('the first key leads past the header to the content', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/');
    await settled(page);
    const skip = await tabTo(page, () => true);
    assert.equal(skip.href, '#main');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inMain = await page.evaluate(
      () => document.activeElement.closest('main') !== null,
    );
    assert.equal(inMain, true);
  }));

test('from the areas to an indicator: the focus is seen at every step and moves to the new heading', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/');
    await settled(page);
    await tabTo(page, ({href}) => /^\/areas\/pirkanmaa$/.test(href ?? ''));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/areas\/pirkanmaa/);
    await eventually(async () => (await focused(page))?.tag === 'h1');
    await settled(page);

    await tabTo(page, ({id}) => id === 'q');
    await page.keyboard.type('nps');
    await page.waitForURL(/q=nps/);
    await eventually(async () => (await focused(page))?.id === 'q');
    await settled(page);
    await tabTo(page, ({href}) => (href ?? '').startsWith('/indicators/pirkanmaa/'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/indicators\/pirkanmaa/);
    await eventually(async () => (await focused(page))?.tag === 'h1');
  }));

test('the day is chosen with keys', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/?as_of=2025-12-01');
    await settled(page);
    await tabTo(page, ({id}) => id === 'as-of');
    // Day, month and year are fields of the browser's own; an arrow changes the one in focus.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/as_of=2025-(12-02|01-01)|as_of=2026-12-01/);
  }));

test('a dialog keeps the focus, and Escape gives it back to what opened it', () =>
  visit(browser, here.url, {as: leader}, async (page) => {
    await page.goto('/desk');
    await settled(page);
    const opener = await tabTo(
      page,
      ({tag, name}) => tag === 'button' && /^(Kuittaa|Acknowledge)/.test(name),
      {atMost: 200},
    );
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    for (let i = 0; i < 8; ++i) {
      await page.keyboard.press('Tab');
      const outside = await page.evaluate(
        () =>
          document.activeElement !== document.body &&
          document.activeElement.closest('dialog') === null,
      );
      assert.equal(outside, false);
    }
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({state: 'detached'});
    assert.equal((await focused(page)).name, opener.name);
  }));
