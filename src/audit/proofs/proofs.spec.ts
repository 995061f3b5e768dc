import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readsOf } from '../../../test/support/folded-reads.js';
import { MemoryCollection } from '../../../test/support/memory-collection.js';
import { LOG_KEY, MemoryTransparencyLog } from '../../../test/support/memory-transparency-log.js';
import { recorded } from '../../../test/support/recorded.js';
import type { DomainEvent } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { Recorded } from '../../eventing/envelope.js';
import {
  aPageWithALesson,
  DEBT,
  debtMarked,
  debtSettled,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  PAGE,
  termGradeCorrected,
  termGradeGiven,
} from '../../journal/page/page.examples.js';
import { corrected, finalGrade } from '../../journal/year-sheet/year-sheet.examples.js';
import { Vault } from '../../people/vault.js';
import { connected, reasonListed, subjectAdded, term, year } from '../../school/school.examples.js';
import { loggedEvent } from '../log/log-builder.js';
import { Proofs } from './proofs.js';
import { scopeOfClass } from './scope-streams.js';
import type { Scope } from './verifier/bundle-format.js';
import { verify, type Verdict } from './verifier/verify.js';
import { readZip } from './verifier/zip-reader.js';

type Journal = readonly (readonly [stream: string, event: DomainEvent])[];

const PAGE_STREAM = `journalPage-${PAGE}`;
const SHEET = 'yearSheet-7b.y1';
const ANNAS_GRADE = gradeIdOf('anna');

const theSchool: Journal = [
  ['school-school1', connected],
  ['school-school1', { type: 'AcademicYearOpened', data: year }],
  ['school-school1', { type: 'TermDefined', data: { ...term, termId: 'q2', title: 'Second quarter' } }],
  ['school-school1', subjectAdded],
  ['school-school1', reasonListed('recounted', 'Recounted')],
  ['class-7b', { type: 'ClassFormed', data: { classId: '7b', schoolId: 'school1', title: '7B' } }],
  ['class-7b', { type: 'PupilEnrolled', data: { classId: '7b', pupilId: 'anna', from: '2026-09-01' } }],
  [
    'class-7bm',
    {
      type: 'GroupFormed',
      data: { classId: '7bm', schoolId: 'school1', title: '7B/1', subjectId: 'math', partOf: '7b' },
    },
  ],
  ['person-anna', { type: 'PersonRegistered', data: { personId: 'anna', personal: {}, digest: 'd' } }],
];

const thePage = (...events: readonly DomainEvent[]): Journal =>
  [...aPageWithALesson, ...events].map((event) => [PAGE_STREAM, event]);

const theSheet: Journal = [
  [SHEET, finalGrade('anna', '4', { groupId: '7b' })],
  [SHEET, corrected('4', '5')],
];

/** Everything as the store has it. */
const storedOf = (journal: Journal): readonly Recorded[] => {
  const revisions = new Map<string, bigint>();
  return journal.map(([streamName, event], index) => {
    const revision = (revisions.get(streamName) ?? -1n) + 1n;
    revisions.set(streamName, revision);
    return { ...recorded(event, index + 1), streamName, revision };
  });
};

let vault: Vault;
beforeEach(() => {
  vault = new Vault(new MemoryCollection().db, randomBytes(32));
});

/** @param logged how many events the newest checkpoint covers; all, where it isn't given. */
const proofsOf = (journal: Journal, logged = journal.length): Proofs => {
  const stored = storedOf(journal);
  const log = new MemoryTransparencyLog().log(...stored.slice(0, logged).map(loggedEvent));
  log.publish();
  return new Proofs({
    source: log,
    store: {
      readStream: async function* (name) {
        yield* await Promise.resolve(stored.filter(({ streamName }) => streamName === name));
      },
      readAll: async function* () {
        yield await Promise.resolve(stored);
      },
      lastPosition: () => Promise.resolve(stored.at(-1)?.position ?? { commit: 0n, prepare: 0n }),
    },
    reads: readsOf(journal.map(([, event]) => event)),
    directory: { names: () => Promise.resolve((id) => `Name of ${id}`) },
    vault,
    verifier: () => Promise.resolve(Buffer.from('// the verifier')),
  });
};

const bundle = (proofs: Proofs, scope: Scope): Promise<Buffer> => proofs.bundle({ scope, language: 'en' });

const verified = (zip: Buffer): Verdict => verify(zip, { keys: [LOG_KEY], checkpoints: new Map() });

/** What a verified bundle shows of each stream. */
const streamsIn = (zip: Buffer): Readonly<Record<string, string>> => {
  const { holds, statements } = verified(zip);
  expect(statements.filter(({ mark }) => mark === 'wrong')).toEqual([]);
  expect(holds).toBe(true);
  return Object.fromEntries(
    statements.flatMap(({ code, about }) => {
      if (code === 'wholeStream') return [[about.stream, about.events.toString()]];
      return code === 'countedStream'
        ? [[about.stream, `${about.shown.toString()} of ${about.logged.toString()}`]]
        : [];
    }),
  );
};

const fileIn = (zip: Buffer, name: string): string =>
  readZip(zip)
    .find((file) => file.name === name)
    ?.content()
    .toString() ?? '';

const grades = [
  gradeGiven('4'),
  gradeGiven('3', { pupilId: 'boris' }),
  gradeCorrected('4', '5', { reason: { code: 'recounted' } }),
  termGradeGiven('anna', '5'),
  termGradeCorrected('5', '4'),
];
const journal = [...theSchool, ...thePage(...grades), ...theSheet];
const GRADE: Scope = { kind: 'grade', grade: ANNAS_GRADE, pupil: 'anna' };

describe('a bundle', () => {
  it('about a grade discloses its changes, and counts the rest of its page', async () => {
    expect(streamsIn(await bundle(proofsOf(journal), GRADE))).toEqual({ [PAGE_STREAM]: '3 of 10' });
  });

  it('about a grade that settled a debt discloses the debt too, and no other', async () => {
    const settled = thePage(
      debtMarked(),
      debtMarked({ debtId: 'another', pupilId: 'boris' }),
      gradeGiven('4', { settles: DEBT }),
      debtSettled(),
      gradeCorrected('4', '5', { reason: { code: 'recounted' } }),
    );
    const zip = await bundle(proofsOf([...theSchool, ...settled]), GRADE);
    expect(streamsIn(zip)).toEqual({ [PAGE_STREAM]: '5 of 10' });
    expect(fileIn(zip, 'events.jsonl')).not.toContain('boris');
  });

  it('about a pupil discloses what is about the pupil, and counts the rest', async () => {
    const zip = await bundle(proofsOf(journal), { kind: 'pupil', pupil: 'anna' });
    expect(streamsIn(zip)).toEqual({ [PAGE_STREAM]: '6 of 10', [SHEET]: '2 of 2' });
    expect(fileIn(zip, 'events.jsonl')).not.toContain('boris');
  });

  it('about a class discloses the pages of its groups and its sheets', async () => {
    const scope = await scopeOfClass('7b', undefined, readsOf(journal.map(([, event]) => event)));
    expect(scope).toEqual({ kind: 'class', class: '7b', groups: ['7bm'] });
    expect(scope && streamsIn(await bundle(proofsOf(journal), scope))).toEqual({
      [PAGE_STREAM]: '10',
      [SHEET]: '2',
    });
  });

  it('about a class or pupil in a term, or a term, discloses the pages of the term', async () => {
    const scopes: Scope[] = [
      { kind: 'class', class: '7b', groups: [], term: 'q2' },
      { kind: 'term', term: 'q2' },
    ];
    for (const scope of scopes) {
      expect(streamsIn(await bundle(proofsOf(journal), scope))).toEqual({ [PAGE_STREAM]: '10' });
    }
    const zip = await bundle(proofsOf(journal), { kind: 'pupil', pupil: 'anna', term: 'q1' });
    expect(streamsIn(zip)).toEqual({});
  });

  it('about a school discloses its settings, classes, pages and sheets, and nobody’s personal data', async () => {
    const zip = await bundle(proofsOf(journal), { kind: 'school', school: 'school1' });
    expect(streamsIn(zip)).toEqual({
      ...{ 'school-school1': '5', 'class-7b': '2', 'class-7bm': '1' },
      ...{ [PAGE_STREAM]: '10', [SHEET]: '2' },
    });
  });

  it('about everything discloses everything', async () => {
    const zip = await bundle(proofsOf(journal), { kind: 'everything' });
    expect(Object.keys(streamsIn(zip))).toHaveLength(6);
    expect(verified(zip).statements).toContainEqual({
      mark: 'proven',
      code: 'wholeLog',
      about: { size: journal.length },
    });
  });

  it('is of no class that isn’t there', async () => {
    expect(await scopeOfClass('none', undefined, readsOf([]))).toBeUndefined();
  });

  it('tells what is displayed with names, subjects and reasons as they are read', async () => {
    const zip = await bundle(proofsOf(journal), { kind: 'term', term: 'q2' });
    const text = fileIn(zip, 'report.html')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain('Name of anna · Mathematics · Grade: Oral answer · 2026-11-23');
    expect(text).toContain('corrected 4 → 5 Name of petrova Recounted');
    expect(text).toMatch(
      /Term grade: Second quarter .* given 5 Name of petrova .* corrected 5 → 4 Name of petrova/,
    );
    expect(fileIn(zip, 'README.txt')).toContain(`leaves ${journal.length.toString()}`);
    expect(fileIn(zip, 'verify.mjs')).toBe('// the verifier');
  });
});

describe('what no checkpoint covers yet', () => {
  const notYet = async (proofs: Proofs, scope: Scope): Promise<DomainError> => {
    const error: unknown = await bundle(proofs, scope).catch((thrown: unknown) => thrown);
    if (error instanceof DomainError) return error;
    throw new Error('It was given out.');
  };

  it('is no proof of a grade that was given or changed in the meantime', async () => {
    const [page, first] = [theSchool.length + aPageWithALesson.length, theSchool.length];
    for (const logged of [first, page, page + 2]) {
      expect(await notYet(proofsOf(journal, logged), GRADE)).toMatchObject({
        code: 'not-yet-logged',
        kind: 'unavailable',
        retryAfter: 5,
      });
    }
    const covered = proofsOf(journal, page + 3);
    expect(streamsIn(await bundle(covered, GRADE))).toEqual({ [PAGE_STREAM]: '3 of 8' });
  });

  it('is left out of a bundle about more than a grade, with what is displayed of it', async () => {
    const upToGiven = theSchool.length + aPageWithALesson.length + 2;
    const zip = await bundle(proofsOf(journal, upToGiven), { kind: 'term', term: 'q2' });
    expect(streamsIn(zip)).toEqual({ [PAGE_STREAM]: '7' });
    expect(fileIn(zip, 'displayed.jsonl')).not.toContain('corrected');
  });

  it('is waited for where a term grade was corrected, whose average before is displayed no longer', async () => {
    expect((await notYet(proofsOf(journal, journal.length - 3), { kind: 'term', term: 'q2' })).code).toBe(
      'not-yet-logged',
    );
  });
});

describe('when somebody is erased', () => {
  it('every proof stays valid, and nobody reads any more what was written', async () => {
    const reason = { text: await vault.seal('anna', 'She was ill that day', 'command-1') };
    const comment = await vault.seal('anna', 'Well done', 'command-2');
    const told = [
      ...theSchool,
      ...thePage(
        gradeGiven('4', { comment }),
        gradeCorrected('4', '5', { reason }),
        termGradeGiven('anna', '5'),
      ),
    ];
    const proofs = proofsOf(told);
    const before = await bundle(proofs, GRADE);
    expect(fileIn(before, 'report.html')).toContain('She was ill that day');

    await vault.destroyKeyOf('anna');

    const after = await bundle(proofs, GRADE);
    expect(fileIn(after, 'report.html')).not.toContain('ill that day');
    for (const zip of [before, after]) expect(streamsIn(zip)).toEqual({ [PAGE_STREAM]: '3 of 8' });
    for (const file of ['events.jsonl', 'hashes.jsonl', 'displayed.jsonl', 'checkpoint.txt']) {
      expect(fileIn(after, file)).toBe(fileIn(before, file));
      expect(fileIn(after, file)).not.toContain('ill that day');
    }
    expect(verified(after)).toEqual(verified(before));
  });
});
