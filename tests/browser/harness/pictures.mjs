// Pictures of the main pages for docs/images/, made by the tests that open them anyway; only when
// tools/update-screenshots asks, so that a test run changes nothing.
import path from 'node:path';

const folder = process.env.VIISARI_PICTURES;

export async function picture(page, name) {
  if (folder === undefined) return;
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({path: path.join(folder, `${name}.png`), animations: 'disabled'});
}
