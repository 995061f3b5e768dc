import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Viewer } from '../access/viewer.js';
import { ReadLog } from '../audit/read-log/read-log.js';
import { WhereaboutsOf } from '../audit/read-log/whereabouts.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { liveDocumentsIn } from '../eventing/projecting/projector.js';
import { LANGUAGES } from '../notices/preferences/preferences.values.js';
import { pdfOf } from '../pdf/pdf.js';
import { Directory } from '../people/directory.js';
import { jsonOf } from '../people/export/person-export.json.js';
import { pdfDocumentOf } from '../people/export/person-export.pdf.js';
import { PersonExports } from '../people/export/person-exports.js';
import { placeOfPerson } from '../people/person-place.js';
import { readerOn } from './export-proofs.js';
import { whileProjecting } from './projecting.js';
import { withTools, type Place, type Tools } from './tools.js';

export interface ExportPersonOptions {
  readonly out: string;
  readonly language: string;
}

/** Whoever works on the machine itself has no account. */
const OPERATOR: Viewer = { accountId: 'operator', personId: 'operator', roles: [] };

/** Writes everything that there is about a person. @returns the exit code: 1 where there is no such person */
export const exportPerson = async (
  personId: string,
  { out, language: wanted }: ExportPersonOptions,
  place: Place,
): Promise<number> => {
  const language = LANGUAGES.find((known) => known === wanted);
  if (!language) return refused(`--language must be ${LANGUAGES.join(' or ')}.`);
  return withTools(place, (tools) =>
    whileProjecting(tools, async () => {
      const reads = await readerOn(tools);
      try {
        const documents = liveDocumentsIn(tools.documents.readModels);
        const person = await placeOfPerson(personId, reads);
        if (!person) return refused('There is no such person.');
        const { store, vault } = tools;
        const directory = new Directory(reads, vault);
        const exports = new PersonExports({
          store,
          reads,
          documents,
          directory,
          vault,
          db: tools.documents.vault,
        });
        const now = new Date();
        await mkdir(out, { recursive: true });
        const path = (kind: string) => join(out, `person-${personId}.${kind}`);
        // Noted before anything is written: whoever stops it halfway has read as well.
        await noteExport(personId, tools, reads, now);
        const json = Readable.from(jsonOf(await exports.of(person, OPERATOR, now, true)));
        await pipeline(json, createWriteStream(path('json'), { mode: 0o600 }));
        const document = await pdfDocumentOf(await exports.of(person, OPERATOR, now, true), language);
        await writeFile(path('pdf'), await pdfOf(document, now), { mode: 0o600 });
        process.stderr.write(`Wrote ${path('json')} and ${path('pdf')}.\n`);
        return 0;
      } finally {
        await reads.stop();
      }
    }),
  );
};

const noteExport = async (
  personId: string,
  { documents: { vault: db } }: Tools,
  reads: FreshReader,
  now: Date,
): Promise<void> => {
  const of = new WhereaboutsOf(reads, db);
  const failures: string[] = [];
  const readLog = new ReadLog({
    ...{ db, whereabouts: of.reading.bind(of), log: (message) => failures.push(message) },
    // Its index is the application's.
    months: 1,
  });
  readLog.note(
    { whose: 'person', what: 'export', id: personId, viewer: OPERATOR, address: '127.0.0.1' },
    now.getTime(),
  );
  await readLog.write();
  if (failures.length > 0)
    throw new Error(`The export could not be noted in the read log: ${failures.join('; ')}`);
};

const refused = (sentence: string): number => {
  process.stderr.write(`${sentence}\n`);
  return 1;
};
