import type { Correction } from '../api/alerts.js';
import { useDates } from '../i18n/dates.js';
import classes from './alerts.module.css';
import { useAlertsTexts } from './texts/alerts-texts.js';

interface CorrectionsTableProps {
  readonly corrections: readonly Correction[];
  /** Those that a rule was about, by their events. */
  readonly suspicious: ReadonlySet<string>;
  readonly timeZone: string;
}

const columns = ['at', 'pupil', 'where', 'work', 'from', 'to', 'reason'] as const;

/** What an account corrected, with the old values; what a rule was about is marked. */
export function CorrectionsTable({ corrections, suspicious, timeZone }: CorrectionsTableProps) {
  const { t } = useAlertsTexts();
  const dates = useDates();
  return (
    // Focusable, so that it can be scrolled without a pointer.
    <div className={classes['scroll']} role="region" aria-label={t('table')} tabIndex={0}>
      <table className={classes['corrections']}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {corrections.map((one) => (
            <tr key={one.eventId} data-suspicious={suspicious.has(one.eventId)}>
              <td>
                {suspicious.has(one.eventId) && <span title={t('marked')}>⚠ </span>}
                {dates.instant(one.at, timeZone)}
                {one.late && ` (${t('late')})`}
              </td>
              <td>{one.pupil.name}</td>
              <td>{[one.group, one.subject].filter((part) => part !== undefined).join(', ')}</td>
              <td>
                {[
                  one.work ?? t(`what.${one.what}`),
                  one.lessonOf === undefined ? undefined : dates.short(one.lessonOf),
                ]
                  .filter((part) => part !== undefined)
                  .join(', ')}
              </td>
              <td>
                <del>{one.from ?? '–'}</del>
              </td>
              <td>
                <ins>{one.to ?? '–'}</ins>
              </td>
              <td>{one.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
