// Asks before something that cannot simply be taken back.
import type { ComponentChildren, JSX } from "preact";

import { words } from "../../language";
import { useWords } from "../../place";
import { Button } from "./button";
import { Dialog } from "./dialog";

const table = words({ fi: { cancel: "Peruuta" }, en: { cancel: "Cancel" } });

interface Props {
  title: string;
  children?: ComponentChildren;
  action: string; // the words of the button that does it
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

export function Confirm(props: Props): JSX.Element {
  const t = useWords(table);
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.children}
      <p class="buttons">
        <Button kind="danger" busy={props.busy} onClick={props.onConfirm}>
          {props.action}
        </Button>
        <Button kind="plain" onClick={props.onClose}>
          {t.cancel}
        </Button>
      </p>
    </Dialog>
  );
}
