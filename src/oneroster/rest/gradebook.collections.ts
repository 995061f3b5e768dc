import type { Asked, GradebookReader } from './gradebook-reader.js';
import { made, type Row, type Wired } from './selection.js';
import { RESOURCES, type Resource } from './shapes.js';

/** Some of the grade books: what it is, and the objects that there are. */
export interface BookCollection {
  readonly resource: Resource;
  /** @param of the school or class that it is of; all that is granted, where none is named. */
  readonly rows: (reader: GradebookReader, asked: Asked, of?: string) => Promise<readonly Row[]>;
  readonly one: (reader: GradebookReader, asked: Asked, sourcedId: string) => Promise<Wired | undefined>;
}

/** A collection of objects that are few. */
const few = (
  resource: Resource,
  objects: (reader: GradebookReader, asked: Asked, of?: string) => Promise<readonly Wired[]>,
): BookCollection => ({
  resource,
  rows: async (reader, asked, of) => made(await objects(reader, asked, of)),
  one: async (reader, asked, id) => (await objects(reader, asked)).find(({ sourcedId }) => sourcedId === id),
});

/** The collections of the Gradebook Service, by their names in addresses. */
export const BOOK_COLLECTIONS: ReadonlyMap<string, BookCollection> = new Map([
  ['categories', few(RESOURCES.category, (reader, asked, of) => reader.categories(asked, of))],
  [
    'lineItems',
    {
      resource: RESOURCES.lineItem,
      rows: (reader, asked, of) => reader.lineItems(asked, of),
      one: (reader, asked, id) => reader.lineItem(asked, id),
    },
  ],
  [
    'results',
    {
      resource: RESOURCES.result,
      rows: (reader, asked, of) => reader.results(asked, of),
      one: (reader, asked, id) => reader.result(asked, id),
    },
  ],
  ['scoreScales', few(RESOURCES.scoreScale, (reader, asked, of) => reader.scoreScales(asked, of))],
]);
