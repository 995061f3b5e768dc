import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import diary from '../diary/diary-page.module.css';
import { WeekSteps } from '../diary/week-steps.js';
import { Icon } from '../shell/icon.js';
import classes from './timetable.module.css';

/** To other weeks of lessons, and to paper. */
export function WeekLinks({ week }: { readonly week: string }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('diary.week')} className={`${diary['week']} ${classes['weeks']}`}>
      <WeekSteps
        week={week}
        link={(to) => ({ to: '/timetable', search: (search: object) => ({ ...search, week: to }) })}
      />
      <ActionIcon variant="default" size={36} aria-label={t('diary.print')} onClick={() => window.print()}>
        <Icon name="print" />
      </ActionIcon>
    </nav>
  );
}
