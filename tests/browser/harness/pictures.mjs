// Pictures of the main pages for docs/images/, made by the tests that open them anyway; only when
// tools/update-screenshots asks, so that a test run changes nothing.
import path from 'node:path';

const folder = process.env.VIISARI_PICTURES;

// Small enough for a page of docs to show it at its own size.
const kWidth = 1100;

export async function picture(page, name, height = 800) {
  if (folder === undefined) return;
  const before = page.viewportSize();
  await page.setViewportSize({width: kWidth, height});
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
  });
  await page.screenshot({path: path.join(folder, `${name}.png`), animations: 'disabled'});
  await page.setViewportSize(before);
}
