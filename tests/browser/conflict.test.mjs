// Two people at the same thing, and a session that ends in the middle of a form: nobody overwrites
// what they have not seen, and nobody types anything twice.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {launch, settled, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';
import {appoint, Client, firstAdmin, passwordOf, roles} from './harness/people.mjs';
import {dialog, signIn, submitDialog} from './harness/staff.mjs';

let here;
let browser;
let admin;
let leader;
let deputy;
let analyst;
before(async () => {
  here = await new Installation('conflict').serve();
  browser = await launch();
  admin = await firstAdmin(here);
  leader = await appoint(here, admin, roles.leader);
  deputy = await appoint(here, admin, roles.deputy);
  analyst = await appoint(here, admin, roles.analyst);
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

const kStatus = (code) => new RegExp(`status of ${code}`);

// The n-th of the open alerts that the leader may act on.
async function openAlert(n) {
  const {body} = await leader.send('GET', '/api/v1/alerts?state=open');
  return body.alerts.filter((alert) => alert.may_act)[n];
}

async function beginAcknowledging(page, alert, comment) {
  await page.goto(`/alerts/${alert.id}`);
  await settled(page);
  await page.locator('section[aria-labelledby=care] .buttons button').first().click();
  await dialog(page).locator('[name=comment]').fill(comment);
}

test('of two who acknowledge an alert the second sees what the first did and keeps the text', async () => {
  const alert = await openAlert(0);
  await visit(browser, here.url, {as: deputy, expects: [kStatus(412)]}, async (second) => {
    await beginAcknowledging(second, alert, 'Toisen teksti');
    await visit(browser, here.url, {as: leader}, async (first) => {
      await beginAcknowledging(first, alert, 'Ensimmäisen teksti');
      await submitDialog(first);
      await dialog(first).waitFor({state: 'detached'});
    });
    await submitDialog(second);
    await dialog(second).locator('[role=alert] q', {hasText: 'Ensimmäisen teksti'}).waitFor();
    assert.equal(await dialog(second).locator('[name=comment]').inputValue(), 'Toisen teksti');
    // Knowing that, the second may still go on.
    await submitDialog(second);
    await dialog(second).waitFor({state: 'detached'});
    await second.locator('section[aria-labelledby=care] q', {hasText: 'Toisen teksti'}).waitFor();
  });
});

test('of two who change an account the second sees the settings of the first and keeps their own', () =>
  visit(browser, here.url, {as: admin, expects: [kStatus(412)]}, async (page) => {
    await page.goto('/admin/people');
    await settled(page);
    await page
      .locator('main tbody tr', {hasText: roles.deputy.name})
      .locator('button')
      .first()
      .click();
    const recipient = dialog(page).locator('[name=recipient]');
    await recipient.fill('pirkanmaa.tiedot');
    const path = `/api/v1/people/${roles.deputy.name}`;
    const {etag} = await admin.send('GET', path);
    const {name: _, ...settings} = roles.deputy;
    await admin.send(
      'PUT',
      path,
      {...settings, recipient: null, enabled: true},
      {headers: {'If-Match': etag}},
    );
    await submitDialog(page);
    await dialog(page).locator('[role=alert]').waitFor();
    assert.equal(await recipient.inputValue(), 'pirkanmaa.tiedot');
    const {body} = await admin.send('GET', path);
    assert.equal(body.recipient, null);
  }));

test('figures that changed since the difference was shown: nothing is stored, the new difference is', () =>
  visit(browser, here.url, {as: analyst, expects: [kStatus(412)]}, async (page) => {
    const file = (value) =>
      'Tunnus;Jakso;Arvo;Tila;Syy;Lähde;Teksti\n' +
      `kotipalvelu.perheet;1-9/2025;${value};;;status_2025_11:381;\n`;
    await page.goto('/imports');
    await settled(page);
    await page.locator('input[type=file][name=file]').setInputFiles({
      name: 'minun.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(file(777)),
    });
    await page.locator('form:has(input[name=file]) button[type=submit]').click();
    const difference = page.locator('section[aria-labelledby=difference]');
    await difference.locator('table').waitFor();
    here.run(['import', 'pirkanmaa', here.write('muun.csv', file(888))]);
    await difference.locator('.buttons button').first().click();
    await difference.locator('[role=alert]').waitFor();
    await difference.locator('tbody tr', {hasText: '888'}).waitFor();
    const {body} = await analyst.send('GET', '/api/v1/imports');
    assert.ok(body.imports.every(({name}) => name !== 'minun.csv'));
  }));

test('a session that ends in the middle of a form loses nothing that was typed', async () => {
  const alert = await openAlert(1);
  const client = new Client(here.url);
  await client.signIn(roles.leader.name);
  await visit(browser, here.url, {as: client, expects: [kStatus(401)]}, async (page) => {
    await beginAcknowledging(page, alert, 'Kirjoitettu ennen istunnon loppua');
    await client.send('DELETE', '/api/v1/session');
    await submitDialog(page);
    await page.locator('dialog input[type=password]').waitFor();
    await signIn(page, roles.leader, passwordOf(roles.leader));
    await page
      .locator('section[aria-labelledby=care] q', {hasText: 'Kirjoitettu ennen istunnon loppua'})
      .waitFor();
    assert.equal(await dialog(page).count(), 0);
  });
});

test('what was typed survives loading the page again', async () => {
  const alert = await openAlert(2);
  await visit(browser, here.url, {as: leader}, async (page) => {
    await beginAcknowledging(page, alert, 'Kesken jäänyt');
    await page.reload();
    await settled(page);
    await page.locator('section[aria-labelledby=care] .buttons button').first().click();
    assert.equal(await dialog(page).locator('[name=comment]').inputValue(), 'Kesken jäänyt');
  });
});
