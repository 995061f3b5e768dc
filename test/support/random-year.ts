import fc from 'fast-check';
import { story } from '../../projections/story.examples.js';
import type { DomainEvent } from '../../src/eventing/decider.js';
import type { PageEvent } from '../../src/journal/page/page.events.js';
import { PAGE } from '../../src/journal/page/page.examples.js';
import { someHistory } from '../../src/journal/page/page.history.arbitraries.js';
import { pageIdOf } from '../../src/journal/page/page-ids.values.js';

/** What is appended to a stream at once. */
export interface Appended {
  readonly streamName: string;
  readonly events: readonly DomainEvent[];
}

const GROUPS = ['7b', '8a'];
const SUBJECTS = ['math', 'music'];
const TERMS = { q1: '09', q2: '11', q3: '02', q4: '04' };

/**
 * A school and its year, the same for the same seed: pages of several groups, subjects and terms, in each what the
 * page makes of some dozens of random commands, written in between one another.
 */
export const randomYear = (seed: number): readonly Appended[] => {
  const pages = GROUPS.flatMap((group) =>
    SUBJECTS.flatMap((subject) =>
      Object.entries(TERMS).map(([term, month]) => ({ pageId: pageIdOf(group, subject, term), month })),
    ),
  );
  const histories = fc.sample(someHistory, { seed, numRuns: pages.length });
  const written = pages.map(({ pageId, month }, index) =>
    (histories[index] ?? []).map((event) => ({
      streamName: `journalPage-${pageId}`,
      events: [elsewhere(event, pageId, month)],
    })),
  );
  return [{ streamName: 'story-1', events: story }, ...inTurn(written)];
};

/**
 * The same fact on another page, in another month; under an id as they are in a school where it is a name that every
 * object has, since the driver reads a document's field of such a name wrongly.
 */
const elsewhere = (event: PageEvent, pageId: string, month: string): DomainEvent => {
  const text = JSON.stringify(event)
    .replaceAll(PAGE, pageId)
    .replaceAll('2026-11-', `2026-${month}-`)
    .replaceAll('.202611', `.2026${month}`)
    .replaceAll(/"(constructor|toString|__proto__)"/g, '"dmitri"');
  const moved = JSON.parse(text) as PageEvent;
  if (moved.type !== 'PageOpened') return moved;
  const [groupId = '', subjectId = '', termId = ''] = pageId.split('.');
  return { ...moved, data: { ...moved.data, groupId, subjectId, termId } };
};

const inTurn = <T>(lists: readonly (readonly T[])[]): readonly T[] => {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) =>
    lists.flatMap((list) => list.slice(round, round + 1)),
  ).flat();
};
