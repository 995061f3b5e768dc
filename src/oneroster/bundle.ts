import { type BundleFiles, readContainer, readUploaded } from './container.js';
import { readResults, readWorkKinds, readWorks } from './gradebook.js';
import { readClasses, readCourses, readEnrolments } from './groups.js';
import { readPeople } from './people.js';
import { inReadingOrder, Report } from './report.js';
import type { BundleError, Roster } from './roster.js';
import { readSchools, SchoolsUnder } from './schools.js';
import { Sessions } from './sessions.js';
import { readTables, type Tables } from './tables.js';

export type BundleReading =
  | { readonly ok: true; readonly roster: Roster }
  | { readonly ok: false; readonly errors: readonly BundleError[] };

/**
 * Reads a OneRoster 1.1 or 1.2 CSV bundle from a folder or a .zip. Bad input never throws: every error of
 * the whole bundle comes back at once, in the order of files and lines.
 */
export async function readBundle(path: string): Promise<BundleReading> {
  const report = new Report();
  const files = await readContainer(path, report);
  return files ? readFiles(files, report) : { ok: false, errors: report.errors };
}

/** The same of a .zip that somebody sent. @param mostBytes of all its files together. */
export async function readUploadedBundle(zip: Buffer, mostBytes: number): Promise<BundleReading> {
  const report = new Report();
  const files = await readUploaded(zip, mostBytes, report);
  return files ? readFiles(files, report) : { ok: false, errors: report.errors };
}

/** Reads a bundle whose files are in memory, by name. */
export function readFiles(files: BundleFiles, report = new Report()): BundleReading {
  const tables = readTables(files, report);
  const roster = tables && readRoster(tables, report);
  if (roster && report.errors.length === 0) return { ok: true, roster };
  return { ok: false, errors: inReadingOrder(report.errors) };
}

/** Tells what the tables mean; a cell that is wrong in itself has been reported and does no harm here. */
function readRoster(tables: Tables, report: Report): Roster {
  tables.checkReferences(report);
  const sessions = new Sessions(tables, report);
  const people = readPeople(tables, new SchoolsUnder(tables, report), report);
  const enrolments = readEnrolments(tables, people, report);
  const works = readWorks(tables, sessions, report);
  return {
    version: tables.version,
    kind: tables.kind,
    schools: readSchools(tables),
    academicYears: sessions.years,
    terms: sessions.terms,
    courses: readCourses(tables),
    classes: readClasses(tables, sessions, report),
    people,
    enrolments,
    workKinds: readWorkKinds(tables, report),
    works,
    results: readResults(tables, works, enrolments, report),
    ignored: report.ignored,
  };
}
