// What is typed into a form survives a reload of the page. Passwords are never kept.
const prefix = "viisari-draft:";

// Storage may be switched off or full: then a draft is not kept, and nothing else changes.
function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

export function readDraft(name: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(storage()?.getItem(prefix + name) ?? "{}");
    if (typeof parsed !== "object" || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch {
    return {};
  }
}

export function writeDraft(name: string, values: Record<string, string>): void {
  try {
    storage()?.setItem(prefix + name, JSON.stringify(values));
  } catch {
    // Full.
  }
}

export function dropDraft(name: string): void {
  storage()?.removeItem(prefix + name);
}

// Whoever signs out leaves nothing behind for the next person at the machine.
export function dropAllDrafts(): void {
  const kept = storage();
  if (!kept) return;
  for (const key of Object.keys(kept)) if (key.startsWith(prefix)) kept.removeItem(key);
}
