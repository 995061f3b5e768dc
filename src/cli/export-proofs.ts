import { readFile, writeFile } from 'node:fs/promises';
import { projections } from '../../projections/all.js';
import { Checkpoints } from '../audit/log/checkpoints.js';
import { LogKeys } from '../audit/log/log-keys.js';
import { LogReader } from '../audit/log/log-reader.js';
import { LogStorage } from '../audit/log/log-storage.js';
import { TreeReader } from '../audit/log/tree-reader.js';
import { proofSourceOn } from '../audit/proofs/log-source.js';
import { Proofs } from '../audit/proofs/proofs.js';
import { scopeOfClass } from '../audit/proofs/scope-streams.js';
import { LANGUAGES, type Scope } from '../audit/proofs/verifier/bundle-format.js';
import { verifierFile } from '../audit/proofs/verifier-file.js';
import { parseCheckpoint } from '../audit/transparency/checkpoint.js';
import { FreshReader, type Reads } from '../eventing/fresh-reader.js';
import { liveDocumentsIn } from '../eventing/projecting/projector.js';
import { Directory } from '../people/directory.js';
import { progressBar } from './progress.js';
import { whileProjecting } from './projecting.js';
import { withTools, type Place, type Tools } from './tools.js';

export interface ExportOptions {
  readonly pupil?: string;
  readonly class?: string;
  readonly term?: string;
  readonly school?: string;
  /** Files with checkpoints. */
  readonly since: readonly string[];
  readonly language: string;
}

/** Writes a bundle of proofs. @returns the exit code: 1 where what is asked for isn't there */
export const exportProofs = async (out: string, options: ExportOptions, place: Place): Promise<number> => {
  const language = LANGUAGES.find((known) => known === options.language);
  if (!language) return refused(`--language must be ${LANGUAGES.join(' or ')}.`);
  const since = await Promise.all(options.since.map((path) => readFile(path, 'utf8')));
  since.forEach(parseCheckpoint);
  return withTools(place, (tools) =>
    whileProjecting(tools, async () => {
      const reads = await readerOn(tools);
      try {
        const scope = await scopeFrom(options, reads);
        if (!scope) return refused('There is no such class, or more is named than goes together.');
        const bar = progressBar('Export');
        const bundle = await proofsOn(tools, reads)
          .bundle({ scope, language, since, progress: bar.update })
          .finally(() => bar.stop());
        await writeFile(out, bundle);
        process.stderr.write(`Wrote ${out}: ${bundle.length.toLocaleString('en')} bytes.\n`);
        return 0;
      } finally {
        await reads.stop();
      }
    }),
  );
};

const refused = (sentence: string): number => {
  process.stderr.write(`${sentence}\n`);
  return 1;
};

const scopeFrom = async (
  { pupil, class: classId, term, school }: ExportOptions,
  reads: Reads,
): Promise<Scope | undefined> => {
  const named = [pupil, classId, school].filter((id) => id !== undefined);
  if (named.length > 1 || (school !== undefined && term !== undefined)) return undefined;
  const ofTerm = term === undefined ? {} : { term };
  if (pupil !== undefined) return { kind: 'pupil', pupil, ...ofTerm };
  if (classId !== undefined) return scopeOfClass(classId, term, reads);
  if (school !== undefined) return { kind: 'school', school };
  return term === undefined ? { kind: 'everything' } : { kind: 'term', term };
};

/** Reads the read models as they are. */
export const readerOn = async ({
  store,
  documents,
}: Pick<Tools, 'store' | 'documents'>): Promise<FreshReader> => {
  const reader = new FreshReader({
    store,
    documents: liveDocumentsIn(documents.readModels),
    projections,
    log: (message) => process.stderr.write(`${message}\n`),
    longestWaitMs: 60_000,
  });
  await reader.start();
  return reader;
};

/** Reads the log that is in the database. */
export const logReaderOn = ({ documents, vault }: Pick<Tools, 'documents' | 'vault'>): LogReader => {
  const storage = new LogStorage(documents.audit);
  const tree = new TreeReader(storage);
  return new LogReader({
    ...{ storage, tree },
    checkpoints: new Checkpoints(documents.audit, tree),
    keys: new LogKeys(documents.vault, vault),
  });
};

/** Proofs out of that log. */
export const proofsOn = (
  { store, documents, vault }: Pick<Tools, 'store' | 'documents' | 'vault'>,
  reads: FreshReader,
): Proofs => {
  const source = proofSourceOn(logReaderOn({ documents, vault }));
  const directory = new Directory(reads, vault);
  return new Proofs({ source, store, reads, directory, vault, verifier: verifierFile });
};
