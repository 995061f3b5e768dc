import { addDays, type CivilDate, isCivilDate } from '../school/civil-date.values.js';
import { fault } from './faults.js';
import type { Report } from './report.js';
import type { AcademicYear, Term } from './roster.js';
import type { Row } from './table.js';
import type { Tables } from './tables.js';

/** Academic years and their terms, and what the other files need to find among them. */
export class Sessions {
  readonly years: AcademicYear[] = [];
  readonly terms: Term[] = [];
  private readonly termsById = new Map<string, Term>();
  private readonly termsOfYear = new Map<string, Term[]>();

  constructor(
    private readonly tables: Tables,
    report: Report,
  ) {
    for (const row of tables.rows('academicSessions')) {
      if (row.text('startDate') >= row.text('endDate')) {
        row.fault(report, 'endDate', fault('session-end-before-start'));
      }
      if (isYear(row)) this.years.push(sessionOf(row));
      else this.addTerm(row, report);
    }
    for (const year of this.years) {
      if (!this.termsOfYear.has(year.sourcedId)) this.add({ ...year, yearId: year.sourcedId });
    }
  }

  /** The terms that a session stands for: itself, or all terms of a year. */
  termsOf(sessionId: string): readonly string[] {
    const ofYear = this.termsOfYear.get(sessionId);
    return ofYear ? ofYear.map(({ sourcedId }) => sourcedId) : [sessionId];
  }

  /** The term of a line item that names a session, or undefined where the date lies outside of it. */
  termOn(sessionId: string, date: CivilDate): string | undefined {
    const candidates = this.termsOfYear.get(sessionId) ?? [this.termsById.get(sessionId)];
    if (candidates.length === 1 && candidates[0] === undefined) return sessionId;
    return candidates.find((term) => term && term.start <= date && date <= term.end)?.sourcedId;
  }

  private addTerm(row: Row, report: Report): void {
    const yearId = this.yearAbove(row);
    if (yearId === undefined) {
      row.fault(report, 'parentSourcedId', fault('session-without-year'));
      return;
    }
    const year = this.tables.find('academicSessions', yearId);
    if (
      year &&
      (row.text('startDate') < year.text('startDate') || row.text('endDate') > year.text('endDate'))
    ) {
      row.fault(report, 'startDate', fault('session-outside-year', { year: yearId }));
    }
    this.add({ ...sessionOf(row), yearId });
  }

  private add(term: Term): void {
    this.terms.push(term);
    this.termsById.set(term.sourcedId, term);
    this.termsOfYear.set(term.yearId, [...(this.termsOfYear.get(term.yearId) ?? []), term]);
  }

  /** Climbs to the year; a session without a parent belongs to the only year of its `schoolYear`. */
  private yearAbove(row: Row): string | undefined {
    const seen = new Set<Row>();
    let session = row;
    while (!isYear(session)) {
      if (seen.has(session)) return undefined;
      seen.add(session);
      const parentId = session.text('parentSourcedId');
      if (parentId === '') return this.onlyYearNamed(session.text('schoolYear'));
      const parent = this.tables.find('academicSessions', parentId);
      if (!parent) return parentId;
      session = parent;
    }
    return session.sourcedId;
  }

  private onlyYearNamed(schoolYear: string): string | undefined {
    const years = this.tables
      .rows('academicSessions')
      .filter((row) => isYear(row) && row.text('schoolYear') === schoolYear);
    return years.length === 1 ? years[0]?.sourcedId : undefined;
  }
}

function isYear(row: Row): boolean {
  return row.text('type') === 'schoolYear';
}

function sessionOf(row: Row): AcademicYear {
  return {
    sourcedId: row.sourcedId,
    ended: row.ended,
    title: row.text('title'),
    start: row.text('startDate'),
    end: lastDayBefore(row.text('endDate')),
    schoolIds: row.list('metadata.schools'),
  };
}

/** OneRoster's end dates are exclusive. A malformed one has been reported and is passed through. */
export function lastDayBefore(endDate: string): CivilDate {
  return isCivilDate(endDate) ? addDays(endDate, -1) : endDate;
}
