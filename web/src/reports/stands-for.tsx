import type { StandsFor as Standing } from '../api/staff-reports.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';
import { useReportsTexts } from './texts/reports-texts.js';

interface StandsForProps {
  readonly report: Standing;
  readonly timeZone: string;
}

/** The instant, the day and the place in the log that a report stands for. */
export function StandsFor({ report: { position, at, date }, timeZone }: StandsForProps) {
  const { t } = useReportsTexts();
  const dates = useDates();
  return (
    <p className={frame['muted']} data-testid="stands-for" data-position={position}>
      {t('standsFor', { at: dates.dayAndTime(at, timeZone), date: dates.short(date), position })}
    </p>
  );
}
