import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideOnReport, fileAddress, reportsQuery, type ReportedMessage } from '../api/messages.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { FileLinks } from './file-links.js';
import classes from './messages.module.css';
import { RulesOfSchool } from './rules-form.js';
import { useMessageTexts } from './texts/message-texts.js';
import { useAmong } from './use-among.js';

/** What was reported in the schools that the reader leads, and what they let be written. */
export function ReportsPage() {
  const { t } = useMessageTexts();
  const { t: common } = useTranslation();
  const { schools } = useMe();
  useDocumentTitle(`${t('reports.title')} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/messages">{t('reports.back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('reports.title')}</h1>
      {schools.map((school) => (
        <Fragment key={school.id}>
          <ReportsOfSchool schoolId={school.id} />
          <RulesOfSchool school={school} />
        </Fragment>
      ))}
    </>
  );
}

function ReportsOfSchool({ schoolId }: { readonly schoolId: string }) {
  const { t } = useMessageTexts();
  const reports = useQuery(reportsQuery(schoolId));
  return (
    <Answer query={reports} skeleton={<Skeleton height={240} />}>
      {(messages) =>
        messages.length === 0 ? (
          <p data-testid="none">{t('reports.none')}</p>
        ) : (
          <ul role="list" className={items['list']}>
            {messages.map((message) => (
              <Report
                key={`${message.threadId} ${message.number.toString()}`}
                schoolId={schoolId}
                message={message}
              />
            ))}
          </ul>
        )
      }
    </Answer>
  );
}

interface ReportProps {
  readonly schoolId: string;
  readonly message: ReportedMessage;
}

function Report({ schoolId, message }: ReportProps) {
  const { t } = useMessageTexts();
  const dates = useDates();
  const among = useAmong();
  const timeZone = timeZoneOf(useMe());
  const { author, at, text, files, isOpen, reports, decision } = message;
  const told = (fact: { by: { name: string }; at: string; reason: string }) => ({
    name: fact.by.name,
    at: dates.instant(fact.at, timeZone),
    reason: fact.reason,
  });
  return (
    <li className={items['item']}>
      <p className={items['aside']}>
        <strong>{author.name}</strong>, <time dateTime={at}>{dates.instant(at, timeZone)}</time> ·{' '}
        {among(message.among)}
      </p>
      <div className={classes['text']}>{text}</div>
      {files.length > 0 && (
        <FileLinks files={files} addressOf={(file) => fileAddress(message, file, 'reports')} />
      )}
      {reports.map((report) => (
        <p key={report.by.id} className={items['aside']}>
          {t('reports.by', told(report))}
        </p>
      ))}
      {isOpen ? (
        <Decision schoolId={schoolId} message={message} />
      ) : (
        decision && (
          <p className={items['aside']} data-testid="decided">
            {t(decision.removed ? 'reports.removed' : 'reports.left', told(decision))}
          </p>
        )
      )}
    </li>
  );
}

function Decision({ schoolId, message }: ReportProps) {
  const { t } = useMessageTexts();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'remove' | 'leave'>();
  return (
    <div className={classes['tools']}>
      <strong className={classes['fresh']}>{t('reports.waits')}</strong>
      <Button size="compact-sm" variant="default" onClick={() => setAsking('remove')}>
        {t('reports.remove')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsking('leave')}>
        {t('reports.leave')}
      </Button>
      {asking && (
        <AskForReason
          title={t(`reports.${asking}`)}
          lead={t(`reports.${asking}Lead`)}
          texts={{
            reason: t('reports.reason'),
            submit: t(`reports.${asking}`),
            cancel: t('reports.cancel'),
          }}
          carryOut={(reason) => decideOnReport(message, asking === 'remove', reason)}
          onSettled={() => queryClient.invalidateQueries({ queryKey: reportsQuery(schoolId).queryKey })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
