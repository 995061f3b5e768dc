import type {
  ColumnDebt,
  ColumnGrade,
  ColumnRemark,
  LessonColumn,
} from '../../../projections/journal-page/read-model.js';
import type { WeekAbsence } from '../../../projections/diary-week/read-model.js';
import type { Sealed } from '../../people/sealed.values.js';
import { EXEMPT, NOT_ASSESSED, type Scale } from '../../school/scale.values.js';
import type { Cells } from '../written-files.js';
import type { Exported, Opens } from './exported.js';
import { worksIn } from './line-item-rows.js';
import { everIn, type PageContent } from './page-content.js';

/** The results of a page: grades and debts, absences, remarks, term grades and final grades. */
export async function* resultsOf(page: PageContent, exported: Exported, vault: Opens): AsyncGenerator<Cells> {
  const { ids } = exported;
  const { groupId, pageId, scale, to } = page.opened;
  const pupils = exported.holdings.classes.get(groupId)?.pupils ?? {};
  const isHere = ({ pupilId }: { readonly pupilId: string }) =>
    exported.has(pupilId) && everIn(pupils, pupilId);
  const opened = async (sealed: Sealed | undefined) => (sealed ? vault.open(sealed) : undefined);
  const of = (pupilId: string, lineItemSourcedId: string, date: string): Cells => ({
    ...{ lineItemSourcedId, studentSourcedId: ids.person(pupilId), scoreDate: date },
    classSourcedId: ids.own(groupId),
  });
  for (const lesson of page.lessons) {
    const { date } = lesson;
    for (const [work, entries] of worksIn(lesson)) {
      const item = ids.row('work', lesson._id, work.code);
      for (const entry of entries.filter(isHere)) {
        const isGrade = 'gradeId' in entry;
        const comment = await opened(page.comments.get(isGrade ? entry.gradeId : entry.debtId));
        const cells = isGrade ? gradeOf(entry, scale, exported) : debtOf(entry, exported);
        yield { ...of(entry.pupilId, item, date), ...cells, comment };
      }
    }
    for (const { pupilId, reason, ...absence } of absencesIn(lesson).filter(isHere)) {
      yield {
        ...of(pupilId, ids.row('absence', lesson._id), date),
        ...{ sourcedId: ids.row('absence', lesson._id, pupilId), ...absenceOf(absence) },
        ...{ 'metadata.reason': reason?.code, comment: await opened(reason?.note) },
      };
    }
    for (const remark of lesson.remarks.filter(isHere)) {
      const comment = await opened(remark.text);
      if (comment === undefined) continue;
      const item = ids.row('remark', lesson._id);
      yield { ...of(remark.pupilId, item, date), ...remarkOf(remark, exported), comment };
    }
  }
  const termGrades = [...page.termGrades].map(([pupilId, value]) => ({ pupilId, value }));
  for (const { pupilId, value } of termGrades.filter(isHere)) {
    const sourcedId = ids.row('termGrade', pageId, pupilId);
    yield { ...of(pupilId, ids.row('termGrade', pageId), to), sourcedId, ...valueCells(value, scale) };
  }
  for (const { pupilId, value } of page.finalGrades.filter(isHere)) {
    const sourcedId = ids.row('finalGrade', pageId, pupilId);
    yield { ...of(pupilId, ids.row('finalGrade', pageId), to), sourcedId, ...valueCells(value, scale) };
  }
}

/** A number, a word of the scale, or why there is neither. */
export const valueCells = (value: string, { names }: Scale): Cells => {
  if (value === EXEMPT) return { scoreStatus: 'exempt' };
  if (value === NOT_ASSESSED) return { scoreStatus: 'not submitted', textScore: value };
  return { scoreStatus: 'fully graded', ...(names ? { textScore: value } : { score: value }) };
};

const gradeOf = ({ gradeId, value, madeUpOn }: ColumnGrade, scale: Scale, { ids }: Exported): Cells => ({
  sourcedId: ids.entry('grade', gradeId),
  ...valueCells(value, scale),
  ...(madeUpOn === undefined ? {} : { scoreDate: madeUpOn, 'metadata.madeUpOn': madeUpOn }),
});

const debtOf = ({ debtId, dueOn }: ColumnDebt, { ids }: Exported): Cells => ({
  ...{ sourcedId: ids.entry('debt', debtId), scoreStatus: 'not submitted' },
  ...{ 'metadata.debt': 'yes', 'metadata.dueOn': dueOn },
});

const absencesIn = ({ absences }: LessonColumn) =>
  Object.entries(absences).map(([pupilId, absence]) => ({ pupilId, ...absence }));

/** Minutes go with being late only, and are 0 where nobody counted them. */
const absenceOf = ({ code, minutes = 0 }: Pick<WeekAbsence, 'code' | 'minutes'>): Cells => ({
  ...{ scoreStatus: 'not submitted', 'metadata.absence': code },
  ...(code === 'late' ? { 'metadata.minutes': minutes } : {}),
});

const remarkOf = ({ remarkId, kind, visibleTo }: ColumnRemark, { ids }: Exported): Cells => ({
  ...{ sourcedId: ids.entry('remark', remarkId), scoreStatus: 'submitted' },
  ...{ 'metadata.remark': kind, 'metadata.visibleTo': visibleTo },
});
