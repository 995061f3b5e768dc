import { Anchor, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useLogState, type LogState } from '../api/audit.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { ReportTable } from '../reports/report-table.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AuditTabs } from './audit-tabs.js';
import classes from './audit.module.css';
import { useAuditTexts } from './texts/audit-texts.js';

/** How far the log has come, who has signed that, by which keys, and whether it was ever restored. */
export function LogPage() {
  const { t } = useTranslation();
  const { t: ta } = useAuditTexts();
  const log = useLogState();
  useDocumentTitle(`${ta('logTitle')} – ${t('app')}`);
  return (
    <>
      <AuditTabs />
      <h1 className={frame['heading']}>{ta('logTitle')}</h1>
      <p className={frame['muted']}>{ta('logLead')}</p>
      <Answer query={log} isDated skeleton={<Skeleton height={320} />}>
        {({ checkpoint, keys, restorations }) => (
          <>
            {checkpoint ? <Checkpoint checkpoint={checkpoint} /> : <p>{ta('noCheckpoint')}</p>}
            <Keys keys={keys} />
            <Restorations restorations={restorations} />
          </>
        )}
      </Answer>
    </>
  );
}

function Checkpoint({ checkpoint }: { readonly checkpoint: NonNullable<LogState['checkpoint']> }) {
  const { t, i18n } = useAuditTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const { at, origin, size, root, signedBy, note } = checkpoint;
  const witnesses = signedBy.filter((name) => name !== origin);
  return (
    <>
      <section className={report['sheet']} data-testid="checkpoint">
        <h2>{t('checkpoint')}</h2>
        <dl className={classes['facts']}>
          <dt>{t('origin')}</dt>
          <dd>{origin}</dd>
          <dt>{t('signedAt')}</dt>
          <dd>
            <time dateTime={at}>{dates.dayAndTime(at, timeZone)}</time>
          </dd>
          <dt>{t('size')}</dt>
          <dd data-testid="log-size">{new Intl.NumberFormat(i18n.language).format(size)}</dd>
          <dt>{t('root')}</dt>
          <dd>
            <code>{root}</code>
          </dd>
        </dl>
        <h2>{t('note')}</h2>
        <Anchor href="/checkpoint" className={frame['onScreen'] ?? ''}>
          {t('noteGet')}
        </Anchor>
        {/* Focusable, so that it can be scrolled without a pointer. */}
        <pre className={classes['note']} tabIndex={0}>
          {note}
        </pre>
      </section>
      <section className={report['sheet']} data-testid="witnesses">
        <h2>{t('witnesses')}</h2>
        {witnesses.length === 0 ? (
          <p>{t('noWitness')}</p>
        ) : (
          <>
            <p>{t('witnessesLead')}</p>
            <ul>
              {witnesses.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  );
}

function Keys({ keys }: Pick<LogState, 'keys'>) {
  const { t } = useAuditTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  return (
    <section className={report['sheet']}>
      <h2>{t('keys')}</h2>
      <ReportTable
        label={t('keys')}
        columns={[t('key'), t('since'), t('until')]}
        rows={keys.map(({ vkey, from, until }) => ({
          id: vkey,
          cells: [
            <code key="key" className={classes['code']}>
              {vkey}
            </code>,
            dates.day(from, timeZone),
            until === undefined ? t('inUse') : dates.day(until, timeZone),
          ],
        }))}
      />
    </section>
  );
}

function Restorations({ restorations }: Pick<LogState, 'restorations'>) {
  const { t } = useAuditTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  return (
    <section className={report['sheet']}>
      <h2>{t('restorations')}</h2>
      {restorations.length === 0 ? (
        <p>{t('noRestorations')}</p>
      ) : (
        <ReportTable
          label={t('restorations')}
          columns={[t('restoredAt'), t('backupOf'), t('reason'), t('lost')]}
          rows={restorations.map(({ restoredAt, takenAt, reason, lostEvents = 0 }) => ({
            id: restoredAt,
            cells: [
              dates.dayAndTime(restoredAt, timeZone),
              dates.dayAndTime(takenAt, timeZone),
              reason,
              lostEvents,
            ],
          }))}
        />
      )}
    </section>
  );
}
