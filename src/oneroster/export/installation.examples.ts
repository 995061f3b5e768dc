import { MemoryCollection } from '../../../test/support/memory-collection.js';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import type { CommandContext } from '../../eventing/command-runner.js';
import type { EventStore } from '../../eventing/event-store.js';
import { Ids } from '../../people/ids.js';
import { Vault } from '../../people/vault.js';
import { runnersOn } from '../../runners.js';
import { readFiles } from '../bundle.js';
import { importRoster, type ImportReport } from '../import.js';
import type { Roster } from '../roster.js';
import { bytesOf } from '../specimen.js';

/** An installation of its own: with another key, another vault and a log of its own. */
export const installation = (key: number) => {
  const store = new MemoryEventStore() as unknown as EventStore;
  const vault = new Vault(new MemoryCollection().db, Buffer.alloc(32, key + 1));
  return { store, vault, ids: new Ids(Buffer.alloc(32, key)), runners: runnersOn(store) };
};
export type Installation = ReturnType<typeof installation>;

export const rosterOf = (files: Map<string, string>): Roster => {
  const reading = readFiles(bytesOf(files));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors, undefined, 1));
  return reading.roster;
};

export const importInto = (
  into: Installation,
  files: Map<string, string>,
  day: string,
): Promise<ImportReport> => {
  const at = `${day}T10:00:00Z`;
  const more = { timeZone: 'UTC', trustContacts: false, at, progress: () => undefined };
  return importRoster(rosterOf(files), { ...into, ...more });
};

let commands = 0;
/** Of a command that a deputy head of a school gives. */
export const contextIn = (schoolId: string): CommandContext => ({
  commandId: `00000000-0000-4000-8000-${(++commands).toString().padStart(12, '0')}`,
  ...{ correlationId: 'c', fingerprint: '', schoolId, via: 'web', at: '2026-11-24T11:00:00Z' },
  actor: { accountId: 'a', personId: 'orlova', role: 'deputyHead' },
});
