// One Chromium for a test file, and visitors with a profile of their own: what a page logs as an
// error, throws, fails to load or is refused by the content security policy fails the test.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {buildFolder, nodeModules, showBrowser} from './settings.mjs';

const require = createRequire(path.join(nodeModules, 'x'));
const {chromium} = require('playwright-core');
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// How long a page may take to show what is expected: reached only where it never does.
export const kPatience = Number(process.env.VIISARI_PATIENCE_MS ?? 30_000);

export async function launch() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    headless: !showBrowser,
    slowMo: showBrowser ? 300 : 0,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

// A person at a browser of their own. `faults` are whatever went wrong; those that match one of
// `expects` are part of the test.
export class Visitor {
  constructor(context, expects) {
    this.context = context;
    this.expects = expects;
    this.faults = [];
  }

  async open() {
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(kPatience);
    return this.page;
  }

  async watch() {
    const {context} = this;
    const fault = (text) => {
      if (!this.expects.some((pattern) => pattern.test(text))) this.faults.push(text);
    };
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) {
        fault(`console: ${message.text()} (${message.location().url})`);
      }
    });
    context.on('weberror', (error) => fault(`thrown: ${error.error().stack}`));
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      // Chromium calls it that when a person goes on before an answer, or downloads one.
      if (why !== 'net::ERR_ABORTED') fault(`request: ${request.url()} ${why}`);
    });
    await context.exposeBinding('reportViolation', (_source, text) => fault(`policy: ${text}`));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        globalThis.reportViolation(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }
}

// Opens a profile of its own at `url`, lets `act` use it and looks at what went wrong meanwhile.
// Options: width, height, language (of the browser), expects, `as` (a Client whose session it has),
// and those of Playwright's newContext.
export async function visit(browser, url, options, act) {
  const {width = 1280, height = 900, language = 'fi', expects = [], as, ...rest} = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport: {width, height},
    locale: language === 'fi' ? 'fi-FI' : 'en-GB',
    timezoneId: 'Europe/Helsinki',
    storageState: as?.storageState(),
    ...rest,
  });
  const visitor = new Visitor(context, expects);
  try {
    await visitor.watch();
    const page = await visitor.open();
    try {
      await act(page, visitor);
    } catch (error) {
      await keepPicture(page, error);
      throw error;
    }
    assert.equal(visitor.faults.join('\n'), '');
  } finally {
    await context.close();
  }
}

// What the page looked like when a test failed.
async function keepPicture(page, error) {
  const folder = path.join(buildFolder, 'tests/browser-failures');
  fs.mkdirSync(folder, {recursive: true});
  const file = path.join(folder, `${path.basename(process.argv[1], '.mjs')}-${Date.now()}.png`);
  try {
    await page.screenshot({path: file});
    error.message += `\n${page.url()}, picture: ${file}`;
  } catch {
    error.message += `\n${page.url()}, no picture`;
  }
}

// Waits until the page shows its heading and nothing of it is still on its way.
export async function settled(page) {
  await page.locator('h1').waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

// What axe finds against WCAG 2.1 A and AA: rule and place, one a line.
export async function accessibilityFaults(page) {
  await page.evaluate(`if (!globalThis.axe) { ${axeSource} }`);
  return page.evaluate(async () => {
    const {violations} = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      resultTypes: ['violations'],
    });
    return violations.flatMap(({id, nodes}) =>
      nodes.map(({target, failureSummary}) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
  });
}

// Whether something makes the page itself scroll sideways: the elements that do.
export async function sidewaysOverflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
  });
}

// Tries until `look` neither throws nor answers false, and gives its answer.
export async function eventually(look, patience = kPatience) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      const answer = await look();
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`never came true: ${look}`);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
