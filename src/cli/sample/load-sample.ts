import { createHmac } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Collection } from '../../eventing/document-store.js';
import type { Sealed } from '../../people/sealed.values.js';
import type { AccountRole } from '../../access/account.events.js';
import { readFiles } from '../../oneroster/bundle.js';
import { importRoster } from '../../oneroster/import.js';
import { Importing } from '../../oneroster/importing.js';
import type { Roster } from '../../oneroster/roster.js';
import { buildSample, type SampleBundle } from '../../oneroster/sample.js';
import { progressBar } from '../progress.js';
import { appointOperator, OPERATOR } from './operator.js';
import { exampleOf } from './people.js';
import { loadSurroundings } from './surroundings.js';
import { operatorContext, withTools, type Place, type Tools } from '../tools.js';

const TIME_ZONE = 'Europe/Lisbon';
const ROLES: readonly AccountRole[] = [
  ...(['guardian', 'pupil', 'teacher', 'healthWorker', 'secretary', 'deputyHead', 'admin'] as const),
  ...(['auditor', 'authority', 'operator'] as const),
];

/** What a data folder says of the sample: the day that its school year surrounds, and whether all of it is in. */
export interface SampleState {
  readonly today: string;
  readonly loaded: boolean;
  /** Whether it is the schools and their journals alone, with nothing around them. */
  readonly journalsOnly?: true;
}

export const sampleBundle = async (today: string): Promise<SampleBundle> => {
  const [mathCsv, portugueseCsv] = await Promise.all(
    ['student-mat.csv', 'student-por.csv'].map((name) => readFile(sampleFile(name), 'utf8')),
  );
  if (mathCsv === undefined || portugueseCsv === undefined) throw new Error('The sample’s data are missing.');
  return buildSample({ mathCsv, portugueseCsv, today });
};

/** Beside the sources, and beside `dist` for what is compiled into it. */
const sampleFile = (name: string): string => {
  const up = import.meta.url.includes('/dist/') ? '../../../../' : '../../../';
  return fileURLToPath(new URL(`${up}sample/${name}`, import.meta.url));
};

export const sampleStateOf = async (dataDir: string): Promise<SampleState | undefined> => {
  try {
    return JSON.parse(await readFile(join(dataDir, 'sample.json'), 'utf8')) as SampleState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const remember = async (dataDir: string, state: SampleState): Promise<void> => {
  await writeFile(join(dataDir, 'sample.json.new'), JSON.stringify(state));
  await rename(join(dataDir, 'sample.json.new'), join(dataDir, 'sample.json'));
};

interface SampleSignIn {
  /** The role. */
  readonly _id: string;
  readonly accountId: string;
  /** The sign-in name, sealed with its owner's key. */
  readonly login: Sealed;
}

const signInsOf = ({ documents }: Tools): Collection<SampleSignIn> =>
  documents.vault.collection('sampleSignIns');

/** Brings in the sample, going on where an earlier attempt broke off, and prints a sign-in for each role. */
export const loadSample = async (place: Place): Promise<void> => {
  const { dataDir } = place;
  const state = (await sampleStateOf(dataDir)) ?? { today: today(), loaded: false };
  const roster = state.loaded ? undefined : await sampleRoster(state.today);
  await withTools(place, async (tools) => {
    if (roster) {
      await remember(dataDir, state);
      const bar = progressBar('Loading the sample school');
      const at = new Date().toISOString();
      const more = { at, timeZone: TIME_ZONE, trustContacts: true, progress: bar.update };
      await importRoster(roster, { ...tools, ...more });
      const importing = new Importing({ ...tools, ...more }, roster);
      await appointOperator(importing);
      if (!state.journalsOnly) await loadSurroundings(importing);
      bar.stop();
      for (const role of ROLES) await activate(tools, roster, role);
      await remember(dataDir, { ...state, loaded: true });
    }
    await printSignIns(tools);
  });
};

const today = (): string => new Date().toISOString().slice(0, 10);

const sampleRoster = async (day: string): Promise<Roster> => {
  const bundle = await sampleBundle(day);
  const reading = readFiles(new Map([...bundle].map(([name, text]) => [name, Buffer.from(text)])));
  if (!reading.ok) throw new Error(`The sample is no valid bundle: ${JSON.stringify(reading.errors[0])}`);
  return reading.roster;
};

const printSignIns = async (tools: Tools): Promise<void> => {
  const signIns = await signInsOf(tools).find().toArray();
  const rows = await Promise.all(
    ROLES.map(async (role) => {
      const signIn = signIns.find(({ _id }) => _id === role);
      if (!signIn) return '';
      const login = (await tools.vault.open(signIn.login)) ?? '';
      return `  ${role.padEnd(14)}${login.padEnd(28)}${await passwordOf(tools, signIn.accountId)}\n`;
    }),
  );
  process.stdout.write(`\n  ${'Role'.padEnd(14)}${'Sign-in name'.padEnd(28)}Password\n${rows.join('')}`);
};

/** Gives somebody in a role a password, and remembers whom. */
const activate = async (tools: Tools, roster: Roster, role: AccountRole): Promise<void> => {
  const person = role === 'operator' ? OPERATOR : exampleOf(roster, role);
  if (!person) return;
  const { runners, signIn, vault } = tools;
  const accountId = signIn.accountIdOf(person.username);
  const { issued } = await runners.accounts.load(accountId);
  if (!issued) return;
  // Brought in like the rest of the sample: nobody is told of it.
  const context = { ...operatorContext(issued.roles[0]?.schoolId ?? ''), via: 'import' as const };
  await signIn.setPassword(accountId, await passwordOf(tools, accountId), () =>
    runners.accounts.handle(accountId, { kind: 'ChangePassword' }, context),
  );
  const login = await vault.seal(issued.personId, person.username, context.commandId);
  await signInsOf(tools).replaceOne({ _id: role }, { accountId, login }, { upsert: true });
};

/** It follows from this installation's own secret, so that each start can print it again. */
const passwordOf = async ({ vault }: Tools, accountId: string): Promise<string> => {
  const secret = await vault.secret('sample passwords');
  const digest = createHmac('sha256', secret).update(accountId).digest('base64url');
  return digest.replace(/[-_]/g, '').slice(0, 14);
};
