import type { ChangedOfKind, Trial } from '../api/administration.js';
import { languageOf } from '../i18n/i18n.js';
import { ReportTable } from '../reports/report-table.js';
import frame from '../shell/frame.module.css';
import classes from './administration.module.css';
import { keptOf } from './roster-told.js';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** What a bundle would change, kind by kind, and what of it is not brought in. */
export function TrialTold({ trial }: { readonly trial: Trial }) {
  const { t, i18n } = useAdministrationTexts();
  const { kind, changes, leftOut, kept } = trial;
  const language = languageOf(i18n.language) ?? 'en';
  return (
    <div className={classes['form']} data-testid="trial">
      <h2>{t('roster.would')}</h2>
      {changes.length === 0 ? (
        <p>{t('roster.nothing')}</p>
      ) : (
        <>
          <p className={frame['muted']}>{t(`roster.${kind}`)}</p>
          <ReportTable
            label={t('roster.would')}
            testId="changes"
            columns={[t('roster.what'), t('roster.added'), t('roster.changed'), t('roster.removed')]}
            rows={changes.map(({ kind: of, added, changed, removed }) => ({
              id: of,
              cells: [t(`roster.kind.${of}`), added, changed, removed],
            }))}
          />
          {changes.map((each) => (
            <Rows key={each.kind} changed={each} />
          ))}
        </>
      )}
      {leftOut.length > 0 && (
        <>
          <h3>{t('roster.leftOut')}</h3>
          <ul data-testid="left-out">
            {leftOut.map(({ what, count }) => (
              <li key={what}>{t(`roster.left.${what}`, { count })}</li>
            ))}
          </ul>
        </>
      )}
      {[...new Set(kept.map((each) => keptOf(each, language)))].map((what) => (
        <p key={what}>{t('roster.kept', { what })}</p>
      ))}
    </div>
  );
}

function Rows({ changed: { kind, added, changed, removed, rows } }: { readonly changed: ChangedOfKind }) {
  const { t } = useAdministrationTexts();
  const all = added + changed + removed;
  return (
    <details className={classes['rows']} data-testid={`rows-${kind}`}>
      <summary>
        {t(`roster.kind.${kind}`)}: {t('roster.firstOf', { count: all })}
      </summary>
      <ul>
        {rows.map(({ change, title = t('roster.setting'), of }, index) => (
          <li key={index}>
            {of === undefined ? title : t('roster.inClass', { title, of })}{' '}
            <span className={frame['muted']}>({t(`roster.change.${change}`)})</span>
          </li>
        ))}
        {all > rows.length && <li>{t('roster.andMore', { count: all - rows.length })}</li>}
      </ul>
    </details>
  );
}
