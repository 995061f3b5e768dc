import { Command, InvalidArgumentError } from 'commander';
import { isCivilDate } from '../school/civil-date.values.js';
import type { GrantOptions } from './consumers.js';
import type { ErasePersonOptions } from './erase-person.js';
import type { FollowCommand } from './follow.js';
import type { ExportOptions } from './export-proofs.js';
import type { RestoreOptions } from './restore.js';
import type { WitnessCommand } from './witness.js';

const dataDir = process.env['DATA_DIR'] ?? 'data';
const civilDate = (text: string): string => {
  if (!isCivilDate(text)) throw new InvalidArgumentError('It must be a date, YYYY-MM-DD.');
  return text;
};
const portNumber = (text: string): number => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('It must be up to 65535.');
  return Number(text);
};

const wholeNumber = (text: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};
const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value];

// Each command loads what it needs when it runs, so that the one that only supervises stays small.
const program = new Command('journal')
  .description(
    'The school journal. DATA_DIR names the data folder; EVENTSTORE_URL, MONGO_URL and QUEUE_URL other engines.',
  )
  .showHelpAfterError();

program
  .command('start')
  .description('start the engines and the application, and load the sample school on the first start')
  .option('--empty', 'start without the sample school')
  .action(async ({ empty }: { empty?: boolean }) => {
    const { start } = await import('./start.js');
    await start({ dataDir, empty: empty ?? false, env: process.env });
  });

program
  .command('import')
  .description('bring in a OneRoster 1.1 or 1.2 CSV bundle: what is new, changed or ended')
  .argument('<bundle>', 'a folder or a .zip')
  .option('--time-zone <zone>', 'time zone of the schools', Intl.DateTimeFormat().resolvedOptions().timeZone)
  .option('--trust-contacts', 'the school vouches for the e-mail addresses and telephone numbers')
  .action(async (bundle: string, options: { timeZone: string; trustContacts?: boolean }) => {
    const { timeZone, trustContacts = false } = options;
    const { importBundle } = await import('./import.js');
    process.exitCode = await importBundle(bundle, { dataDir, env: process.env, timeZone, trustContacts });
  });

program
  .command('export-roster')
  .description('write schools as a OneRoster 1.2 CSV bundle, with all that an import brings in')
  .argument('<out.zip>')
  .option('--school <id>', 'a school; may be repeated; all, where none is named', collected, [])
  .action(async (out: string, { school }: { school: readonly string[] }) => {
    const { exportBundle } = await import('./export-roster.js');
    process.exitCode = await exportBundle(out, school, { dataDir, env: process.env });
  });

program
  .command('sample')
  .description('write the sample school as a OneRoster 1.2 bundle')
  .argument('<out.zip>')
  .option(
    '--today <date>',
    'the day that the school year surrounds',
    civilDate,
    new Date().toISOString().slice(0, 10),
  )
  .action(async (out: string, { today }: { today: string }) => {
    const { sampleBundle } = await import('./sample/load-sample.js');
    const { writeZip } = await import('../oneroster/zip.js');
    await writeZip(out, await sampleBundle(today));
    process.stderr.write(`Wrote ${out}: a school year around ${today}.\n`);
  });

program
  .command('load-sample')
  .description('bring in the sample school, and print a sign-in for each role')
  .action(async () => {
    const { loadSample } = await import('./sample/load-sample.js');
    await loadSample({ dataDir, env: process.env });
  });

program
  .command('password')
  .description('set the password of an account, read from the standard input')
  .argument('<login>', 'the sign-in name')
  .action(async (login: string) => {
    const { setPassword } = await import('./password.js');
    process.exitCode = await setPassword(login, { dataDir, env: process.env });
  });

program
  .command('reset-second-factors')
  .description('take away the second factors of somebody who has lost them all')
  .argument('<login>', 'the sign-in name')
  .action(async (login: string) => {
    const { resetSecondFactors } = await import('./reset-second-factors.js');
    process.exitCode = await resetSecondFactors(login, { dataDir, env: process.env });
  });

const officeCommands = program
  .command('offices')
  .description('give and take offices in a school, with no second person: for the first administrator');
const ofAccount = (command: Command): Command =>
  command
    .argument('<login>', 'the sign-in name')
    .argument('<office>', 'such as admin')
    .requiredOption('--school <id>', 'in which school; of an operator, whose account it is');

ofAccount(officeCommands.command('give'))
  .description('give an account an office')
  .action(async (login: string, role: string, { school: schoolId }: { school: string }) => {
    const { giveOffice } = await import('./offices.js');
    process.exitCode = await giveOffice({ login, role, schoolId }, { dataDir, env: process.env });
  });

ofAccount(officeCommands.command('take'))
  .description('take an office from an account')
  .action(async (login: string, role: string, { school: schoolId }: { school: string }) => {
    const { takeOffice } = await import('./offices.js');
    process.exitCode = await takeOffice({ login, role, schoolId }, { dataDir, env: process.env });
  });

program
  .command('witness')
  .description('cosign the checkpoints of transparency logs that have only grown; needs no engine')
  .requiredOption('--policy <file>', 'a policy (C2SP tlog-policy) that names the logs to follow')
  .requiredOption('--name <name>', 'what it is called, as an address without https://')
  .requiredOption('--key-file <file>', 'its key, made on the first start')
  .requiredOption('--state <folder>', 'where it keeps what it has cosigned')
  .option('--host <address>', 'where it listens', '127.0.0.1')
  .option('--port <number>', 'on which port', portNumber, 8090)
  .action(async (options: WitnessCommand) => {
    const { runWitness } = await import('./witness.js');
    process.exitCode = await runWitness(options);
  });

program
  .command('follow')
  .description('keep a copy of a journal’s feed in a file of JSON Lines; needs no engine')
  .argument('<url>', 'of the journal')
  .requiredOption('--client-id <id>', 'the consumer’s')
  .requiredOption('--secret-file <file>', 'a file that holds its secret')
  .option('--out <file>', 'the copy, which is gone on with', 'events.jsonl')
  .option('--type <type>', 'a type of event; may be repeated; all, where none is named', collected, [])
  .option('--school <id>', 'a school; may be repeated; all, where none is named', collected, [])
  .option('--once', 'end at the head of the feed')
  .option('--verify', 'at the end, read the source anew and compare')
  .action(async (url: string, options: FollowCommand) => {
    const { followFeed } = await import('./follow.js');
    process.exitCode = await followFeed(url, options);
  });

const consumerCommands = program
  .command('consumers')
  .description('let bodies and systems follow the journal');
const granted = (command: Command): Command =>
  command
    .requiredOption('--scope <scope>', 'an OAuth 2.0 scope; may be repeated', collected, [])
    .option(
      '--school <id>',
      'a school of its territory; may be repeated; all, where none is named',
      collected,
      [],
    )
    .option('--type <type>', 'a type of event; may be repeated; all, where none is named', collected, [])
    .option('--identified', 'people are to be told apart by the journal’s own ids, with texts')
    .option('--legal-ground <text>', 'by which law or order they are');

granted(consumerCommands.command('add'))
  .description('register a consumer, and print its client id and secret')
  .argument('<title>', 'what it is called')
  .action(async (title: string, options: GrantOptions) => {
    const { addConsumer } = await import('./consumers.js');
    process.exitCode = await addConsumer(title, options, { dataDir, env: process.env });
  });

granted(consumerCommands.command('grant'))
  .description('grant a consumer something else than it has')
  .argument('<id>')
  .requiredOption('--reason <why>', 'why, kept for good')
  .action(async (id: string, options: GrantOptions & { reason: string }) => {
    const { changeGrant } = await import('./consumers.js');
    process.exitCode = await changeGrant(id, options, { dataDir, env: process.env });
  });

consumerCommands
  .command('rotate-secret')
  .description('give a consumer another secret, and print it')
  .argument('<id>')
  .option('--overlap-days <days>', 'how long the one before is still good', wholeNumber, 7)
  .action(async (id: string, { overlapDays }: { overlapDays: number }) => {
    const { rotateSecret } = await import('./consumers.js');
    process.exitCode = await rotateSecret(id, overlapDays, { dataDir, env: process.env });
  });

consumerCommands
  .command('revoke')
  .description('let a consumer see nothing any more')
  .argument('<id>')
  .requiredOption('--reason <why>', 'why, kept for good')
  .action(async (id: string, { reason }: { reason: string }) => {
    const { revokeConsumer } = await import('./consumers.js');
    process.exitCode = await revokeConsumer(id, reason, { dataDir, env: process.env });
  });

consumerCommands
  .command('list')
  .description('what consumers there are, and what each may see')
  .action(async () => {
    const { listConsumers } = await import('./consumers.js');
    await listConsumers({ dataDir, env: process.env });
  });

const projectionCommands = program.command('projections').description('look after the read models');

projectionCommands
  .command('list')
  .description('what read models there are, and how far each has come')
  .action(async () => {
    const { listProjections } = await import('./projections.js');
    await listProjections({ dataDir, env: process.env });
  });

projectionCommands
  .command('rebuild')
  .description('build read models from the first event on, beside those that are read until then')
  .argument('[name]', 'one projection; all, where none is named')
  .action(async (name: string | undefined) => {
    const { rebuildProjections } = await import('./rebuild-projections.js');
    process.exitCode = await rebuildProjections(name, { dataDir, env: process.env });
  });

projectionCommands
  .command('verify')
  .description('fold all events anew, aside, and tell the first document that is stored otherwise')
  .argument('[name]', 'one projection; all, where none is named')
  .action(async (name: string | undefined) => {
    const { verifyProjections } = await import('./verify-projections.js');
    process.exitCode = await verifyProjections(name, { dataDir, env: process.env });
  });

projectionCommands
  .command('skip')
  .description('have a projection go on past the event at which it stopped')
  .argument('<name>')
  .argument('<position>', 'of that event, as `list` shows it: commit/prepare')
  .requiredOption('--reason <why>', 'why it is skipped, kept for good')
  .action(async (name: string, position: string, { reason }: { reason: string }) => {
    const { skipEvent } = await import('./projections.js');
    process.exitCode = await skipEvent(name, position, reason, { dataDir, env: process.env });
  });

projectionCommands
  .command('remove-old')
  .description(
    'remove read models of versions that this program does not have, when no older one runs any more',
  )
  .action(async () => {
    const { removeOldProjections } = await import('./projections.js');
    await removeOldProjections({ dataDir, env: process.env });
  });

program
  .command('export-person')
  .description('write everything that there is about a person, as JSON and as a PDF')
  .argument('<id>', 'of the person')
  .requiredOption('--out <folder>', 'where person-ID.json and person-ID.pdf are written')
  .option('--language <language>', 'of the PDF: en or ru', 'en')
  .action(async (id: string, options: { out: string; language: string }) => {
    const { exportPerson } = await import('./export-person.js');
    process.exitCode = await exportPerson(id, options, { dataDir, env: process.env });
  });

program
  .command('erase-person')
  .description('erase a person for good, whom nothing keeps any more; called again, it writes the act')
  .argument('<id>', 'of the person')
  .requiredOption('--ground <ground>', 'request, consentWithdrawn, retentionEnded or order')
  .requiredOption('--reason <why>', 'why, kept for good')
  .option('--order <order>', 'of an order: which court or authority gave it, its number and date')
  .option('--out <folder>', 'where the act of erasure is written, once the transparency log has it')
  .option('--language <language>', 'of the act as a PDF: en or ru', 'en')
  .action(async (id: string, options: ErasePersonOptions) => {
    const { erasePerson } = await import('./erase-person.js');
    process.exitCode = await erasePerson(id, options, { dataDir, env: process.env });
  });

const retentionCommands = program
  .command('retention')
  .description('end what is kept of people when its time is over');

retentionCommands
  .command('show')
  .description('how long each kind of data is kept, and the newest runs')
  .action(async () => {
    const { showRetention } = await import('./retention.js');
    process.exitCode = await showRetention({ dataDir, env: process.env });
  });

retentionCommands
  .command('run')
  .description('remove what is over its period now, on record; the journal may run')
  .option('--dry-run', 'only count')
  .action(async (options: { dryRun?: boolean }) => {
    const { runRetention } = await import('./retention.js');
    process.exitCode = await runRetention(options, { dataDir, env: process.env });
  });

const masterKeyCommands = program
  .command('master-key')
  .description('look after the key that wraps all others');

masterKeyCommands
  .command('show')
  .description('which one is current, and how many data keys each wraps')
  .action(async () => {
    const { showMasterKeys } = await import('./master-key.js');
    await showMasterKeys({ dataDir, env: process.env });
  });

masterKeyCommands
  .command('rotate')
  .description('have a new key wrap all data keys, or go on with that; the journal may run')
  .action(async () => {
    const { rotateMasterKey } = await import('./master-key.js');
    process.exitCode = await rotateMasterKey({ dataDir, env: process.env });
  });

masterKeyCommands
  .command('remove-old')
  .description('take away the keys before, where they wrap nothing any more')
  .action(async () => {
    const { removeOldMasterKeys } = await import('./master-key.js');
    process.exitCode = await removeOldMasterKeys({ dataDir, env: process.env });
  });

const logCommands = program.command('log').description('look after the transparency log');

logCommands
  .command('check')
  .description('make the log anew from the events, aside, and tell the first thing that was logged otherwise')
  .action(async () => {
    const { checkTheLog } = await import('./log.js');
    process.exitCode = await checkTheLog({ dataDir, env: process.env });
  });

logCommands
  .command('monitor')
  .description('read a log over HTTP, and check its tree and that no stream’s events are counted wrongly')
  .argument('<url>', 'where it is served: below it lie /checkpoint and /tile')
  .option('--key <vkey>', 'the key that the log signs with')
  .option('--policy <file>', 'a file of C2SP tlog-policy that names the log')
  .option('--checkpoint <file>', 'the checkpoint of the last time, replaced by this time’s')
  .action(async (url: string, options: { key?: string; policy?: string; checkpoint?: string }) => {
    const { monitorTheLog } = await import('./log.js');
    process.exitCode = await monitorTheLog(url, options);
  });

logCommands
  .command('rotate-key')
  .description('have a new key sign the checkpoints')
  .option('--overlap-days <days>', 'how long the key before signs along', wholeNumber, 30)
  .action(async ({ overlapDays }: { overlapDays: number }) => {
    const { rotateKey } = await import('./log.js');
    await rotateKey(overlapDays, { dataDir, env: process.env });
  });

const backupCommand = program
  .command('backup')
  .description(
    'add what is new to a backup, sealed with BACKUP_KEY_FILE or BACKUP_PASSPHRASE, while the journal runs',
  )
  .argument('<folder>', 'apart from the data; begun where it is empty')
  .action(async (folder: string) => {
    const { backupTo } = await import('./backup.js');
    process.exitCode = await backupTo(folder, { dataDir, env: process.env });
  });

backupCommand
  .command('verify')
  .description('read a whole backup, and compare its events with the checkpoints that were signed')
  .argument('<folder>')
  .option('--point <number>', 'as far as this point of it', wholeNumber)
  .action(async (folder: string, options: { point?: number }) => {
    const { verifyBackupIn } = await import('./backup.js');
    process.exitCode = await verifyBackupIn(folder, options, process.env);
  });

program
  .command('restore')
  .description('make a data folder of a backup; needs the key of the backup and the master key')
  .argument('<folder>', 'the backup')
  .requiredOption('--data-dir <folder>', 'a new folder, where the data are to be')
  .requiredOption('--reason <why>', 'why, kept for good and told to auditors')
  .option('--point <number>', 'a point of the backup; the newest, where none is named', wholeNumber)
  .option(
    '--signed <file>',
    'a file with checkpoints that were signed before; may be repeated; CHECKPOINT_FILE is read in any case',
    collected,
    [],
  )
  .option('--keep-master-key', 'put the master key into the new data folder, where a start looks for it')
  .action(async (folder: string, options: RestoreOptions) => {
    const { restoreFrom } = await import('./restore.js');
    process.exitCode = await restoreFrom(folder, options, process.env);
  });

program
  .command('export-proofs')
  .description('write a bundle that proves grades with all their changes, to be verified offline')
  .argument('<out.zip>')
  .option('--pupil <id>', 'what is about one pupil; of everybody else only hashes')
  .option('--class <id>', 'the pages of a class and its groups, as a whole')
  .option('--term <id>', 'the pages of a term; with --pupil or --class only theirs')
  .option('--school <id>', 'a school; everything, where nothing is named')
  .option(
    '--since <checkpoint.txt>',
    'an older checkpoint that the log is shown to begin with',
    collected,
    [],
  )
  .option('--language <language>', 'of the page to read and print: en or ru', 'en')
  .action(async (out: string, options: ExportOptions) => {
    const { exportProofs } = await import('./export-proofs.js');
    process.exitCode = await exportProofs(out, options, { dataDir, env: process.env });
  });

program
  .command('verify')
  .description('verify a bundle of proofs, as the verify.mjs in it does')
  .allowUnknownOption()
  .allowExcessArguments()
  .helpOption(false)
  .argument('[arguments...]')
  .action(async (args: readonly string[]) => {
    const { verifyCommand } = await import('../audit/proofs/verifier/command.js');
    process.exitCode = verifyCommand(args, {
      out: (text) => process.stdout.write(text),
      error: (text) => process.stderr.write(text),
    });
  });

await program.parseAsync();
