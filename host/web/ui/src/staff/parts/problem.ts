// The errors that a problem lists: of a member of the body ("/until") or of a parameter ("until").
import type { Failure } from "../../api";

export interface FieldError {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
}

export function errorsOf(failure: Failure | null): readonly FieldError[] {
  return failure?.problem?.errors ?? [];
}

// The error of one field of the body.
export function fieldError(failure: Failure | null, pointer: string): string | undefined {
  return errorsOf(failure).find((error) => error.pointer === pointer)?.detail;
}
