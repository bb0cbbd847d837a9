// A table of rows from columns, and words instead of it when it has no rows: an empty list says what
// its emptiness means.
import type { ComponentChildren, JSX } from "preact";

import { ScrollTable } from "../../parts/scroll_table";

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ComponentChildren;
  // figure: numbers, right-aligned; short: stays on one line; prose: sentences, wide enough to read
  kind?: "figure" | "short" | "prose";
  head?: boolean; // names the row
}

interface Props<Row> {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  empty: ComponentChildren;
}

export function Table<Row>(props: Props<Row>): JSX.Element {
  if (props.rows.length === 0) return <p class="empty">{props.empty}</p>;
  return (
    <ScrollTable caption={props.caption} captionHidden={props.captionHidden ?? false} class="rows">
      <thead>
        <tr>
          {props.columns.map(({ title, kind }) => (
            <th key={title} scope="col" class={kind === "figure" ? kind : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {props.columns.map((column) => (
              <Cell key={column.title} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }): JSX.Element {
  if (column.head) {
    return (
      <th scope="row" class={column.kind}>
        {column.cell(row)}
      </th>
    );
  }
  return <td class={column.kind}>{column.cell(row)}</td>;
}
