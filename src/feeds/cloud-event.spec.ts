import { describe, expect, it } from '@jest/globals';
import { loggedYear } from '../../test/support/logged-year.js';
import { recorded } from '../../test/support/recorded.js';
import type { DomainEvent } from '../eventing/decider.js';
import type { Recorded } from '../eventing/envelope.js';
import { Ids } from '../people/ids.js';
import type { Sealed } from '../people/sealed.values.js';
import { cloudEventOf, type Telling } from './cloud-event.js';
import { isInFeed } from './event-types.js';

const ids = new Ids(Buffer.alloc(32, 9));
/** As ids of people are, so that none is found in another word by chance. */
const id = (name: string): string => ids.of('a person of the spec', name);
const PUPIL = id('pupil');
const TEACHER = id('teacher');
const GUARDIAN = id('guardian');
const sealed = (text: string, of = PUPIL): Sealed => ({ sealed: text, of, in: 'command' });

const pseudonymsBy = (key: number) => {
  const ids = new Ids(Buffer.alloc(32, key));
  return (personId: string) => ids.of('person', personId);
};
const pseudonymOf = pseudonymsBy(1);
const pseudonymous: Telling = {
  identification: 'pseudonymous',
  ...{ pseudonymOf, schemas: 'https://journal.example/api/feeds/schemas' },
  open: () => Promise.reject(new Error('Nothing is opened for a pseudonymous consumer.')),
};
const identified: Telling = {
  ...pseudonymous,
  identification: 'identified',
  open: ({ sealed: text }) => Promise.resolve(text === 'erased' ? undefined : `opened ${text}`),
};

const by = (event: DomainEvent, more: Partial<Recorded> = {}): Recorded => {
  const one = recorded(event, 3);
  const actor = { accountId: 'account', personId: TEACHER, role: 'teacher', onBehalfOf: GUARDIAN } as const;
  return { ...one, ...more, metadata: { ...one.metadata, actor } };
};

const lessonId = `7b.math.q2.20261123-2`;
const corrected = by({
  type: 'GradeCorrected',
  data: {
    ...{ pageId: '7b.math.q2', lessonId, date: '2026-11-23', gradeId: `${lessonId}.${PUPIL}` },
    ...{ pupilId: PUPIL, work: { code: 'test', title: 'Test', abbreviation: 'T', weight: 2 } },
    ...{ from: '3', to: '4', reason: { code: 'recount', text: sealed('Counted anew') }, late: true },
  },
});

describe('An event for a pseudonymous consumer', () => {
  it('has ids of its own for people, wherever they stand, and no text', async () => {
    const told = await cloudEventOf(corrected, pseudonymous);
    const pupil = pseudonymOf(PUPIL);
    expect(told).toMatchObject({
      ...{ specversion: '1.0', type: 'org.school-journal.GradeCorrected.v1' },
      ...{ actor: pseudonymOf(TEACHER), onbehalfof: pseudonymOf(GUARDIAN) },
      dataschema: 'https://journal.example/api/feeds/schemas/GradeCorrected.v1.json',
      data: {
        ...{ pupilId: pupil, gradeId: `${lessonId}.${pupil}`, from: '3', to: '4', late: true },
        reason: { code: 'recount' },
      },
    });
    expect(JSON.stringify(told)).not.toContain('Counted anew');
  });

  it('has them in the name of the stream, too', async () => {
    const signed = by(
      {
        type: 'WeekAcknowledged',
        data: { pupilId: PUPIL, week: '2026-W48', guardianId: GUARDIAN, seen: '9/9' },
      },
      { streamName: `diary-${PUPIL}.2026` },
    );
    const { subject } = await cloudEventOf(signed, pseudonymous);
    expect(subject).toBe(`diary-${pseudonymOf(PUPIL)}.2026`);
  });

  it('has none of the journal’s ids of people in a whole year, nor of what is sealed', async () => {
    const people = ['anna', 'boris', 'vera', 'dmitri', 'mother', 'nurse', 'petrova'];
    const swapped = JSON.stringify(loggedYear(3), (_, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    ).replaceAll(/\b(?:anna|boris|vera|dmitri|mother|nurse|petrova)\b/g, id);
    const year = (JSON.parse(swapped) as Recorded[]).filter(({ type }) => isInFeed(type));
    expect(year.length).toBeGreaterThan(100);
    const told = JSON.stringify(await Promise.all(year.map((event) => cloudEventOf(event, pseudonymous))));
    for (const person of people) expect([person, told.includes(id(person))]).toEqual([person, false]);
    expect(told).not.toContain('sealed');
  });

  it('has other ids for another consumer', async () => {
    const other = { ...pseudonymous, pseudonymOf: pseudonymsBy(2) };
    const [one, two] = await Promise.all(
      [pseudonymous, other].map((telling) => cloudEventOf(corrected, telling)),
    );
    expect(one?.actor).not.toBe(two?.actor);
  });

  it('has no field that the schema does not know', async () => {
    const grown = { ...corrected, data: { ...corrected.data, nickname: 'Annie' } };
    expect(JSON.stringify(await cloudEventOf(grown, pseudonymous))).not.toContain('Annie');
  });
});

describe('An event for an identified consumer', () => {
  it('has the journal’s ids, and texts opened', async () => {
    expect(await cloudEventOf(corrected, identified)).toMatchObject({
      actor: TEACHER,
      data: {
        ...{ pupilId: PUPIL, gradeId: `${lessonId}.${PUPIL}` },
        reason: { code: 'recount', text: 'opened Counted anew' },
      },
    });
  });

  it('has null for a text of whom has been erased', async () => {
    const made = by({
      type: 'RemarkMade',
      data: {
        ...{ pageId: '7b.math.q2', lessonId, date: '2026-11-23', remarkId: `${lessonId}.r1`, pupilId: PUPIL },
        ...{ kind: 'praise', text: sealed('erased'), visibleTo: 'both' },
      },
    });
    expect(await cloudEventOf(made, identified)).toMatchObject({ data: { text: null } });
  });
});
