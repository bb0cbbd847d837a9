// The head of a service line: signs in, sees what changed and what is open, takes an alert on,
// silences another, reads the mails that went to the role.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {accessibilityFaults, eventually, launch, settled, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';
import {appoint, firstAdmin, roles} from './harness/people.mjs';
import {picture} from './harness/pictures.mjs';
import {daysFromNow, dialog, signIn, submitDialog} from './harness/staff.mjs';

let here;
let browser;
let leader;
before(async () => {
  here = await new Installation('leader').serve();
  browser = await launch();
  const admin = await firstAdmin(here);
  leader = await appoint(here, admin, roles.leader);
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

for (const [language, width] of [
  ['fi', 1280],
  ['en', 360],
]) {
  test(`from sign-in to an alert that is taken on and one that is silenced (${language}, ${width} px)`, () =>
    visit(browser, here.url, {language, width}, async (page) => {
      await page.goto('/desk');
      await page.waitForURL(/\/sign-in\?.*next=/);
      await settled(page);
      await signIn(page, roles.leader);
      await page.waitForURL(/\/desk$/);
      await settled(page);
      await page.locator('section[aria-labelledby=alerts] .card').first().waitFor();
      if (width > 400) await picture(page, 'page-desk');

      const comment = `Katsotaan yhdessä, ${language}`;
      const cards = page.locator('section[aria-labelledby=alerts] .card');
      // Cards that nobody has taken on come first.
      await cards.first().locator('button').first().click();
      await dialog(page).locator('[name=comment]').fill(comment);
      assert.equal((await accessibilityFaults(page)).join('\n'), '');
      await submitDialog(page);
      await dialog(page).waitFor({state: 'detached'});
      await cards.locator('q', {hasText: comment}).waitFor();
      const {body} = await leader.send('GET', '/api/v1/alerts?state=open');
      assert.ok(body.alerts.some((alert) => alert.acknowledgement?.comment === comment));

      const reason = `Luvut korjataan pian, ${language}`;
      await cards.nth(0).locator('button').nth(1).click();
      await dialog(page).locator('[name=reason]').fill(reason);
      await dialog(page).locator('[name=until]').fill(daysFromNow(14));
      await submitDialog(page);
      await dialog(page).waitFor({state: 'detached'});
      await cards.locator('q', {hasText: reason}).first().waitFor();
      const silences = await leader.send('GET', '/api/v1/silences');
      assert.ok(silences.body.silences.some((silence) => silence.reason === reason));
    }));
}

test('an alert has a page with what happened and who was told', () =>
  visit(browser, here.url, {as: leader}, async (page) => {
    await page.goto('/desk');
    await settled(page);
    await page.locator('section[aria-labelledby=alerts] .card h3 a').first().click();
    await page.waitForURL(/\/alerts\/\d+/);
    await settled(page);
    assert.ok((await page.locator('main table tbody tr, main ol li').count()) > 0);
    assert.equal((await accessibilityFaults(page)).join('\n'), '');
  }));

test('changes that were seen are not shown as changes again', () =>
  visit(browser, here.url, {as: leader}, async (page) => {
    await page.goto('/desk');
    await settled(page);
    const changes = page.locator('section[aria-labelledby=changes]');
    await changes.locator('button').last().click();
    await eventually(async () => (await changes.locator('table').count()) === 0);
    await page.reload();
    await settled(page);
    assert.equal(await changes.locator('table').count(), 0);
  }));

test('the mails that went to the role are listed', () =>
  visit(browser, here.url, {as: leader}, async (page) => {
    await page.goto('/desk');
    await settled(page);
    await page.locator('section[aria-labelledby=mails] table tbody tr').first().waitFor();
  }));

test('pages of other roles are refused in words, and nothing of them is fetched', () =>
  visit(browser, here.url, {as: leader}, async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/admin/people');
    await settled(page);
    assert.notEqual(await page.locator('h1').innerText(), '');
    assert.deepEqual(
      asked.filter((path) => path.startsWith('/api/v1/people')),
      [],
    );
  }));

test('signing out leaves nothing of the desk behind', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/sign-in');
    await signIn(page, roles.leader);
    await page.waitForURL(/\/desk$/);
    await settled(page);
    await page.locator('nav.session button').click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/desk');
    await page.waitForURL(/\/sign-in/);
    assert.equal((await page.context().cookies()).filter(({value}) => value !== '').length, 0);
  }));
