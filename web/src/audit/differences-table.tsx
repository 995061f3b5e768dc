import type { PageAsOf } from '../api/audit.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { ReportTable } from '../reports/report-table.js';
import { Change } from './change.js';
import { toldDifferences } from './differences.js';
import { useAuditTexts } from './texts/audit-texts.js';

const mostListed = 100;

/** What was written between the moment and now. */
export function DifferencesTable({ told }: { readonly told: PageAsOf }) {
  const { t } = useAuditTexts();
  const dates = useDates();
  const differences = toldDifferences(told);
  const more = differences.length - mostListed;
  return (
    <section className={report['sheet']}>
      <h2>{t('differences')}</h2>
      {differences.length === 0 ? (
        <p>{t('noDifferences')}</p>
      ) : (
        <ReportTable
          label={t('differences')}
          testId="differences"
          columns={[t('about'), t('where'), t('what'), t('change')]}
          rows={differences.slice(0, mostListed).map(({ path, kind, part, pupil, date, field, was, is }) => ({
            id: path,
            cells: [
              [pupil, date === undefined ? undefined : dates.short(date)].filter(Boolean).join(', '),
              [t(`parts.${part}`), field].filter(Boolean).join(': '),
              t(`difference.${kind}`),
              <Change key="change" from={was || undefined} to={is || undefined} />,
            ],
          }))}
        />
      )}
      {more > 0 && <p>{t('differencesMore', { count: more })}</p>}
    </section>
  );
}
