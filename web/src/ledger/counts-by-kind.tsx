import { noticeStates, type LedgerSummary } from '../api/ledger.js';
import classes from './ledger-summary.module.css';
import { useLedgerTexts } from './texts/ledger-texts.js';

/** Kinds by states. */
export function CountsByKind({ counts }: Pick<LedgerSummary, 'counts'>) {
  const { t, i18n } = useLedgerTexts();
  const number = new Intl.NumberFormat(i18n.language);
  const kinds = [...new Set(counts.map(({ kind }) => kind))];
  const countOf = new Map(counts.map(({ kind, state, count }) => [`${kind} ${state}`, count]));
  return (
    // Focusable, so that it can be scrolled without a pointer.
    <div className={classes['scroll']} role="region" aria-label={t('ledger:counts')} tabIndex={0}>
      <table className={classes['counts']}>
        <thead>
          <tr>
            <th scope="col">{t('ledger:kind')}</th>
            {noticeStates.map((state) => (
              <th key={state} scope="col">
                {t(`ledger:state.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`notice.kind.${kind}`)}</th>
              {noticeStates.map((state) => (
                <td key={state}>{number.format(countOf.get(`${kind} ${state}`) ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
