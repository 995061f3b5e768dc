import type { PersonExport } from './person-export.js';

/** An export as JSON, in pieces as they come: a year of somebody's life is never held as a whole. */
export async function* jsonOf({ head, lists }: PersonExport): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1);
  for (const [name, rows] of Object.entries(lists) as [string, AsyncIterable<object>][]) {
    yield `,"${name}":[`;
    let separator = '';
    for await (const row of rows) {
      yield `${separator}\n${JSON.stringify(row)}`;
      separator = ',';
    }
    yield ']';
  }
  yield '}\n';
}
