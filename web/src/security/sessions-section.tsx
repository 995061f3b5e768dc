import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endOtherSessions, endSession, sessionsQuery, type OwnSession } from '../api/security.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './security-page.module.css';

/** Where the account is signed in, and the end of any of that. */
export function SessionsSection() {
  const { t } = useAccessTexts();
  const sessions = useQuery(sessionsQuery);
  return (
    <section className={frame['sheet']} data-testid="sessions">
      <h2 className={classes['heading']}>{t('security.sessions')}</h2>
      <p className={frame['muted']}>{t('security.sessionsLead')}</p>
      <Answer query={sessions} skeleton={<Skeleton height={120} />}>
        {(told) => <Sessions sessions={told.sessions} />}
      </Answer>
    </section>
  );
}

function Sessions({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const { t } = useAccessTexts();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const ending = useMutation({ mutationFn: endSession, onSettled });
  const endingOthers = useMutation({ mutationFn: endOtherSessions, onSettled });
  return (
    <>
      <ul role="list" className={classes['list']}>
        {sessions.map((session) => (
          <SessionItem
            key={session.sessionId}
            session={session}
            onEnd={() => ending.mutate(session.sessionId)}
          />
        ))}
      </ul>
      <Refusal error={ending.error ?? endingOthers.error} />
      {sessions.length > 1 && (
        <Button variant="default" loading={endingOthers.isPending} onClick={() => endingOthers.mutate()}>
          {t('security.endOthers')}
        </Button>
      )}
    </>
  );
}

function SessionItem({ session, onEnd }: { readonly session: OwnSession; readonly onEnd: () => void }) {
  const { t } = useAccessTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const what = t('security.browserOn', { browser: session.browser, system: session.system });
  return (
    <li>
      <span className={classes['about']}>
        {what} {session.isThisOne && <strong>({t('security.thisOne')})</strong>}
        <small>
          {t('security.session', {
            since: dates.instant(session.startedAt, timeZone),
            seen: dates.instant(session.seenAt, timeZone),
            network: session.network,
          })}
        </small>
      </span>
      {!session.isThisOne && (
        <Button variant="default" size="xs" aria-label={t('security.endOf', { what })} onClick={onEnd}>
          {t('security.end')}
        </Button>
      )}
    </li>
  );
}
