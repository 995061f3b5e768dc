import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LateRequestInSchool } from '../../api/late-requests.js';
import { useDates } from '../../i18n/dates.js';
import items from '../../shell/items.module.css';
import { changeAsked } from '../cell-marks.js';
import { useLateCorrectionsTexts } from './texts/late-corrections-texts.js';

interface RequestToldProps {
  readonly request: LateRequestInSchool;
  readonly timeZone: string;
}

/** Whose grade is to be what, where and why, and who asked for it when. */
export function RequestTold({ request, timeZone }: RequestToldProps) {
  const { t } = useLateCorrectionsTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  const { pageId, pupil, subject, group, date, number, work, madeUpOn, teacher, askedAt, reason } = request;
  return (
    <>
      <p className={items['title']}>
        {pupil.name}: {changeAsked(request, common)}
      </p>
      <p className={items['aside']}>
        <Link to="/journal/$pageId" params={{ pageId }}>
          {subject.title}, {group.title}
        </Link>
        {', '}
        {t('requests.lesson', { date: dates.short(date), number: number ?? '' })}, {work.title}
        {madeUpOn !== undefined && `, ${common('grade.madeUpOn', { date: dates.short(madeUpOn) })}`}
      </p>
      <p className={items['aside']}>
        {t('requests.asked', { name: teacher.name })},{' '}
        <time dateTime={askedAt}>{dates.instant(askedAt, timeZone)}</time>
      </p>
      <p>{t('requests.because', { reason })}</p>
    </>
  );
}
