import { useTranslation } from 'react-i18next';
import type { DiaryGrade, GradeChange } from '../api/diary.js';
import { useDates } from '../i18n/dates.js';
import classes from './diary-lesson.module.css';
import { useMarked } from './use-news.js';

interface GradeChangesProps {
  readonly grades: readonly DiaryGrade[];
  readonly timeZone: string;
}

/** What was changed, when and why: never hidden behind a click. */
export function GradeChanges({ grades, timeZone }: GradeChangesProps) {
  return grades.flatMap(({ gradeId, changes }) =>
    changes.map((change, index) => (
      <Change key={`${gradeId}.${index}`} {...{ gradeId, index, change, timeZone }} />
    )),
  );
}

interface ChangeProps {
  readonly gradeId: string;
  readonly index: number;
  readonly change: GradeChange;
  readonly timeZone: string;
}

function Change({ gradeId, index, change, timeZone }: ChangeProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const { isChangeNew } = useMarked();
  const told = { at: dates.instant(change.at, timeZone), reason: change.reason };
  return (
    <p className={classes['change']} data-testid="grade-change">
      <del>{change.from}</del>
      {change.to === undefined ? ' ' : ` → ${change.to} `}
      {change.to === undefined ? t('grade.annulled', told) : t('grade.corrected', told)}
      {change.late && `, ${t('grade.late')}`}
      {isChangeNew(gradeId, index) && <strong className={classes['new']}> {t('diary.new')}</strong>}
    </p>
  );
}
