import { useId } from 'react';
import type { Channel, KindOfNotice, NoticeKind, Notices, Pace } from '../api/notices.js';
import { withChannel, withPace, type Draft } from './draft.js';
import classes from './kinds-table.module.css';
import { useNoticeTexts } from './texts/notice-texts.js';

const channels: readonly Channel[] = ['sms', 'email'];
const paces: readonly Pace[] = ['atOnce', 'daily', 'weekly'];

interface KindsTableProps {
  readonly kinds: readonly NoticeKind[];
  readonly rules: Notices['kinds'];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** Kinds of notices by channels, with the pace; on a telephone a kind takes several lines, and stays a row. */
export function KindsTable({ kinds, rules, ...line }: KindsTableProps) {
  const { t } = useNoticeTexts();
  return (
    <table role="table" className={classes['kinds']}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('notices:choosing.kind')}</th>
          {channels.map((channel) => (
            <th key={channel} role="columnheader">
              {t(`notice.channel.${channel}`)}
            </th>
          ))}
          <th role="columnheader">{t('notices:choosing.pace')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {kinds.map((kind) => (
          <KindLine key={kind} kind={kind} rule={rules[kind]} {...line} />
        ))}
      </tbody>
    </table>
  );
}

interface KindLineProps extends Pick<KindsTableProps, 'draft' | 'onChange'> {
  readonly kind: NoticeKind;
  readonly rule: KindOfNotice;
}

function KindLine({ kind, rule: { mandatory, urgent, usually }, draft, onChange }: KindLineProps) {
  const { t } = useNoticeTexts();
  const why = useId();
  const name = t(`notice.kind.${kind}`);
  const { channels: chosen, pace } = mandatory ? usually : draft.choices[kind];
  return (
    <tr role="row" data-testid={`kind-${kind}`}>
      <th role="rowheader" scope="row">
        {name}
        {mandatory && (
          <small id={why} className={classes['why']}>
            {t('notices:choosing.mandatory')}
          </small>
        )}
      </th>
      {channels.map((channel) => (
        <td key={channel} role="cell">
          <label className={classes['tick']}>
            <input
              type="checkbox"
              aria-label={t('notices:choosing.by', { kind: name, channel: t(`notice.channel.${channel}`) })}
              aria-describedby={mandatory ? why : undefined}
              checked={chosen.includes(channel)}
              disabled={mandatory}
              onChange={({ currentTarget }) =>
                onChange(withChannel(draft, kind, channel, currentTarget.checked))
              }
            />
            <span aria-hidden="true">{t(`notice.channel.${channel}`)}</span>
          </label>
        </td>
      ))}
      <td role="cell" className={classes['pace']}>
        {urgent && !mandatory && t('notices:choosing.urgent')}
        {mandatory && t('notice.pace.atOnce')}
        {!urgent && !mandatory && (
          <select
            aria-label={t('notices:choosing.paceOf', { kind: name })}
            value={pace}
            disabled={chosen.length === 0}
            onChange={({ currentTarget }) =>
              onChange(withPace(draft, kind, paces.find((each) => each === currentTarget.value) ?? pace))
            }
          >
            {paces.map((each) => (
              <option key={each} value={each}>
                {t(`notice.pace.${each}`)}
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  );
}
