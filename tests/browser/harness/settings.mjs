// What ctest tells the tests of the pages, with the answers that suit someone who runs one file by
// hand: `node tests/browser/resident.test.mjs`.
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

// The build that is tried: its program, its plugins, and a folder for what the tests write.
export const buildFolder = path.resolve(
  process.env.VIISARI_BINARY_DIR ?? path.join(source, 'build/release'),
);
export const sourceFolder = source;
// Where playwright-core and axe-core are installed.
export const nodeModules = path.join(source, 'host/web/ui/node_modules');
// VIISARI_BROWSER=show opens a window and slows down, for someone who wants to look.
export const showBrowser = process.env.VIISARI_BROWSER === 'show';

// The day that every server of the tests takes for today: that of the newest published figures.
export const today = '2025-12-01';
