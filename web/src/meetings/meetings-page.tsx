import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { myMeetingsQuery, type Meeting } from '../api/meetings.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { CallForm } from './call-form.js';
import { CalledOff } from './called-off.js';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useWhen } from './use-when.js';
import { useWhose } from './use-whose.js';

/** The meetings that the reader is invited to or leads, and where the reader calls one. */
export function MeetingsPage() {
  const { t } = useMeetingTexts();
  const { t: common } = useTranslation();
  const mine = useQuery(myMeetingsQuery);
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('title')}</h1>
      <p className={frame['muted']}>{t('lead')}</p>
      <Answer query={mine} isDated skeleton={<Skeleton height={240} />}>
        {({ meetings, callable }) => (
          <>
            {meetings.length === 0 ? (
              <p data-testid="none">{t('none')}</p>
            ) : (
              <ul role="list" className={items['list']}>
                {meetings.map((meeting) => (
                  <MeetingItem key={meeting.meetingId} meeting={meeting} />
                ))}
              </ul>
            )}
            {callable.length > 0 && <CallForm callable={callable} />}
          </>
        )}
      </Answer>
    </>
  );
}

function MeetingItem({ meeting }: { readonly meeting: Meeting }) {
  const when = useWhen();
  const whose = useWhose();
  const { meetingId, title, startsAt, place } = meeting;
  return (
    <li className={items['item']}>
      <Link to="/meetings/$meetingId" params={{ meetingId }} className={items['title']}>
        {title}
      </Link>
      <CalledOff meeting={meeting} />
      <p className={items['aside']}>
        {whose(meeting)}. <time dateTime={startsAt}>{when(startsAt)}</time>, {place}
      </p>
    </li>
  );
}
