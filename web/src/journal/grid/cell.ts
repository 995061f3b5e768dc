import type { WorkKind } from '../../../../src/school/scale.values.js';
import type { AbsenceCode } from '../../api/diary.js';
import type { JournalPage, PageAbsence, PageDebt, PageGrade, PagePupil } from '../../api/journal-page.js';
import type { LateRequest } from '../../api/late-requests.js';
import { isWaiting, type Entry, type Written } from './entries.js';

/** What the journal has in one place, where a pupil and a lesson cross. */
export interface Cell {
  readonly grades: readonly PageGrade[];
  readonly debts: readonly PageDebt[];
  readonly absence?: PageAbsence;
  /** What is asked for here, where anything is. */
  readonly requests?: readonly LateRequest[];
}

/** A pupil's line of the page. */
export interface Row {
  readonly pupil: PagePupil;
  /** By lesson; none where nothing is written. */
  readonly cells: Readonly<Record<string, Cell>>;
}

export const EMPTY: Cell = { grades: [], debts: [] };

interface CellInMaking {
  readonly grades: PageGrade[];
  readonly debts: PageDebt[];
  absence?: PageAbsence;
  requests?: LateRequest[];
}

/** The page by its lines. One in which nothing changed is the very one that it was before. */
export function rowsOf(page: JournalPage, before: readonly Row[] = []): readonly Row[] {
  const known = new Map(before.map((row) => [row.pupil.id, row]));
  const [grades, debts] = [byPupil(page.grades), byPupil(page.debts)];
  const absences = byPupil(page.absences);
  const requests = byPupil(page.lateRequests.map((each) => ({ ...each, pupilId: each.pupil.id })));
  return page.pupils.map((pupil) => {
    const cells: Record<string, CellInMaking> = {};
    const at = ({ lessonId }: { readonly lessonId: string }) =>
      (cells[lessonId] ??= { grades: [], debts: [] });
    for (const grade of grades.get(pupil.id) ?? []) at(grade).grades.push(grade);
    for (const debt of debts.get(pupil.id) ?? []) at(debt).debts.push(debt);
    for (const absence of absences.get(pupil.id) ?? []) at(absence).absence = absence;
    for (const request of requests.get(pupil.id) ?? []) (at(request).requests ??= []).push(request);
    const row: Row = { pupil, cells };
    const old = known.get(pupil.id);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
}

/** A grade as it is shown: one that the journal has, or one on its way there. */
export interface ShownGrade {
  readonly value: string;
  readonly work: WorkKind;
  readonly status: PageGrade['status'];
  readonly late?: true;
  /** None before the journal has it. */
  readonly gradeId?: string;
  readonly entry?: Entry;
  /** It is changed, which the journal doesn't have yet. */
  readonly waits?: boolean;
}

export interface ShownAbsence {
  readonly code: AbsenceCode;
  /** What the teacher recorded, whatever it counts as. */
  readonly recorded: AbsenceCode;
  /** How late. */
  readonly minutes?: number;
  readonly reason?: string;
  readonly entry?: Entry;
}

/** A cell as it is shown: what the journal has, and what was entered since. */
export interface ShownCell {
  readonly grades: readonly ShownGrade[];
  readonly debts: readonly PageDebt[];
  readonly absence?: ShownAbsence;
  readonly requests?: readonly LateRequest[];
  readonly refused: readonly Entry[];
}

export function shownCell(
  { grades, debts, absence, requests }: Cell,
  entries: readonly Entry[],
  works: readonly WorkKind[],
  written: readonly Written[] = [],
): ShownCell {
  const changes = written.filter(({ refusal }) => refusal === undefined);
  const known = new Set(grades.map(({ gradeId }) => gradeId));
  const accepted = entries.filter((entry) => isWaiting(entry) || entry.saved);
  const given = accepted.flatMap((entry): ShownGrade[] => {
    const work = works.find(({ code }) => code === entry.work);
    const gradeId = entry.saved?.gradeId;
    // The page may show it before it is told to have come so far.
    if (entry.mark.kind !== 'grade' || !work || (gradeId !== undefined && known.has(gradeId))) return [];
    const id = gradeId === undefined ? {} : { gradeId };
    return [{ value: entry.mark.value, work, status: 'given', ...id, entry }];
  });
  const settled = new Set(accepted.map(({ debtId }) => debtId));
  const recorded = accepted.findLast(({ mark }) => mark.kind === 'absence');
  const isWithdrawn = changes.some(({ words }) => words?.kind === 'withdrawal');
  const away = (isWithdrawn ? undefined : absence) ?? (recorded && absenceOf(recorded));
  return {
    grades: [...grades, ...given].map((grade) => changes.reduce(changedBy, grade)),
    debts: debts.filter(({ debtId }) => !settled.has(debtId)),
    ...(away === undefined ? {} : { absence: away }),
    ...(requests === undefined ? {} : { requests }),
    refused: entries.filter(({ refusal }) => refusal !== undefined),
  };
}

/** A grade as a correction or annulment on its way leaves it. */
function changedBy(grade: ShownGrade, { words, saved }: Written): ShownGrade {
  if (grade.gradeId === undefined) return grade;
  const waits = saved === undefined || grade.waits === true;
  if (words?.kind === 'correction' && words.gradeId === grade.gradeId) {
    return { ...grade, value: words.to, status: 'corrected', waits };
  }
  if (words?.kind === 'annulment' && words.gradeId === grade.gradeId) {
    return { ...grade, status: 'annulled', waits };
  }
  return grade;
}

function absenceOf(entry: Entry): ShownAbsence | undefined {
  if (entry.mark.kind !== 'absence') return undefined;
  const { kind: _absence, ...told } = entry.mark;
  return { ...told, recorded: told.code, entry };
}

/** The grades of a cell that count. */
export const standing = ({ grades }: Pick<ShownCell, 'grades'>): readonly ShownGrade[] =>
  grades.filter(({ status }) => status !== 'annulled');

/** Things about pupils, by pupil. */
export function byPupil<Item extends { readonly pupilId: string }>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  const grouped = new Map<string, Item[]>();
  for (const item of items) {
    const group = grouped.get(item.pupilId);
    if (group === undefined) grouped.set(item.pupilId, [item]);
    else group.push(item);
  }
  return grouped;
}
