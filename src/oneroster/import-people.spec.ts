import { beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryCollection } from '../../test/support/memory-collection.js';
import { MemoryEventStore } from '../../test/support/memory-event-store.js';
import { Ids } from '../people/ids.js';
import type { PersonRegistered } from '../people/person.events.js';
import { Vault } from '../people/vault.js';
import { runnersOn, type Runners } from '../runners.js';
import { readFiles } from './bundle.js';
import { importRoster, type ImportReport } from './import.js';
import { bytesOf, setCell, specimen } from './specimen.js';

const ids = new Ids(Buffer.alloc(32, 1));
const GUARDIAN = ids.of('person', 'm1');
/** The guardian's line in the users of the specimen. */
const LINE = 3;

let store: MemoryEventStore;
let runners: Runners;
let vault: Vault;

const startAnew = (): void => {
  store = new MemoryEventStore();
  runners = runnersOn(store);
};

beforeEach(() => {
  startAnew();
  vault = new Vault(new MemoryCollection().db, Buffer.alloc(32, 2));
});

const roster = (): Map<string, string> => {
  const files = specimen();
  setCell(files, 'results', 2, 'score', '17');
  return files;
};
const withGuardians = (column: string, value: string) => {
  const files = roster();
  setCell(files, 'users', LINE, column, value);
  return files;
};
const importOn = async (
  day: string,
  files: Map<string, string>,
  trustContacts = false,
): Promise<ImportReport> => {
  const reading = readFiles(bytesOf(files));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  const more = { timeZone: 'Europe/Lisbon', at: `${day}T10:00:00Z`, progress: () => undefined };
  return importRoster(reading.roster, { runners, vault, ids, trustContacts, ...more });
};
const guardian = () => runners.people.load(GUARDIAN);

describe('the contacts of imported people', () => {
  test('are not verified, unless the school vouches for them, which it does once', async () => {
    await importOn('2026-11-23', roster());
    const { contacts, verified } = await guardian();
    expect(Object.keys(contacts)).toEqual(['email', 'sms']);
    expect(verified).toEqual({});
    // The pupil's address, and the guardian's address and number.
    expect((await importOn('2026-11-24', roster(), true)).events).toBe(3);
    expect(await guardian()).toMatchObject({ contacts, verified: contacts });
    expect((await importOn('2026-11-25', roster(), true)).events).toBe(0);
    expect((await importOn('2026-11-26', roster())).events).toBe(0);
  });

  test('are verified with the events that bring them', async () => {
    await importOn('2026-11-23', roster(), true);
    const types = store.stream(`person-${GUARDIAN}`).map(({ type }) => type);
    expect(types).toEqual(['PersonRegistered', 'ContactVerified', 'ContactVerified']);
    const appends = store.appends.filter(({ streamName }) => streamName === `person-${GUARDIAN}`);
    expect(appends.map(({ count }) => count)).toEqual([3]);
  });

  test('are to be verified anew where they are others', async () => {
    await importOn('2026-11-23', roster(), true);
    const { verified } = await guardian();
    const { events } = await importOn('2026-11-24', withGuardians('email', 'eve@example.com'));
    expect(events).toBe(1);
    expect((await guardian()).verified).toEqual({ sms: verified.sms });
  });

  test('are the number that takes short messages, where there is another for calls', async () => {
    await importOn('2026-11-23', roster());
    const { sms } = (await guardian()).contacts;
    await importOn('2026-11-24', withGuardians('phone', '+351210000001'));
    expect((await guardian()).contacts.sms).toBe(sms);
    await importOn('2026-11-25', withGuardians('sms', ''));
    expect((await guardian()).contacts.sms).toBe(sms);
  });

  test('are learned of whoever was brought in before they had digests', async () => {
    await importOn('2026-11-23', roster());
    const [registered] = store.stream(`person-${GUARDIAN}`);
    if (!registered) throw new Error('The guardian is not there');
    const { contacts, ...before } = registered.data as PersonRegistered['data'];
    startAnew();
    const context = {
      commandId: '018f5c9e-0000-7000-8000-000000000000',
      correlationId: 'c',
      fingerprint: '',
    };
    const actor = { accountId: 'import', personId: 'import', role: 'system' } as const;
    const more = { schoolId: 'school', actor, via: 'import', at: '2026-11-23T10:00:00Z' } as const;
    const person = { kind: 'RegisterPerson', person: before } as const;
    await runners.people.handle(GUARDIAN, person, { ...context, ...more });
    expect((await guardian()).contacts).toEqual({});
    await importOn('2026-11-24', roster());
    expect((await guardian()).contacts).toEqual(contacts);
    const types = store.stream(`person-${GUARDIAN}`).map(({ type }) => type);
    expect(types).toEqual(['PersonRegistered', 'PersonalDataChanged']);
  });
});
