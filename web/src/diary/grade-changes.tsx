import { useTranslation } from 'react-i18next';
import type { DiaryGrade, GradeChange } from '../api/diary.js';
import { useDates } from '../i18n/dates.js';
import classes from './diary-lesson.module.css';
import { useLastVisit } from './last-visit.js';

interface GradeChangesProps {
  readonly grades: readonly DiaryGrade[];
  readonly timeZone: string;
}

/** What was changed, when and why: never hidden behind a click. */
export function GradeChanges({ grades, timeZone }: GradeChangesProps) {
  return grades.flatMap(({ gradeId, changes }) =>
    changes.map((change, index) => (
      <Change key={`${gradeId}.${index}`} change={change} timeZone={timeZone} />
    )),
  );
}

function Change({ change, timeZone }: { readonly change: GradeChange; readonly timeZone: string }) {
  const { t } = useTranslation();
  const dates = useDates();
  const since = useLastVisit();
  const told = { at: dates.instant(change.at, timeZone), reason: change.reason };
  return (
    <p className={classes['change']} data-testid="grade-change">
      <del>{change.from}</del>
      {change.to === undefined ? ' ' : ` → ${change.to} `}
      {change.to === undefined ? t('grade.annulled', told) : t('grade.corrected', told)}
      {since !== undefined && change.at > since && (
        <strong className={classes['new']}> {t('diary.new')}</strong>
      )}
    </p>
  );
}
