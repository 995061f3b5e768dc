import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readsOfLog } from '../../../test/support/folded-reads.js';
import { randomYear } from '../../../test/support/random-year.js';
import {
  CORRECTION_TYPES,
  type CorrectionEvent,
} from '../../../projections/account-corrections/projection.js';
import type { Actor, Recorded } from '../../eventing/envelope.js';
import { termOf } from '../../journal/page/page-ids.values.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import { AccountsWork } from './accounts-work.js';
import { logOf, type Entry } from './alerts.examples.js';
import { findingsIn } from './rules/findings.rules.js';
import { seenAt } from './rules/seen-correction.examples.js';
import type { SeenCorrection } from './rules/seen-correction.values.js';
import { USUAL_THRESHOLDS } from './rules/thresholds.values.js';

const MINUTE_MS = 60_000;
/** The first month of each term. */
const MONTHS: Readonly<Record<string, string>> = { q1: '09', q2: '11', q3: '02', q4: '04' };

/** A random year as teachers write it, each in a page: in the afternoons, with some minutes for each thing. */
const writtenByTeachers = (seed: number): readonly Entry[] => {
  const lastIn = new Map<string, number>();
  return randomYear(seed)
    .filter(({ streamName }) => streamName.startsWith('journalPage-'))
    .flatMap(({ events, streamName }) => events.map((event) => ({ event, pageId: streamName.slice(12) })))
    .map(({ event, pageId }) => {
      const first = `2026-${MONTHS[termOf(pageId)] ?? ''}-01`;
      const { date = first } = event.data as { date?: CivilDate };
      const earliest = (lastIn.get(pageId) ?? 0) + 7 * MINUTE_MS;
      const at = atSchool(Math.max(Date.parse(`${date}T14:00:00.000Z`), earliest));
      lastIn.set(pageId, at);
      const actor: Actor = { accountId: `account of ${pageId}`, personId: 'petrova', role: 'teacher' };
      return { event, at, actor };
    })
    .sort((a, b) => a.at - b.at)
    .map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
};

/** That instant, or the next afternoon of a working day. */
const atSchool = (instant: number): number => {
  const time = new Date(instant);
  const isLate = time.getUTCHours() >= 18;
  if (!isLate && time.getUTCDay() % 6 !== 0) return instant;
  return atSchool(Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate() + 1, 14));
};

describe('Rules on corrections', () => {
  it('find nothing in any random ordinary year, after none of its corrections', async () => {
    const seeds = fc.sample(fc.nat(), 5);
    let corrections = 0;
    for (const seed of seeds) {
      const log = logOf(writtenByTeachers(seed));
      const work = new AccountsWork(readsOfLog(log), USUAL_THRESHOLDS);
      for (const event of log.filter(({ type }) => CORRECTION_TYPES.some((each) => each === type))) {
        const done = await work.upTo(event as Recorded<CorrectionEvent>, undefined);
        const found = findingsIn(
          done.map(({ seen }) => seen),
          USUAL_THRESHOLDS,
        );
        expect({ seed, at: event.metadata.recordedAt, found }).toMatchObject({ found: [] });
        corrections++;
      }
    }
    expect(corrections).toBeGreaterThan(50);
  }, 120_000);

  it('find something at the fifth better grade in pages of others at the latest, whatever else is corrected', () => {
    const DAY = 24 * 60;
    const minutes = fc.nat(29 * DAY);
    const ownWork = fc.record({
      page: fc.constantFrom('own1', 'own2'),
      ownPage: fc.constant(true),
      upward: fc.boolean(),
    });
    const worse = fc.record({ page: fc.constantFrom('p1', 'p2'), upward: fc.constant(false) });
    const better = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5').map((page) => ({ page }));
    const spread = fc
      .shuffledSubarray(['p1', 'p2', 'p3', 'p4', 'p5'], { minLength: 4, maxLength: 4 })
      .chain((pages) => better.map((fifth) => [...pages.map((page) => ({ page })), fifth]));
    const timed = <T>(arbitrary: fc.Arbitrary<T>) => fc.tuple(minutes, arbitrary);
    fc.assert(
      fc.property(
        fc.array(timed(ownWork), { maxLength: 20 }),
        fc.array(timed(worse), { maxLength: 7 }),
        spread.chain((five) =>
          fc.tuple(fc.array(minutes, { minLength: 5, maxLength: 5 }), fc.constant(five)),
        ),
        (own, down, [times, five]) => {
          const attack = five.map((each, index) => [times[index] ?? 0, each] as const);
          const corrections = [...own, ...down, ...attack]
            .toSorted(([a], [b]) => a - b)
            .map(([minute, more], index) => at(minute, { ...more, pupilId: `pupil${index.toString()}` }));
          const last = corrections.findLastIndex(({ ownPage, upward }) => !ownPage && upward);
          expect(findingsIn(corrections.slice(0, last + 1), USUAL_THRESHOLDS)).not.toEqual([]);
        },
      ),
    );
  });

  it('find nothing that was found to be ordinary before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60 * 24 * 60), { maxLength: 60 }), (times) => {
        const known = times
          .toSorted((a, b) => a - b)
          .map((minute) =>
            at(minute, { page: `p${(minute % 9).toString()}`, ordinary: true, newcomer: true }),
          );
        expect(findingsIn(known, USUAL_THRESHOLDS)).toEqual([]);
      }),
    );
  });
});

/** So many minutes into November. */
const at = (minute: number, more: Partial<SeenCorrection>): SeenCorrection => {
  const instant = new Date(Date.UTC(2026, 10, 1) + minute * MINUTE_MS).toISOString();
  return seenAt(instant.slice(0, 16), more);
};
