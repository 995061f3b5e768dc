import { ActionIcon } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FileLink } from '../shell/file-link.js';
import { Icon } from '../shell/icon.js';
import classes from './diary-page.module.css';
import { mondayOf, shiftDate } from './week.js';
import { WeekSteps } from './week-steps.js';

interface WeekNavProps {
  readonly pupilId: string;
  readonly week: string;
}

/** To other weeks of a diary, to several at once, and to paper. */
export function WeekNav({ pupilId, week }: WeekNavProps) {
  const { t, i18n } = useTranslation();
  const monday = mondayOf(week);
  return (
    <nav aria-label={t('diary.week')} className={classes['week']}>
      <WeekSteps
        week={week}
        pupilId={pupilId}
        link={(to) => ({ to: '/diary/$pupilId/$week', params: { pupilId, week: to } })}
      />
      <Link
        to="/diary/$pupilId/days"
        params={{ pupilId }}
        search={{ from: shiftDate(monday, -7), to: shiftDate(monday, 6) }}
      >
        {t('diary.days')}
      </Link>
      <ActionIcon variant="default" size={36} aria-label={t('diary.print')} onClick={() => window.print()}>
        <Icon name="print" />
      </ActionIcon>
      <FileLink
        href={`/api/pupils/${pupilId}/diary.pdf?week=${week}&language=${i18n.language}`}
        title={t('diary.print')}
      >
        PDF
      </FileLink>
    </nav>
  );
}
