import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import diary from '../diary/diary-page.module.css';
import { WeekSteps } from '../diary/week-steps.js';
import { Icon } from '../shell/icon.js';
import classes from './timetable.module.css';

interface WeekLinksProps {
  readonly week: string;
  /** Whose lessons they are, where they are not the reader's own. */
  readonly pupilId: string | undefined;
}

/** To other weeks of lessons, and to paper. */
export function WeekLinks({ week, pupilId }: WeekLinksProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('diary.week')} className={`${diary['week']} ${classes['weeks']}`}>
      <WeekSteps
        week={week}
        pupilId={pupilId}
        link={(to) => ({ to: '/timetable', search: (search: object) => ({ ...search, week: to }) })}
      />
      <ActionIcon variant="default" size={36} aria-label={t('diary.print')} onClick={() => window.print()}>
        <Icon name="print" />
      </ActionIcon>
    </nav>
  );
}
