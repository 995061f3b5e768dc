import { useId, useState } from 'react';
import type { LedgerNotice } from '../api/ledger.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import classes from './ledger-list.module.css';
import { NoticeDetails } from './notice-details.js';
import { reasonOf } from './reason.js';
import { useLedgerTexts } from './texts/ledger-texts.js';

/** A notice in a line, and in full where that is opened. */
export function LedgerRow({ notice }: { readonly notice: LedgerNotice }) {
  const { t } = useLedgerTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const [isOpen, setOpen] = useState(false);
  const details = useId();
  const { id, at, kind, recipient, pupil, channel, state, code } = notice;
  return (
    <>
      <tr role="row" className={classes['notice']} data-testid={`notice-${id}`}>
        <td role="cell">
          <button
            type="button"
            className={classes['open']}
            aria-expanded={isOpen}
            aria-controls={isOpen ? details : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            <time dateTime={at}>{dates.instant(at, timeZone)}</time>
          </button>
        </td>
        <td role="cell" className={classes['kind']}>
          {t(`notice.kind.${kind}`)}
        </td>
        <td role="cell">{recipient.name}</td>
        <td role="cell">{pupil?.name}</td>
        <td role="cell">{t(`notice.channel.${channel}`)}</td>
        <td role="cell">
          <strong className={classes['state']} data-state={state}>
            {t(`ledger:state.${state}`)}
          </strong>
          {code !== undefined && (
            <small className={classes['reason']}>{t(`ledger:reason.${reasonOf(code)}`)}</small>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr role="row" className={classes['details']}>
          <td role="cell" colSpan={6} id={details}>
            <NoticeDetails notice={notice} timeZone={timeZone} />
          </td>
        </tr>
      )}
    </>
  );
}
