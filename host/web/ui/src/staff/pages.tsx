// The pages behind sign-in: loaded when one of them is first opened.
import { UnknownPage } from "../pages/unknown";
import type { PageComponent, StaffRoute } from "../routes";

export function page(_route: StaffRoute): PageComponent {
  return UnknownPage;
}
