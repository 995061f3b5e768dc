import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localTimeIn } from '../activities/sign-up-state.js';
import { schoolMeetingsQuery, type SchoolMeeting } from '../api/meetings.js';
import { useChosen } from '../reports/chosen.js';
import { ClassSelect, SchoolSelect } from '../reports/filters.js';
import filters from '../reports/reports.module.css';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { MeetingItem } from './meeting-item.js';
import classes from './meetings.module.css';
import { useMeetingTexts } from './texts/meeting-texts.js';

const route = getRouteApi('/signed-in/meetings/school');

/** The meetings of a school's parents and of those of its classes: what is to come, and what was. */
export function SchoolMeetingsPage() {
  const { t } = useMeetingTexts();
  const { t: common } = useTranslation();
  const search = route.useSearch();
  const { role } = useMe();
  const { schools, school, choose } = useChosen(search);
  const meetings = useInfiniteQuery(schoolMeetingsQuery(school, search.class));
  useDocumentTitle(`${t('school.title')} – ${common('app')}`);
  const known = meetings.data?.pages[0]?.classes ?? [];
  return (
    <>
      <div className={items['top']}>
        <h1 className={frame['heading']}>{t('school.title')}</h1>
        {role !== 'auditor' && role !== 'secretary' && (
          <Link to="/meetings" className={frame['onScreen']}>
            {t('school.mine')}
          </Link>
        )}
      </div>
      <div className={filters['filters']}>
        <SchoolSelect
          schools={schools}
          school={school}
          onChoose={(one) => choose({ school: one, class: undefined })}
        />
        {known.length > 0 && (
          <ClassSelect
            classes={known.map(({ id, title }) => ({ classId: id, title }))}
            chosen={search.class}
            whole
            onChoose={(classId) => choose({ class: classId })}
          />
        )}
      </div>
      <Answer query={meetings} isDated skeleton={<Skeleton height={240} />}>
        {({ pages }) => <ToComeAndPast meetings={pages.flatMap((page) => page.meetings)} />}
      </Answer>
      {meetings.hasNextPage && (
        <Button
          variant="default"
          loading={meetings.isFetchingNextPage}
          onClick={() => void meetings.fetchNextPage()}
        >
          {t('school.more')}
        </Button>
      )}
    </>
  );
}

/** What is to come begins with the next one, what was with the last one. */
function ToComeAndPast({ meetings }: { readonly meetings: readonly SchoolMeeting[] }) {
  const { t } = useMeetingTexts();
  if (meetings.length === 0) return <p data-testid="none">{t('none')}</p>;
  const isToCome = ({ startsAt, timeZone }: SchoolMeeting) => startsAt > localTimeIn(timeZone);
  return (
    <>
      <Listed title={t('school.toCome')} meetings={meetings.filter(isToCome).toReversed()} />
      <Listed title={t('school.past')} meetings={meetings.filter((meeting) => !isToCome(meeting))} />
    </>
  );
}

interface ListedProps {
  readonly title: string;
  readonly meetings: readonly SchoolMeeting[];
}

function Listed({ title, meetings }: ListedProps) {
  if (meetings.length === 0) return null;
  return (
    <section aria-label={title} className={classes['part']}>
      <h2>{title}</h2>
      <ul role="list" className={items['list']}>
        {meetings.map((meeting) => (
          <MeetingItem key={meeting.meetingId} meeting={meeting} mayOpen={meeting.mayOpen} />
        ))}
      </ul>
    </section>
  );
}
