import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FinalGradesOf, FinalGradesOfHandler } from '../../../projections/final-grades/queries.js';
import { DiaryOf } from '../../../projections/diary-week/queries.js';
import { lessonColumn } from '../../../projections/journal-page/lesson-column.projection.js';
import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import { JournalPageOf, JournalPageOfHandler } from '../../../projections/journal-page/queries.js';
import { ClassReportOf, ClassReportOfHandler } from '../../../projections/performance/class-report.js';
import {
  ClassRatingOf,
  ClassRatingOfHandler,
  OwnRatingOf,
  OwnRatingOfHandler,
  SchoolRatingOf,
  SchoolRatingOfHandler,
} from '../../../projections/ratings/queries.js';
import type { Directory } from '../../people/directory.js';
import type { Vault } from '../../people/vault.js';
import { positionOf, recorded } from '../../../test/support/recorded.js';
import { diaryHandler } from '../../../test/support/diary-handler.js';
import { readsOf } from '../../../test/support/folded-reads.js';
import { loggedYear, storeOf } from '../../../test/support/logged-year.js';
import { PROPERTY_SEED } from '../../../test/support/property-seed.js';
import {
  aPageWithALesson,
  LESSON,
  PAGE,
  remarkWithdrawn,
  topicChanged,
} from '../../journal/page/page.examples.js';
import { formatPosition } from '../../eventing/position.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { AsOfReads } from './as-of-reads.js';
import { Moment } from './moment.js';
import { Moments } from './moments.js';

const log = loggedYear(PROPERTY_SEED);
const store = storeOf(log);
const live = readsOf(log);
const nothingSkipped: () => Promise<ReadonlySet<string>> = () => Promise.resolve(new Set<string>());

const asOf = (moment: Moment): Reads => new AsOfReads({ live, store, moment, skipsOf: nothingSkipped });
const eventOf = (number: number): Recorded => {
  const event = log[number - 1];
  if (!event) throw new Error(`The log has no event ${number.toString()}`);
  return event;
};

type Tell = (reads: Reads, at: string) => Promise<object | undefined>;

const directory = {
  names: () => Promise.resolve((id: string) => `Name of ${id}`),
} as unknown as Directory;
const vault = {
  open: ({ sealed: text }: { sealed: string }) => Promise.resolve(text),
} as unknown as Vault;
const page = new JournalPageOfHandler(directory, vault);
const finals = new FinalGradesOfHandler(vault);
const sheet = new ClassReportOfHandler(directory);
const ofClass = new ClassRatingOfHandler(directory);
const ofSchool = new SchoolRatingOfHandler(directory);
const ofPupil = new OwnRatingOfHandler();

const PUPILS = ['anna', 'boris', 'vera', 'dmitri'];
const PAGES = [...new Set(log.flatMap(({ streamName }) => /^journalPage-(.*)$/.exec(streamName)?.[1] ?? []))];
const pupil = fc.constantFrom(...PUPILS);
const term = fc.constantFrom('q1', 'q2', 'q3', 'q4');
const period = fc.oneof(
  term.map((termId) => ({ termId })),
  fc.constant({ yearId: 'y1' }),
);
const matter = fc.record({ period, subjectId: fc.constantFrom('math', 'music', undefined) });
const days = fc.constantFrom(
  { from: '2026-11-02', to: '2026-11-08' },
  { from: '2026-09-01', to: '2026-09-30' },
  { from: '2026-11-05', to: '2026-11-20' },
);

const asked = (reads: Reads, at: string) => ({ reads, at, atLeast: undefined });
const view: fc.Arbitrary<Tell> = fc.oneof(
  fc.tuple(pupil, days, fc.constantFrom('guardian' as const, 'pupil' as const)).map(
    ([id, { from, to }, audience]): Tell =>
      (reads) =>
        diaryHandler.execute(new DiaryOf(id, from, to, audience, undefined, reads)),
  ),
  fc.constantFrom(...PAGES).map(
    (pageId): Tell =>
      (reads, at) =>
        page.execute(new JournalPageOf(pageId, undefined, reads, at)),
  ),
  pupil.map(
    (id): Tell =>
      (reads) =>
        finals.execute(new FinalGradesOf(id, undefined, reads)),
  ),
  term.map(
    (termId): Tell =>
      (reads, at) =>
        sheet.execute(new ClassReportOf('h7', termId, asked(reads, at))),
  ),
  fc.tuple(fc.constantFrom('h7', 'h8'), matter).map(
    ([classId, of]): Tell =>
      (reads, at) =>
        ofClass.execute(new ClassRatingOf(classId, of, asked(reads, at))),
  ),
  fc.tuple(fc.constantFrom(undefined, '7', '8'), matter).map(
    ([parallel, of]): Tell =>
      (reads, at) =>
        ofSchool.execute(new SchoolRatingOf('school1', parallel, of, asked(reads, at))),
  ),
  fc.tuple(pupil, matter).map(
    ([id, of]): Tell =>
      (reads, at) =>
        ofPupil.execute(new OwnRatingOf(id, of, asked(reads, at))),
  ),
);

/** What is told, without the position of the newest document that was read for it; or how it was refused. */
const toldBy = async (telling: Promise<object | undefined>): Promise<unknown> => {
  try {
    const told = (await telling) as { position?: unknown; asOf?: object; head?: object } | undefined;
    return (
      told && { ...told, position: undefined, asOf: { ...told.asOf, position: undefined }, head: undefined }
    );
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('What is read as of a moment', () => {
  it('is what the same question had for an answer when the log was no longer, by position and by instant', async () => {
    const number = fc.integer({ min: 1, max: log.length });
    await fc.assert(
      fc.asyncProperty(number, view, fc.boolean(), async (last, tell, byInstant) => {
        const { metadata, position } = eventOf(last);
        const at = metadata.recordedAt;
        const { commit, prepare } = position;
        const named = byInstant ? { at } : { position: `${commit.toString()}/${prepare.toString()}` };
        const { moment } = await new Moments(store).find(named, '9999-01-01T00:00:00.000Z');
        expect(moment.instant).toBe(at);
        const then = await toldBy(tell(asOf(moment), at));
        expect(then).toEqual(await toldBy(tell(readsOf(log.slice(0, last)), at)));
      }),
      { numRuns: 150 },
    );
  });

  it('is there of everything that is asked for here, once something was written about it', async () => {
    const half = eventOf(Math.floor(log.length / 2));
    for (const tell of fc.sample(view, 40)) {
      const told = await toldBy(tell(asOf(Moment.of(half)), half.metadata.recordedAt));
      expect(typeof told).toBe('object');
    }
  });

  it('is read where it is as long as nothing has changed', async () => {
    const watched = storeOf(log);
    const moment = Moment.of(eventOf(log.length));
    const reads = new AsOfReads({ live, store: watched, moment, skipsOf: nothingSkipped });
    const [pageId = ''] = PAGES;
    expect(await reads.get(pageHead, pageId)).toBe(await live.get(pageHead, pageId));
    expect(await reads.get(pageHead, 'no.such.page')).toBeUndefined();
    expect(watched.read()).toBe(0);
  });

  it('takes no other streams than those of what has changed, and each once', async () => {
    const watched = storeOf(log);
    const [pageId = ''] = PAGES;
    const stream = log.filter(({ streamName }) => streamName === `journalPage-${pageId}`);
    // Not everything that is written in a page changes what is read here.
    const changed = stream.findLastIndex(({ type }) => lessonColumn.handles.some((each) => each === type));
    const last = stream[changed - 1] ?? eventOf(1);
    const reads = new AsOfReads({ live, store: watched, moment: Moment.of(last), skipsOf: nothingSkipped });
    const read = async () => {
      const head = await reads.get(pageHead, pageId);
      return [head, await reads.getMany(lessonColumn, head?.lessonIds ?? [])];
    };
    const first = await read();
    expect(watched.read()).toBe(stream.length);
    expect(await read()).toEqual(first);
    expect(watched.read()).toBe(stream.length);
  });

  it('makes nothing of an event that was skipped when the projection stopped at it', async () => {
    const history = [...aPageWithALesson, remarkWithdrawn(), topicChanged('Fractions', 'Powers')];
    const events = history.map((event, index): Recorded => ({
      ...recorded(event, index + 1),
      streamName: `journalPage-${PAGE}`,
    }));
    const [poison, last] = events.slice(-2);
    if (!poison || !last) throw new Error('The history is too short');
    const changedSince = { _id: LESSON, position: positionOf(history.length + 1) };
    const column = (skips: readonly string[]) =>
      new AsOfReads({
        live: { ...live, getMany: () => Promise.resolve(new Map([[LESSON, changedSince as never]])) },
        store: storeOf(events),
        moment: Moment.of(last),
        skipsOf: () => Promise.resolve(new Set(skips)),
      }).get(lessonColumn, LESSON);
    await expect(column([])).rejects.toThrow('RemarkWithdrawn');
    expect(await column([formatPosition(poison.position)])).toMatchObject({ topic: 'Powers', remarks: [] });
  });
});
