import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { withEngines } from '../../embedded/engines.js';
import { SignIn } from '../access/sign-in.js';
import type { CommandContext } from '../eventing/command-runner.js';
import { DocumentStore } from '../eventing/document-store.js';
import { DomainError } from '../eventing/domain-error.js';
import { EventStore } from '../eventing/event-store.js';
import { Ids } from '../people/ids.js';
import { masterKey } from '../people/master-key.js';
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

export const masterKeyOf = ({ dataDir, env }: Place): Promise<Buffer> =>
  masterKey(env, join(dataDir, 'master.key'));

/** Runs something with the engines of a data folder or of the environment, started for it where none runs. */
export const withTools = <T>(place: Place, use: (tools: Tools) => Promise<T>): Promise<T> =>
  withEngines({ ...place, log: (line) => process.stderr.write(`${line}\n`) }, async (addresses) => {
    const store = new EventStore(addresses.eventStoreUrl);
    const documents = new DocumentStore(addresses.mongoUrl);
    try {
      const vault = new Vault(documents.vault, await masterKeyOf(place));
      const ids = new Ids(await vault.secret('ids'));
      const signIn = new SignIn(documents.vault, ids);
      return await use({ store, documents, vault, ids, runners: runnersOn(store), signIn });
    } finally {
      await store.close();
      await documents.close();
    }
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
