import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './pupil-head.module.css';

export type PupilTab = 'diary' | 'grades' | 'finalGrades' | 'attendance' | 'rating' | 'portfolio' | 'health';

/** From one page of a pupil to the others. */
export function PupilTabs({ pupilId, tab }: { readonly pupilId: string; readonly tab: PupilTab }) {
  const { t } = useTranslation();
  const params = { pupilId };
  const of = (each: PupilTab) => ({ params, 'aria-current': each === tab ? ('page' as const) : undefined });
  return (
    <nav aria-label={t('pupil.tabs')} className={classes['tabs']}>
      {/* Of itself the link would be current on every page below it. */}
      <Link to="/diary/$pupilId" activeOptions={{ exact: true }} {...of('diary')}>
        {t('pupil.diary')}
      </Link>
      <Link to="/diary/$pupilId/grades" {...of('grades')}>
        {t('pupil.grades')}
      </Link>
      <Link to="/diary/$pupilId/final-grades" {...of('finalGrades')}>
        {t('pupil.finalGrades')}
      </Link>
      <Link to="/diary/$pupilId/attendance" {...of('attendance')}>
        {t('pupil.attendance')}
      </Link>
      <Link to="/diary/$pupilId/rating" {...of('rating')}>
        {t('pupil.rating')}
      </Link>
      <Link to="/diary/$pupilId/portfolio" {...of('portfolio')}>
        {t('pupil.portfolio')}
      </Link>
      <Link to="/diary/$pupilId/health" {...of('health')}>
        {t('pupil.health')}
      </Link>
    </nav>
  );
}
