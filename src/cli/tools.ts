import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { withEngines } from '../../embedded/engines.js';
import { breachedPasswordsAt } from '../access/breached-passwords.js';
import { SignIn } from '../access/sign-in.js';
import type { CommandContext } from '../eventing/command-runner.js';
import { DocumentStore } from '../eventing/document-store.js';
import { DomainError } from '../eventing/domain-error.js';
import { EventStore } from '../eventing/event-store.js';
import { Ids } from '../people/ids.js';
import { masterKeys } from '../people/keys/keys-of-environment.js';
import type { MasterKeys } from '../people/keys/master-keys.js';
import { Vault } from '../people/vault.js';
import { runnersOn, type Runners } from '../runners.js';

export interface Place {
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What a command needs to write as the application would. */
export interface Tools {
  readonly store: EventStore;
  readonly documents: DocumentStore;
  readonly vault: Vault;
  readonly ids: Ids;
  readonly runners: Runners;
  readonly signIn: SignIn;
}

export const masterKeysOf = ({ dataDir, env }: Place): Promise<MasterKeys> =>
  masterKeys(env, join(dataDir, 'master.key'));

/** The stores of a data folder or of the environment, whose engines are started for it where none runs. */
export const withStores = <T>(
  place: Place,
  use: (stores: Pick<Tools, 'store' | 'documents'>) => Promise<T>,
): Promise<T> =>
  withEngines({ ...place, log: (line) => process.stderr.write(`${line}\n`) }, async (addresses) => {
    const store = new EventStore(addresses.eventStoreUrl);
    const documents = new DocumentStore(addresses.mongoUrl);
    try {
      return await use({ store, documents });
    } finally {
      await store.close();
      await documents.close();
    }
  });

/** Runs something that writes as the application does. */
export const withTools = <T>(place: Place, use: (tools: Tools) => Promise<T>): Promise<T> =>
  withStores(place, async ({ store, documents }) => {
    const vault = new Vault(documents.vault, await masterKeysOf(place));
    const ids = new Ids(await vault.secret('ids'));
    const rangeUrl = place.env['PASSWORD_RANGE_URL'];
    const breached = rangeUrl === undefined ? undefined : breachedPasswordsAt(rangeUrl);
    const signIn = new SignIn(documents.vault, ids, breached);
    return use({ store, documents, vault, ids, runners: runnersOn(store), signIn });
  });

/** The context of a command that an operator gives on the machine itself. */
export const operatorContext = (schoolId: string): CommandContext => {
  const commandId = randomUUID();
  return {
    commandId,
    correlationId: commandId,
    fingerprint: '',
    schoolId,
    actor: { accountId: 'operator', personId: 'operator', role: 'system' },
    via: 'api',
    at: new Date().toISOString(),
  };
};

/** Carries out a command; a refusal is told on the error output. @returns whether it was carried out. */
export const carriedOut = async (attempt: () => Promise<unknown>): Promise<boolean> => {
  try {
    await attempt();
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return false;
  }
};
