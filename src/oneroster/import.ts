import { closeYears, takeOverGrades } from './import-afterwards.js';
import { planGradebook, writeGradebook } from './import-gradebook.js';
import { importPeople } from './import-people.js';
import type { Kept } from './kept.js';
import { planStructure, writeStructure } from './import-structure.js';
import { Importing, ImportRefused, type ImportTools } from './importing.js';
import type { Roster } from './roster.js';

export interface ImportReport {
  /** Events written. */
  readonly events: number;
  /** What the journal keeps as it is although the bundle says otherwise. */
  readonly kept: readonly Kept[];
}

/**
 * Brings the journal to what a roster says, by the same commands that people give: what is so already makes no
 * event, so the same bundle twice changes nothing, and an import that broke off is finished by the next one.
 *
 * Schools, people, classes and enrolments follow the newest bundle. What the journal's own pages say already (a grade,
 * an absence, a lesson's topic) stays, whatever a bundle says: it is changed in the journal, with its reason.
 *
 * @throws ImportRefused before anything is written, naming everything that the rules refuse.
 */
export const importRoster = async (roster: Roster, tools: ImportTools): Promise<ImportReport> => {
  const importing = new Importing(tools, roster);
  const structure = await planStructure(importing);
  const gradebook = await planGradebook(importing, structure.schools);
  const refused = [...structure.refused, ...gradebook.refused];
  if (refused.length > 0) throw new ImportRefused(refused);
  await writeStructure(importing, structure);
  await importPeople(importing);
  await writeGradebook(importing, gradebook);
  await takeOverGrades(importing);
  await closeYears(importing);
  return { events: importing.events, kept: importing.kept };
};
