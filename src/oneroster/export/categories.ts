import { isSame } from '../../school/plain-data.values.js';
import type { WorkKind } from '../../school/scale.values.js';
import type { Purpose } from '../roster.js';
import type { Cells } from '../written-files.js';
import type { Exported } from './exported.js';

type OtherPurpose = Exclude<Purpose, 'work'>;

/** What line items are called that have no name of their own in a journal. */
export const TITLES: Readonly<Record<OtherPurpose, string>> = {
  lesson: 'Lesson',
  absence: 'Absence',
  homework: 'Homework',
  remark: 'Remark',
  termGrade: 'Term grade',
  finalGrade: 'Final grade',
  page: 'Journal page',
};

/** Every version of the schools' kinds of work, kinds that only pages know, and one category for each other purpose. */
export class Categories {
  readonly rows: readonly Cells[];
  private readonly ofKinds = new Map<string, { readonly work: WorkKind; readonly sourcedId: string }[]>();

  constructor(private readonly exported: Exported) {
    const { schools, pages, ids } = exported;
    const rows: Cells[] = Object.entries(TITLES).map(([purpose, title]) => {
      return { sourcedId: ids.row('category', purpose), title, 'metadata.purpose': purpose };
    });
    for (const { _id: schoolId, works } of schools) {
      for (const { from, work } of Object.values(works).flat()) {
        const sourcedId = this.add(schoolId, work, from);
        rows.push({
          ...cellsOf(work, sourcedId),
          ...{ 'metadata.from': from, 'metadata.school': ids.school(schoolId) },
        });
      }
    }
    for (const { opened, works } of pages) {
      for (const work of works) {
        if (this.find(opened.schoolId, work) === undefined) {
          rows.push(cellsOf(work, this.add(opened.schoolId, work, '')));
        }
      }
    }
    this.rows = rows;
  }

  /** The category of a kind of work as it counted in a school. */
  ofWork(schoolId: string, work: WorkKind): string {
    const sourcedId = this.find(schoolId, work);
    if (sourcedId === undefined)
      throw new Error(`No page of ${schoolId} knows the kind of work ${work.code}.`);
    return sourcedId;
  }

  of(purpose: OtherPurpose): string {
    return this.exported.ids.row('category', purpose);
  }

  private find(schoolId: string, work: WorkKind): string | undefined {
    return this.ofKinds.get(`${schoolId} ${work.code}`)?.find((known) => isSame(known.work, work))?.sourcedId;
  }

  private add(schoolId: string, work: WorkKind, from: string): string {
    const key = `${schoolId} ${work.code}`;
    const others = this.ofKinds.get(key) ?? [];
    const sourcedId = this.exported.ids.row('category', key, from, others.length.toString());
    this.ofKinds.set(key, [...others, { work, sourcedId }]);
    return sourcedId;
  }
}

const cellsOf = ({ code, title, abbreviation, weight, grades }: WorkKind, sourcedId: string): Cells => ({
  ...{ sourcedId, title, weight, 'metadata.purpose': 'work', 'metadata.abbreviation': abbreviation },
  ...{ 'metadata.code': code, 'metadata.grades': grades },
});
