import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { attemptsOf } from '../../src/access/attempts.js';
import type { Document } from '../../src/eventing/document-store.js';
import { Destruction } from '../../src/people/erasure/destruction.js';
import type { PersonPlace } from '../../src/people/person-place.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';

const NOW = new Date('2026-11-29T09:00:00Z');

const anna: PersonPlace = {
  personId: 'anna',
  guardians: [],
  accounts: [{ _id: 'a1', personId: 'anna', roles: [{ role: 'pupil', schoolId: 's1' }], ended: true }],
  schoolIds: ['s1'],
};

describe('A destruction', () => {
  let stores: EmbeddedStores;
  let vault: Vault;
  let sealed: Sealed;

  const db = () => stores.documents.vault;
  const put = async (collection: string, ...documents: readonly Document[]) => {
    await db().collection(collection).deleteMany({});
    await db()
      .collection(collection)
      .insertMany([...documents]);
  };
  const idsIn = async (collection: string) =>
    (await db().collection(collection).find().sort({ _id: 1 }).toArray()).map(({ _id }) => String(_id));

  beforeAll(async () => {
    stores = await startStores();
  });
  afterAll(() => stores.close());
  beforeEach(async () => {
    await db().dropDatabase();
    vault = new Vault(db(), randomBytes(32));
    sealed = await vault.seal('anna', 'Anna Lee', 'command');
    const of = (person: string) => ({ message: { sealed: 'x', of: person, in: 'n' }, schoolId: 's1' });
    await put(
      'sessions',
      { _id: 't1', accountId: 'a1' },
      { _id: 't2', accountId: 'a1' },
      { _id: 't3', accountId: 'b1' },
    );
    await put('credentials', { _id: 'a1', hash: 'x' }, { _id: 'b1', hash: 'x' });
    await put('signInAttempts', ...['a1', 'k1', 'b1', 'k2'].flatMap(attemptsOf).map((_id) => ({ _id })));
    await put('secondFactors', { _id: 'k1', accountId: 'a1' }, { _id: 'k2', accountId: 'b1' });
    await put('totpEnrolments', { _id: 'a1' }, { _id: 'b1' });
    await put('spareCodes', { _id: 'c1', accountId: 'a1' }, { _id: 'c2', accountId: 'b1' });
    await put('devices', { _id: 'a1 d1', accountId: 'a1' }, { _id: 'b1 d1', accountId: 'b1' });
    await put(
      'diaryVisits',
      { _id: 'anna:anna', personId: 'anna', pupilId: 'anna' },
      { _id: 'mother:anna', personId: 'mother', pupilId: 'anna' },
      { _id: 'mother:boris', personId: 'mother', pupilId: 'boris' },
    );
    await put('sampleSignIns', { _id: 'pupil', accountId: 'a1' }, { _id: 'teacher', accountId: 'b1' });
    await put('outbox', { _id: 'm1', ...of('anna') }, { _id: 'm2', ...of('boris') });
    await put(
      'notices',
      { _id: 'n1', schoolId: 's1', recipientId: 'anna' },
      { _id: 'n2', schoolId: 's1', recipientId: 'mother', pupilId: 'anna' },
      { _id: 'n3', schoolId: 's1', recipientId: 'mother', pupilId: 'boris' },
    );
  });

  const COUNTS = {
    ...{ sessions: 2, credentials: 1, attempts: attemptsOf('a1').length * 2, signIns: 1 },
    ...{ secondFactors: 1, enrolments: 1, spareCodes: 1, devices: 1, messages: 1, notices: 2 },
    diaryVisits: 2,
  };
  const expectAllGone = async () => {
    expect(await vault.open(sealed)).toBeUndefined();
    const left = {
      ...{ sessions: ['t3'], credentials: ['b1'], secondFactors: ['k2'], totpEnrolments: ['b1'] },
      ...{ signInAttempts: ['b1', 'k2'].flatMap(attemptsOf).toSorted(), spareCodes: ['c2'] },
      ...{
        diaryVisits: ['mother:boris'],
        devices: ['b1 d1'],
        sampleSignIns: ['teacher'],
        outbox: ['m2'],
        notices: ['n3'],
      },
    };
    const found = Object.keys(left).map(async (name) => [name, await idsIn(name)] as const);
    expect(Object.fromEntries(await Promise.all(found))).toEqual(left);
  };

  test('leaves nothing of the person, and everything of others', async () => {
    const destruction = new Destruction(db(), vault);
    await destruction.of(anna, NOW);
    await expectAllGone();
    expect(await destruction.record('anna')).toEqual({ _id: 'anna', destroyed: COUNTS, finishedAt: NOW });
  });

  test('that was broken off goes on, and tells the same in the end', async () => {
    const broken = new Destruction(db(), {
      seal: vault.seal.bind(vault),
      destroyKeyOf: () => Promise.reject(new Error('killed')),
    });
    await expect(broken.of(anna, NOW)).rejects.toThrow('killed');
    expect(await vault.open(sealed)).toBe('Anna Lee');
    const destruction = new Destruction(db(), vault);
    expect((await destruction.record('anna'))?.finishedAt).toBeUndefined();
    await destruction.of(anna, NOW);
    await destruction.of(anna, new Date(NOW.getTime() + 1_000));
    await expectAllGone();
    expect(await destruction.record('anna')).toEqual({ _id: 'anna', destroyed: COUNTS, finishedAt: NOW });
  });

  test('keeps the first words about it, sealed, and they outlast the person', async () => {
    const destruction = new Destruction(db(), vault);
    await destruction.note('anna', { reason: 'Asked in writing' });
    await destruction.note('anna', { reason: 'Asked again' });
    await destruction.of(anna, NOW);
    const words = (await destruction.record('anna'))?.words;
    expect(words && (await vault.open(words))).toBe('{"reason":"Asked in writing"}');
  });
});
