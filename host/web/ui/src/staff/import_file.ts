// What can be said of a chosen file before it is sent.
export const LARGEST_BYTES = 8 * 1024 * 1024;

export type FileFault = "none" | "empty" | "large" | "workbook" | "name";

// The first bytes tell a workbook (a zip) from text, whatever its name says.
export async function faultOf(file: File | null): Promise<FileFault | null> {
  if (!file) return "none";
  if (file.size === 0) return "empty";
  if (file.size > LARGEST_BYTES) return "large";
  const begin = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const zip = begin[0] === 0x50 && begin[1] === 0x4b;
  const oldWorkbook = begin[0] === 0xd0 && begin[1] === 0xcf;
  if (zip || oldWorkbook) return "workbook";
  return /\.(csv|txt)$/i.test(file.name) ? null : "name";
}
