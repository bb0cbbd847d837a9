// What people who sign in do on every page.
import {passwordOf} from './people.mjs';

// Fills the form of the sign-in page, or of the dialog that an ended session opens.
export async function signIn(page, person, password = passwordOf(person)) {
  const form = page.locator('form:has(input[autocomplete=current-password])').last();
  const name = form.locator('input[name=name]');
  if (await name.isEditable()) await name.fill(person.name);
  await form.locator('input[autocomplete=current-password]').fill(password);
  await form.locator('button[type=submit]').click();
}

// The one dialog that is open.
export const dialog = (page) => page.locator('dialog[open]');

export async function submitDialog(page) {
  await dialog(page).locator('button[type=submit]').click();
}

// Days from the machine's own today, as a date field wants them: what ends, ends by the clock.
export function daysFromNow(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
