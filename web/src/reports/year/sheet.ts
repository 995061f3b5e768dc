import type { GradeOfYear, PartOfYear, PupilOfYear, YearSheet } from '../../api/year-sheet.js';

type Sheet = Pick<YearSheet, 'parts' | 'pupils'>;

/** The subjects of a sheet, each once, though several groups learn it. */
export function subjectsOf({ parts }: Pick<Sheet, 'parts'>): readonly PartOfYear['subject'][] {
  return [...new Map(parts.map(({ subject }) => [subject.id, subject])).values()];
}

/** The part of the sheet in which a grade stands. */
export function partOf(
  { parts }: Pick<Sheet, 'parts'>,
  { subjectId, groupId }: GradeOfYear,
): PartOfYear | undefined {
  return parts.find(({ subject, group }) => subject.id === subjectId && group.id === groupId);
}

export interface ToGive {
  readonly pupil: PupilOfYear;
  readonly grade: GradeOfYear;
}

/** Who has no final grade yet in a subject that was learned until the year's end. */
export function missingIn(
  { pupils }: Pick<Sheet, 'pupils'>,
  { subject, group }: PartOfYear,
): readonly ToGive[] {
  return pupils.flatMap((pupil) =>
    pupil.grades
      .filter(
        ({ subjectId, groupId, value, needed }) =>
          subjectId === subject.id && groupId === group.id && value === undefined && needed,
      )
      .map((grade) => ({ pupil, grade })),
  );
}

/** Every part of the sheet in which somebody lacks a grade, with how many do. */
export function missingByPart(
  sheet: Sheet,
): readonly { readonly part: PartOfYear; readonly count: number }[] {
  return sheet.parts
    .map((part) => ({ part, count: missingIn(sheet, part).length }))
    .filter(({ count }) => count > 0);
}

/** What a part is called: its group too, where several learn the subject. */
export function titleOf({ parts }: Pick<Sheet, 'parts'>, { subject, group }: PartOfYear): string {
  const isOnly = parts.filter((part) => part.subject.id === subject.id).length === 1;
  return isOnly ? subject.title : `${subject.title}, ${group.title}`;
}
