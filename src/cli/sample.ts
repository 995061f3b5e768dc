import { createHmac } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AccountRole } from '../access/account.events.js';
import { readFiles } from '../oneroster/bundle.js';
import { importRoster } from '../oneroster/import.js';
import type { Person, Roster } from '../oneroster/roster.js';
import { buildSample, type SampleBundle } from '../oneroster/sample.js';
import { progressBar } from './progress.js';
import { operatorContext, withTools, type Place, type Tools } from './tools.js';

const TIME_ZONE = 'Europe/Lisbon';
const ROLES: readonly AccountRole[] = ['guardian', 'pupil', 'teacher', 'deputyHead', 'admin'];

/** What a data folder says of the sample: the day that its school year surrounds, and whether all of it is in. */
export interface SampleState {
  readonly today: string;
  readonly loaded: boolean;
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
  const up = import.meta.url.includes('/dist/') ? '../../../' : '../../';
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

/** Brings in the sample, going on where an earlier attempt broke off, and prints a sign-in for each role. */
export const loadSample = async (place: Place): Promise<void> => {
  const { dataDir } = place;
  const state = (await sampleStateOf(dataDir)) ?? {
    today: new Date().toISOString().slice(0, 10),
    loaded: false,
  };
  const files = new Map(
    [...(await sampleBundle(state.today))].map(([name, text]) => [name, Buffer.from(text)]),
  );
  const reading = readFiles(files);
  if (!reading.ok) throw new Error(`The sample is no valid bundle: ${JSON.stringify(reading.errors[0])}`);
  await withTools(place, async (tools) => {
    if (!state.loaded) {
      await remember(dataDir, state);
      const bar = progressBar('Loading the sample school');
      const at = new Date().toISOString();
      await importRoster(reading.roster, { ...tools, at, timeZone: TIME_ZONE, progress: bar.update });
      bar.stop();
    }
    const rows: string[] = [];
    for (const role of ROLES) {
      const person = exampleOf(reading.roster, role);
      if (person)
        rows.push(`  ${role.padEnd(12)}${person.username.padEnd(28)}${await activate(tools, person)}`);
    }
    if (!state.loaded) await remember(dataDir, { ...state, loaded: true });
    process.stdout.write(
      `\n  ${'Role'.padEnd(12)}${'Sign-in name'.padEnd(28)}Password\n${rows.join('\n')}\n`,
    );
  });
};

/** Somebody whose screen is not empty: a guardian with access to the internet, and people around that child. */
const exampleOf = (roster: Roster, role: AccountRole): Person | undefined => {
  const enrolled = (personId: string) =>
    roster.enrolments.filter((enrolment) => enrolment.personId === personId).length;
  const pupils = roster.people.filter((person) => person.roles.some((held) => held.role === 'pupil'));
  const reachable = (person: Person) => person.email !== undefined && person.internet;
  const guardianOf = (pupil: Person) =>
    roster.people.find((person) => pupil.guardians.includes(person.sourcedId) && reachable(person));
  const pupil = pupils.find((child) => enrolled(child.sourcedId) > 2 && guardianOf(child) !== undefined);
  if (role === 'pupil') return pupil;
  if (role === 'guardian') return pupil && guardianOf(pupil);
  const groups = roster.enrolments
    .filter(({ personId }) => personId === pupil?.sourcedId)
    .map(({ classId }) => classId);
  if (role === 'teacher') {
    const teaching = roster.enrolments.find((e) => e.role === 'teacher' && groups.includes(e.classId));
    return roster.people.find(({ sourcedId }) => sourcedId === teaching?.personId);
  }
  const schoolId = pupil?.roles[0]?.schoolId;
  return roster.people.find((person) =>
    person.roles.some((held) => held.role === role && held.schoolId === schoolId),
  );
};

/** Sets a password that follows from this installation's own secret, so that each start can print it again. */
const activate = async ({ runners, signIn, vault }: Tools, person: Person): Promise<string> => {
  const accountId = signIn.accountIdOf(person.username);
  const secret = await vault.secret('sample passwords');
  const password = createHmac('sha256', secret)
    .update(accountId)
    .digest('base64url')
    .replace(/[-_]/g, '')
    .slice(0, 14);
  const account = await runners.accounts.load(accountId);
  if (account.issued && !account.passwordSet) {
    await signIn.setPassword(accountId, password);
    const context = operatorContext(account.issued.roles[0]?.schoolId ?? '');
    await runners.accounts.handle(accountId, { kind: 'ChangePassword' }, context);
  }
  return password;
};
