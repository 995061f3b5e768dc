import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { myMeetingsQuery } from '../api/meetings.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { CallForm } from './call-form.js';
import { MeetingItem } from './meeting-item.js';
import { useMeetingTexts } from './texts/meeting-texts.js';

/** The meetings that the reader is invited to or leads, and where the reader calls one. */
export function MeetingsPage() {
  const { t } = useMeetingTexts();
  const { t: common } = useTranslation();
  const { role } = useMe();
  const mine = useQuery(myMeetingsQuery);
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <>
      <div className={items['top']}>
        <h1 className={frame['heading']}>{t('title')}</h1>
        {role !== 'guardian' && (
          <Link to="/meetings/school" className={frame['onScreen']}>
            {t('school.link')}
          </Link>
        )}
      </div>
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
