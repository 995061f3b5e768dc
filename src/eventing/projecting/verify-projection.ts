import type { Recorded } from '../envelope.js';
import { comparePositions, START, type Position } from '../position.js';
import { foldedBy, idsOf, type Skips } from './fold.js';
import type { Stored } from './projection-store.js';
import type { AnyProjection } from '../projection.js';

/** How a stored document differs from what the events make of it. */
export interface Difference {
  readonly id: string;
  /** Path of the first field that differs; empty where the document is missing, or should not be there. */
  readonly field: string;
  readonly stored: unknown;
  readonly folded: unknown;
}

export interface VerifyOptions {
  readonly projection: AnyProjection;
  readonly skips: Skips;
  /** All events after a position up to another, oldest first. */
  readonly events: (after: Position, upTo: Position) => AsyncIterable<readonly Recorded[]>;
  /** The newest event's position at the moment. */
  readonly head: () => Promise<Position>;
  /** Resolves when the stored documents have come at least so far. */
  readonly reached: (position: Position) => Promise<void>;
  /** The stored documents: all of them, or those with the ids that are named. */
  readonly documents: (ids?: readonly string[]) => AsyncIterable<Stored>;
}

/**
 * Folds every event anew, aside, and compares the documents with those that are stored. Where these move on meanwhile,
 * what has moved is folded on and compared again, until both stand at the same position.
 * @returns the first difference in the order of the ids; undefined where there is none.
 */
export const verifyProjection = async (options: VerifyOptions): Promise<Difference | undefined> => {
  const folded = new Map<string, Stored>();
  let position = START;
  const foldUpTo = async (upTo: Position) => {
    for await (const batch of options.events(position, upTo)) {
      foldAll(options, batch, folded);
    }
    position = upTo;
    await options.reached(upTo);
  };

  await foldUpTo(await options.head());
  const differences: Difference[] = [];
  for (let moved: string[] | undefined; ;) {
    const seen = new Set<string>();
    const ahead: Stored[] = [];
    for await (const stored of options.documents(moved)) {
      seen.add(stored._id);
      if (comparePositions(stored.position, position) > 0) ahead.push(stored);
      else differences.push(...differenceOf(stored._id, stored, folded.get(stored._id)));
    }
    // Documents are only ever added, so that what was not there must have been made since, or is missing.
    const missing = (moved ?? [...folded.keys()]).filter((id) => !seen.has(id));
    differences.push(...missing.flatMap((id) => differenceOf(id, undefined, folded.get(id))));
    if (ahead.length === 0) break;
    const before = position;
    await foldUpTo(await options.head());
    if (comparePositions(position, before) <= 0) {
      // The log has nothing more, so that no event has made what they are.
      differences.push(
        ...ahead.flatMap((stored) => differenceOf(stored._id, stored, folded.get(stored._id))),
      );
      break;
    }
    moved = ahead.map(({ _id }) => _id);
  }
  return differences.sort((a, b) => (a.id < b.id ? -1 : 1))[0];
};

const foldAll = (
  { projection, skips }: Pick<VerifyOptions, 'projection' | 'skips'>,
  batch: readonly Recorded[],
  folded: Map<string, Stored>,
): void => {
  for (const event of batch) {
    if (!projection.handles.includes(event.type)) continue;
    for (const id of idsOf(projection, event, skips)) {
      const after = foldedBy(projection, folded.get(id), event, id, skips);
      if (after) folded.set(id, after);
    }
  }
};

const differenceOf = (id: string, stored: Stored | undefined, folded: Stored | undefined): Difference[] => {
  if (!stored && !folded) return [];
  if (!stored || !folded) return [{ id, field: '', stored, folded }];
  const field = firstDifference(stored, folded);
  if (field === undefined) return [];
  const [inStored, inFolded] = [stored, folded].map((document) => valueAt(document, field));
  return [{ id, field: field.join('.'), stored: inStored, folded: inFolded }];
};

/** The path of the first field in which two values differ, in content or in order; undefined where none does. */
const firstDifference = (a: unknown, b: unknown, path: readonly string[] = []): string[] | undefined => {
  if (Object.is(a, b)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return [...path];
  if (Array.isArray(a) !== Array.isArray(b)) return [...path];
  const [left, right] = [fieldsOf(a), fieldsOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [mine, other] = [left[index], right[index]];
    if (mine?.[0] !== other?.[0]) {
      const isShared = right.some(([name]) => name === mine?.[0]);
      return [...path, ((isShared ? other : mine) ?? other ?? [''])[0]];
    }
    const within = firstDifference(mine?.[1], other?.[1], [...path, mine?.[0] ?? '']);
    if (within) return within;
  }
  return undefined;
};

/** As a store brings them back: the id first, and nothing that is undefined. */
const fieldsOf = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .sort(([a], [b]) => Number(b === '_id') - Number(a === '_id'));

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (within, field) =>
      typeof within === 'object' && within !== null ? (within as Record<string, unknown>)[field] : undefined,
    value,
  );
