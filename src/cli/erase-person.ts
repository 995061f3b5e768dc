import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { proofSourceOn } from '../audit/proofs/log-source.js';
import { leaversYearsFrom } from '../config.js';
import { DomainError } from '../eventing/domain-error.js';
import { LANGUAGES } from '../notices/preferences/preferences.values.js';
import { pdfOf } from '../pdf/pdf.js';
import { Destruction } from '../people/erasure/destruction.js';
import { actOf } from '../people/erasure/erasure-act.js';
import { actDocument } from '../people/erasure/erasure-act.pdf.js';
import { eraseAtOnce } from '../people/erasure/erasing-at-once.js';
import { Erasures } from '../people/erasure/erasures.js';
import { ERASURE_GROUNDS } from '../people/erasure/grounds.values.js';
import { placeOfPerson } from '../people/person-place.js';
import { Variables } from '../variables.js';
import { logReaderOn, readerOn } from './export-proofs.js';
import { whileProjecting } from './projecting.js';
import { carriedOut, operatorContext, withTools, type Place, type Tools } from './tools.js';

export interface ErasePersonOptions {
  readonly ground: string;
  readonly reason: string;
  readonly order?: string;
  readonly out?: string;
  readonly language: string;
}

/** Erases a person, or goes on with that, and writes the act. @returns the exit code: 1 where it is refused */
export const erasePerson = async (
  personId: string,
  { ground: named, reason, order, out, language: wanted }: ErasePersonOptions,
  place: Place,
): Promise<number> => {
  const ground = ERASURE_GROUNDS.find((known) => known === named);
  const language = LANGUAGES.find((known) => known === wanted);
  if (!ground) return refused(`--ground must be one of ${ERASURE_GROUNDS.join(', ')}.`);
  if (!language) return refused(`--language must be ${LANGUAGES.join(' or ')}.`);
  return withTools(place, (tools) =>
    whileProjecting(tools, async () => {
      const reads = await readerOn(tools);
      try {
        const destruction = new Destruction(tools.documents.vault, tools.vault);
        const person = await placeOfPerson(personId, reads);
        if (!person) return refused('There is no such person.');
        const erasures = new Erasures({
          ...{ people: tools.runners.people, reads, destruction },
          leaversYears: leaversYears(place.env),
        });
        const given = { ground, reason, ...(order === undefined ? {} : { order }) };
        const contextFor = () => operatorContext(person.schoolIds[0] ?? '');
        const erasing = { erasures, reads, runners: tools.runners, destruction };
        const done = await carriedOut(() => eraseAtOnce(person, given, contextFor, erasing));
        if (!done) return 1;
        process.stderr.write('Everything that was known of this person is destroyed.\n');
        return out === undefined ? 0 : await writeAct(personId, { out, language }, tools, destruction);
      } finally {
        await reads.stop();
      }
    }),
  );
};

const writeAct = async (
  personId: string,
  { out, language }: { readonly out: string; readonly language: (typeof LANGUAGES)[number] },
  tools: Tools,
  destruction: Destruction,
): Promise<number> => {
  const source = proofSourceOn(logReaderOn(tools));
  try {
    const act = await actOf(personId, { store: tools.store, source, destruction });
    await mkdir(out, { recursive: true });
    await writeFile(join(out, `erasure-${personId}.json`), `${JSON.stringify(act, null, 2)}\n`);
    const pdf = await pdfOf(actDocument(act, language), new Date(act.finishedAt));
    await writeFile(join(out, `erasure-${personId}.pdf`), pdf);
    process.stderr.write(`The act is in ${out}.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'not-yet-logged') throw error;
    return refused('The act is not written: the log grows while the application runs. Call it again then.');
  }
};

const leaversYears = (env: NodeJS.ProcessEnv): number => {
  const variables = new Variables(env, () => '');
  const years = leaversYearsFrom(variables);
  variables.refuse();
  return years;
};

const refused = (sentence: string): number => {
  process.stderr.write(`${sentence}\n`);
  return 1;
};
