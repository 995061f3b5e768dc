import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localTimeIn } from '../activities/sign-up-state.js';
import { assemblyQuery, callOffMeeting, type Assembly } from '../api/meetings.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { CalledOff } from './called-off.js';
import { Guests } from './guests.js';
import { MeetingRefusal } from './meeting-refusal.js';
import classes from './meetings.module.css';
import { Minutes } from './minutes.js';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useWhen } from './use-when.js';
import { useWhose } from './use-whose.js';
import { Votes } from './votes.js';

const route = getRouteApi('/signed-in/meetings/$meetingId');

/** What a closed vote comes to is known a moment after its closing. */
const COUNTS_WITHIN_MS = 1_000;

/** A meeting: who comes, what is voted on, and the minutes. */
export function MeetingPage() {
  const { t } = useMeetingTexts();
  const { t: common } = useTranslation();
  const { role } = useMe();
  const { meetingId } = route.useParams();
  const assembly = useQuery({
    ...assemblyQuery(meetingId),
    refetchInterval: ({ state }) =>
      state.data?.votes.some(({ closedAt, result }) => closedAt !== undefined && !result)
        ? COUNTS_WITHIN_MS
        : false,
  });
  useDocumentTitle(`${assembly.data?.title ?? t('title')} – ${common('app')}`);
  return (
    <>
      <p className={frame['onScreen']}>
        <Link to={role === 'auditor' ? '/meetings/school' : '/meetings'}>{t('back')}</Link>
      </p>
      <Answer query={assembly} isDated skeleton={<Skeleton height={320} />}>
        {(meeting) => <Meeting meeting={meeting} />}
      </Answer>
    </>
  );
}

function Meeting({ meeting }: { readonly meeting: Assembly }) {
  const { t } = useMeetingTexts();
  const when = useWhen();
  const whose = useWhose();
  const { title, startsAt, timeZone, place, agenda, calledOff } = meeting;
  const isBegun = startsAt <= localTimeIn(timeZone);
  return (
    <>
      <h1 className={frame['heading']}>{title}</h1>
      <p>
        {whose(meeting)}. <time dateTime={startsAt}>{when(startsAt)}</time>, {place}
      </p>
      <p>
        <CalledOff meeting={meeting} />
      </p>
      {agenda !== undefined && (
        <section className={`${frame['sheet']} ${classes['part']}`}>
          <h2>{t('agenda')}</h2>
          <p className={classes['text']}>{agenda}</p>
        </section>
      )}
      {!calledOff && (
        <>
          <Guests meeting={meeting} isBegun={isBegun} />
          {isBegun && <Votes meeting={meeting} />}
          {isBegun && <Minutes meeting={meeting} />}
          {!isBegun && meeting.leads && <CallOff meeting={meeting} />}
        </>
      )}
    </>
  );
}

function CallOff({ meeting: { meetingId, title } }: { readonly meeting: Assembly }) {
  const { t } = useMeetingTexts();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  return (
    <p>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('callOff.open')}
      </Button>
      {isAsking && (
        <AskForReason
          title={t('callOff.title', { title })}
          lead={t('callOff.lead')}
          texts={{
            reason: t('callOff.reason'),
            submit: t('callOff.submit'),
            cancel: t('callOff.cancel'),
          }}
          carryOut={(reason) => callOffMeeting(meetingId, reason)}
          refusal={(error) => <MeetingRefusal error={error} />}
          onSettled={() => queryClient.invalidateQueries({ queryKey: ['meetings'] })}
          onClose={() => setAsking(false)}
        />
      )}
    </p>
  );
}
