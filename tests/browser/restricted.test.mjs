// Figures that are not public: nothing of them in any page, answer or file for those without the
// right; they are there for somebody with it. tests/integration/app asks the API far more of this;
// here it is what a browser is given.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import test, {after, before} from 'node:test';
import {launch, settled, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';
import {appoint, firstAdmin, roles} from './harness/people.mjs';
import {secretsOf, told} from './harness/secrets.mjs';

let here;
let browser;
let secrets;
let people;
before(async () => {
  here = await new Installation('restricted').serve();
  browser = await launch();
  secrets = secretsOf(here);
  const admin = await firstAdmin(here);
  const {restricted} = roles;
  people = {
    'nobody who is signed in': undefined,
    'an analyst of the area without the right': await appoint(here, admin, {
      ...restricted,
      name: 'keski-suomi.katselu',
      restricted: false,
    }),
    'an administrator without the right': admin,
    'a leader of another area with the right': await appoint(here, admin, {
      ...roles.leader,
      restricted: true,
    }),
    'an analyst of the area with the right': await appoint(here, admin, restricted),
  };
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

const kArea = 'keski-suomi';
// The texts of a workbook, which is a zip of XML files.
function unzipped(bytes) {
  const script =
    'import io, sys, zipfile\n' +
    'book = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\n' +
    'for name in book.namelist(): sys.stdout.buffer.write(book.read(name) + b"\\n")\n';
  const done = spawnSync('/usr/bin/python3', ['-c', script], {input: bytes, maxBuffer: 64 << 20});
  assert.equal(done.status, 0, done.stderr.toString());
  return done.stdout.toString();
}

// Everything that a person's browser is given of the area: documents, answers, what is drawn, files.
async function givenTo(client) {
  const given = [];
  await visit(browser, here.url, {as: client, expects: [/status of 40[134]/]}, async (page) => {
    const bodies = [];
    page.on('response', (response) => {
      const path = new URL(response.url()).pathname;
      if (path.startsWith('/assets/')) return;
      bodies.push(
        response.text().then(
          (text) => given.push([response.url(), text]),
          () => {}, // a redirect has no body
        ),
      );
    });
    const secret = secrets[0];
    const targets = [
      '/',
      `/areas/${kArea}`,
      `/areas/${kArea}?q=${encodeURIComponent(secret.titles[0])}`,
      `/areas/${kArea}?lang=en&as_of=2027-06-01`,
      ...secrets.slice(0, 1).map(({key}) => `/indicators/${kArea}/${key}`),
      '/compare',
      `/findings?area=${kArea}`,
      `/findings?area=${kArea}&audit=targets`,
      ...(client === undefined ? [] : ['/desk', '/alerts', '/imports', '/scripts', '/due']),
    ];
    for (const target of targets) {
      await page.goto(target);
      await settled(page);
      given.push([`drawn ${target}`, await page.locator('main').evaluate((main) => main.outerHTML)]);
    }
    await Promise.all(bodies);
    const files = [`/api/v1/areas/${kArea}/indicators`, '/api/v1/areas', '/api/v1/comparisons'];
    for (const path of [...files, `/api/v1/findings?area=${kArea}`]) {
      for (const format of ['csv', 'xlsx', 'json-stat']) {
        const target = `${path}${path.includes('?') ? '&' : '?'}format=${format}`;
        const answer = await page.context().request.get(target);
        if (!answer.ok()) continue;
        const bytes = await answer.body();
        given.push([target, format === 'xlsx' ? unzipped(bytes) : bytes.toString()]);
      }
    }
  });
  return given;
}

// What the address itself says was typed by the reader: it is no secret that comes from here.
function withoutAddress(text, secret) {
  return text.replaceAll(encodeURIComponent(secret), '').replaceAll(secret, '');
}

test('there are restricted indicators to look for', () => assert.ok(secrets.length >= 15));

for (const who of [
  'nobody who is signed in',
  'an analyst of the area without the right',
  'an administrator without the right',
  'a leader of another area with the right',
]) {
  test(`${who} is given nothing of what is not public`, async () => {
    const leaks = [];
    for (const [where, text] of await givenTo(people[who])) {
      const asked = secrets.flatMap(({key, titles}) => [key, titles[0]]).filter(
        (one) => decodeURIComponent(where).includes(one),
      );
      const rest = asked.reduce(withoutAddress, text);
      for (const id of told(secrets, rest)) leaks.push(`${where.split('?')[0]}: ${id}`);
    }
    assert.deepEqual([...new Set(leaks)], []);
  });
}

test('an analyst of the area with the right is given all of it', async () => {
  const found = new Set();
  for (const [where, text] of await givenTo(people['an analyst of the area with the right'])) {
    if (where.startsWith('drawn')) for (const id of told(secrets, text)) found.add(id);
  }
  assert.equal(found.size, secrets.length);
});
