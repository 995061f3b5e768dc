import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { decideOnReport, fileAddress, reportsQuery, type ReportedMessage } from '../api/messages.js';
import { Left, Reported } from '../moderation/reported.js';
import { ReportedList } from '../moderation/reported-list.js';
import { useTold } from '../moderation/use-told.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { FileLinks } from './file-links.js';
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
  const reports = useInfiniteQuery(reportsQuery(schoolId));
  return (
    <ReportedList
      query={reports}
      itemsOf={({ messages }) =>
        messages.map((message) => (
          <ReportedOne
            key={`${message.threadId} ${message.number.toString()}`}
            schoolId={schoolId}
            message={message}
          />
        ))
      }
      texts={{ none: t('reports.none'), more: t('more') }}
    />
  );
}

interface ReportedOneProps {
  readonly schoolId: string;
  readonly message: ReportedMessage;
}

function ReportedOne({ schoolId, message }: ReportedOneProps) {
  const { t } = useMessageTexts();
  const among = useAmong();
  const { files, decision } = message;
  return (
    <Reported
      reported={message}
      where={among(message.among)}
      files={
        files.length > 0 && (
          <FileLinks files={files} addressOf={(file) => fileAddress(message, file, 'reports')} />
        )
      }
      decided={decision && <Decided decision={decision} />}
      texts={{
        ...{ remove: t('reports.remove'), removeLead: t('reports.removeLead') },
        ...{ removeSubmit: t('reports.remove'), leave: t('reports.leave') },
        leaveLead: t('reports.leaveLead'),
      }}
      decide={(removes, reason) => decideOnReport(message, removes, reason)}
      stale={[reportsQuery(schoolId).queryKey]}
    />
  );
}

function Decided({ decision }: { readonly decision: NonNullable<ReportedMessage['decision']> }) {
  const { t } = useMessageTexts();
  const told = useTold();
  if (!decision.removed) return <Left left={decision} />;
  return (
    <p className={items['aside']} data-testid="decided">
      {t('reports.removed', told(decision))}
    </p>
  );
}
