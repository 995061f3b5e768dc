import { finalGrades } from '../../../../projections/final-grades/projection.js';
import type { FinalGrades } from '../../../../projections/final-grades/read-model.js';
import { gradeHistory } from '../../../../projections/grade-history/projection.js';
import type { GradeHistory } from '../../../../projections/grade-history/read-model.js';
import type { DomainEvent } from '../../../eventing/decider.js';
import type { Recorded } from '../../../eventing/envelope.js';
import { START } from '../../../eventing/position.js';
import type { Projection, ReadModel } from '../../../eventing/projection.js';
import type { LoggedEvent } from '../../transparency/entry.js';
import type { Displayed } from './bundle-format.js';
import { displayedFinals, displayedGrade, keyOfDisplayed } from './displayed.js';
import type { Bundle, BundleEvent } from './read-bundle.js';
import { proven, unproven, wrong, type Statement } from './statements.js';

/** Checks that what the journal displays is what its events make of it: no more, no less, nothing else. */
export const checkHistory = ({ events, displayed }: Bundle): readonly Statement[] => {
  const folding = foldAll(events);
  if (!(folding instanceof Map)) return [folding];
  const wrongs = [...folding.values()].flatMap(brokenIn);
  const seen = new Set<string>();
  for (const line of displayed) {
    const key = keyOfDisplayed(line);
    const expected = folding.get(key);
    if (seen.has(key)) wrongs.push(wrong('displayedTwice', { what: key }));
    else if (!expected) wrongs.push(wrong('displayedUnfounded', { what: key }));
    else {
      const field = firstDifference(line, expected);
      if (field !== undefined) wrongs.push(wrong('displayedOtherwise', { what: key, field }));
    }
    seen.add(key);
  }
  const hidden = [...folding.keys()].filter((key) => !seen.has(key));
  const all = [...wrongs, ...hidden.map((what) => wrong('notDisplayed', { what }))];
  if (all.length > 0) return all;
  return [proven('displayed', { displayed: displayed.length }), unproven('namesByWord', {})];
};

/** The grades of some events as the journal's own projections fold them, by what they are known by. */
const foldAll = (events: readonly BundleEvent[]): Map<string, Displayed> | Statement => {
  const [grades, finals] = [new Map<string, GradeHistory>(), new Map<string, FinalGrades>()];
  for (const { leaf, event } of events.toSorted((a, b) => a.leaf - b.leaf)) {
    try {
      fold(gradeHistory, grades, event);
      fold(finalGrades, finals, event);
    } catch (error) {
      return wrong('impossible', { leaf, why: (error as Error).message });
    }
  }
  const all = [...[...grades.values()].map(displayedGrade), ...[...finals.values()].flatMap(displayedFinals)];
  return new Map(all.map((line) => [keyOfDisplayed(line), line]));
};

const fold = <Doc extends ReadModel, Event extends DomainEvent>(
  projection: Projection<Doc, Event>,
  documents: Map<string, Doc>,
  event: LoggedEvent,
): void => {
  if (!projection.handles.includes(event.type)) return;
  const recorded = recordedAs<Event>(event);
  for (const id of projection.idsOf(recorded)) {
    if (typeof id !== 'string') throw new Error(`${event.type} names nothing.`);
    documents.set(id, projection.evolve(documents.get(id), recorded, id));
  }
};

/** The log has no positions of the store: they are left out of what is compared. */
const recordedAs = <Event extends DomainEvent>({
  stream,
  revision,
  ...event
}: LoggedEvent): Recorded<Event> =>
  ({
    ...event,
    streamName: stream,
    revision: BigInt(revision),
    position: START,
  }) as unknown as Recorded<Event>;

/** Every change tells what it found: that is what the one before it had left. */
const brokenIn = (line: Displayed): Statement[] => {
  const changes = line.kind === 'grade' ? line.chain : line.changes;
  let was: string | undefined;
  for (const { from, to } of changes) {
    if (was !== undefined && from !== was) {
      return [wrong('brokenChain', { what: keyOfDisplayed(line), from: from ?? '', was })];
    }
    was = to;
  }
  return [];
};

/** The path of the first member in which two JSON values differ; undefined where none does. */
const firstDifference = (a: unknown, b: unknown, path = ''): string | undefined => {
  if (Object.is(a, b)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path;
  if (Array.isArray(a) !== Array.isArray(b)) return path;
  const [left, right] = [membersOf(a), membersOf(b)];
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const within = firstDifference(left.get(name), right.get(name), path === '' ? name : `${path}.${name}`);
    if (within !== undefined) return within;
  }
  return undefined;
};

const membersOf = (value: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(value).filter(([, member]) => member !== undefined));
