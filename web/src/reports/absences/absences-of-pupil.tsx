import { Checkbox } from '@mantine/core';
import { useDates } from '../../i18n/dates.js';
import { ReportTable } from '../report-table.js';
import classes from './absences.module.css';
import { keyOf, type Absence } from './chosen-absences.js';
import { useAbsencesTexts } from './texts/absences-texts.js';
import type { Unexplained } from './use-unexplained.js';

interface OfPupilProps {
  readonly pupil: Unexplained;
  /** The keys of those that are. */
  readonly chosen: readonly string[];
  readonly onChoose: (absences: readonly Absence[], isChosen: boolean) => void;
}

/** A pupil's absences, to be chosen one by one or all together. */
export function AbsencesOfPupil({ pupil: { id, name, missed }, chosen, onChoose }: OfPupilProps) {
  const { t } = useAbsencesTexts();
  const dates = useDates();
  const absences = missed.map(({ lessonId }): Absence => ({ pupilId: id, lessonId }));
  const count = absences.filter((absence) => chosen.includes(keyOf(absence))).length;
  return (
    <section data-testid={`unexplained-${id}`}>
      <h3 className={classes['heading']}>{name}</h3>
      <Checkbox
        label={t('all', { name })}
        checked={count === absences.length}
        indeterminate={count > 0 && count < absences.length}
        onChange={({ currentTarget }) => onChoose(absences, currentTarget.checked)}
      />
      <ReportTable
        label={name}
        columns={[t('day'), t('lesson'), t('subject'), t('choose')]}
        rows={missed.map(({ lessonId, date, number, subject }) => {
          const absence = { pupilId: id, lessonId };
          return {
            id: lessonId,
            cells: [
              dates.short(date),
              number,
              subject.title,
              <Checkbox
                key="choose"
                aria-label={t('chooseOne', { name, date: dates.short(date), number })}
                checked={chosen.includes(keyOf(absence))}
                onChange={({ currentTarget }) => onChoose([absence], currentTarget.checked)}
              />,
            ],
          };
        })}
      />
    </section>
  );
}
