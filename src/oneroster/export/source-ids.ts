import type { Ids } from '../../people/ids.js';

/**
 * The ids under which an export names things. A school or person that came in under a source id goes out under it.
 * Other ids follow from theirs by a keyed hash and can't be turned back: they go out as they are, marked as ids of this
 * installation, so that it knows them again. What is only a row of the bundle gets an id made of what it is about.
 */
export class SourceIds {
  constructor(
    private readonly ids: Ids,
    private readonly schools: ReadonlyMap<string, string>,
    private readonly people: ReadonlyMap<string, string | undefined>,
  ) {}

  school(schoolId: string): string {
    return this.kept('school', schoolId, this.schools.get(schoolId));
  }

  person(personId: string): string {
    return this.kept('person', personId, this.people.get(personId));
  }

  /** A year, term, subject, class or account. */
  own(id: string): string {
    return this.ids.sourceIdOf(id);
  }

  /** Something written in a lesson, which keeps the last part of its id wherever it goes. */
  entry(kind: 'grade' | 'debt' | 'remark' | 'homework', id: string): string {
    const at = id.lastIndexOf('.');
    return this.ids.sourceIdOf(`${this.row(kind, id.slice(0, at))}.${id.slice(at + 1)}`);
  }

  row(kind: string, ...about: readonly string[]): string {
    return this.ids.of('row', kind, ...about);
  }

  private kept(kind: 'school' | 'person', id: string, sourcedId: string | undefined): string {
    return sourcedId !== undefined && this.ids.of(kind, sourcedId) === id ? sourcedId : this.own(id);
  }
}
