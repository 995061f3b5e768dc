import { groupBy } from '../../eventing/group-by.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { EventStore } from '../../eventing/event-store.js';
import { comparePositions, formatPosition, START, type Position } from '../../eventing/position.js';
import type { Ids } from '../../people/ids.js';
import { formatCsv } from '../csv.js';
import type { ReadFile } from '../format.js';
import { type Cells, manifestOf, recordOf, writtenColumns } from '../written-files.js';
import { Categories } from './categories.js';
import { Exported, type Opens } from './exported.js';
import { Holdings } from './holdings.js';
import { lineItemsOf } from './line-item-rows.js';
import { contentOf, type PageContent } from './page-content.js';
import { demographicsOf, rolesOf, usersOf } from './people-rows.js';
import { resultsOf } from './result-rows.js';
import { classesOf, coursesOf, enrolmentsOf, orgsOf, sessionsOf } from './structure-rows.js';

export interface ExportTools {
  readonly store: Pick<EventStore, 'lastPosition' | 'readAll' | 'readStream'>;
  readonly vault: Opens;
  readonly ids: Ids;
}

/** Called with how much is done of how much there is to do. */
export type Advance = (done: number, total: number) => void;

/** A bundle that is made while it is read, each file for itself. */
export interface RosterExport {
  /** The log up to which it tells, whatever is written meanwhile. */
  readonly position: Position;
  readonly schools: number;
  /** People who have been erased, with all that was about them, are left out. */
  readonly people: number;
  /** Pieces of text by the files' names, in the order in which they are to be packed. */
  readonly files: ReadonlyMap<string, (advance: Advance) => AsyncIterable<string>>;
}

/** No school to export: none at all, or none of those that were named. */
export class NoSuchSchool extends Error {
  override readonly name = 'NoSuchSchool';
}

/**
 * Exports schools as a OneRoster 1.2 bulk bundle: as they are by all events up to the newest one. What stands in pages
 * is read page by page, once for their line items and once for their results, so that no more than a page has to be
 * held in memory, and nothing that is about people lies about in files between.
 *
 * @param named ids of schools; all, where none is named.
 * @throws NoSuchSchool; SchoolsDiffer where one bundle can't tell of all of them.
 */
export const exportRoster = async (
  tools: ExportTools,
  named: readonly string[],
  advance: Advance,
): Promise<RosterExport> => {
  const position = await tools.store.lastPosition();
  const holdings = await holdingsAt(tools, position, advance);
  const schoolIds = new Set(named.length > 0 ? named : holdings.schools.keys());
  const missing = [...schoolIds].filter((id) => !holdings.schools.has(id));
  if (schoolIds.size === 0 || missing.length > 0) throw new NoSuchSchool(missing.join(', '));
  const exported = await Exported.of(holdings, schoolIds, tools);
  const categories = new Categories(exported);
  const { vault } = tools;
  const ofPages = (rowsOf: (page: PageContent) => Rows) => (tell: Advance) =>
    rowsOfPages(exported, tools, position, rowsOf, tell);
  const files: Readonly<Partial<Record<ReadFile, (tell: Advance) => Rows>>> = {
    // Those that may refuse what schools have in different ways come first, before anything is written.
    academicSessions: once([...sessionsOf(exported)]),
    courses: once([...coursesOf(exported)]),
    orgs: once([...orgsOf(exported)]),
    classes: () => classesOf(exported),
    users: () => usersOf(exported, vault),
    roles: () => rolesOf(exported),
    demographics: () => demographicsOf(exported, vault),
    enrollments: () => enrolmentsOf(exported),
    categories: once(categories.rows),
    lineItems: ofPages((page) => lineItemsOf(page, exported, categories)),
    results: ofPages((page) => resultsOf(page, exported, vault)),
  };
  const manifest = manifestOf((file) => Object.hasOwn(files, file), {
    'source.systemName': 'School Journal',
    'metadata.position': formatPosition(position),
  });
  return {
    position,
    schools: schoolIds.size,
    people: exported.people.size,
    files: new Map([
      ['manifest.csv', () => piecesOf(formatCsv(manifest))],
      ...Object.entries(files).map(([file, rows]) => {
        return [`${file}.csv`, (tell: Advance) => csvOf(file as ReadFile, rows(tell))] as const;
      }),
    ]),
  };
};

type Rows = Iterable<Cells> | AsyncIterable<Cells>;

const once = (rows: readonly Cells[]) => () => rows;

const holdingsAt = async (
  { store }: ExportTools,
  position: Position,
  advance: Advance,
): Promise<Holdings> => {
  const holdings = new Holdings();
  for await (const batch of store.readAll(START, position)) {
    for (const event of batch) holdings.take(event);
    advance(Number(batch.at(-1)?.position.commit ?? 0n), Number(position.commit));
  }
  return holdings;
};

async function* rowsOfPages(
  { pages, holdings }: Exported,
  { store }: ExportTools,
  position: Position,
  rowsOf: (page: PageContent) => Rows,
  advance: Advance,
): AsyncGenerator<Cells> {
  const finalGrades = groupBy(holdings.finalGrades.values(), ({ groupId, yearId }) => `${groupId} ${yearId}`);
  const last = new Map<string, string>();
  const yearOf = (schoolId: string, termId: string) =>
    holdings.schools.get(schoolId)?.terms[termId]?.yearId ?? '';
  for (const { opened } of pages.toSorted((a, b) => (a.opened.to < b.opened.to ? -1 : 1))) {
    last.set(`${opened.groupId} ${yearOf(opened.schoolId, opened.termId)}`, opened.pageId);
  }
  for (const [index, page] of pages.entries()) {
    const { pageId, groupId, schoolId, termId } = page.opened;
    const year = `${groupId} ${yearOf(schoolId, termId)}`;
    const ofYear = last.get(year) === pageId ? (finalGrades.get(year) ?? []) : [];
    const events = upTo(position, store.readStream(`journalPage-${pageId}`));
    yield* rowsOf(await contentOf(page, ofYear, events));
    advance(index + 1, pages.length);
  }
}

/** What had been written by a position. It is read to its end: a read that is left halfway would stay open. */
async function* upTo(position: Position, events: AsyncIterable<Recorded>): AsyncGenerator<Recorded> {
  for await (const event of events) if (comparePositions(event.position, position) <= 0) yield event;
}

const ROWS_IN_A_PIECE = 500;

/** A file as it is written, its header first. */
async function* csvOf(file: ReadFile, rows: Rows): AsyncGenerator<string> {
  const columns = writtenColumns(file);
  let records: (readonly string[])[] = [columns];
  for await (const row of rows) {
    records.push(recordOf(file, columns, row));
    if (records.length < ROWS_IN_A_PIECE) continue;
    yield formatCsv(records);
    records = [];
  }
  yield formatCsv(records);
}

// eslint-disable-next-line @typescript-eslint/require-await -- it is read as the other files are
async function* piecesOf(text: string): AsyncGenerator<string> {
  yield text;
}
