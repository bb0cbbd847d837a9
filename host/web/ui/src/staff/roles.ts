// What each role may do, for the navigation and before a page is drawn. The server decides anew at
// every request.
import type { Schema } from "../api";
import { words } from "../language";

export type Role = Schema<"Role">;

export const roleWords = words({
  fi: { viewer: "katselija", analyst: "analyytikko", leader: "johto", admin: "pääkäyttäjä" },
  en: { viewer: "viewer", analyst: "analyst", leader: "leader", admin: "administrator" },
});

export const ROLES: readonly Role[] = ["viewer", "analyst", "leader", "admin"];

// Where a person begins.
export function homeOf(role: Role): string {
  const homes = { viewer: "/desk", analyst: "/imports", leader: "/desk", admin: "/admin/people" };
  return homes[role];
}
