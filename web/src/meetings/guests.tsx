import { Button } from '@mantine/core';
import { answerInvitation, type Assembly } from '../api/meetings.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { Attendance } from './attendance.js';
import { Headcount } from './headcount.js';
import { MeetingRefusal } from './meeting-refusal.js';
import classes from './meetings.module.css';
import { Proxy } from './proxy.js';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useChange } from './use-change.js';

interface GuestsProps {
  readonly meeting: Assembly;
  readonly isBegun: boolean;
}

/** Who comes, in whose place; by their names for whoever leads the meeting. */
export function Guests({ meeting, isBegun }: GuestsProps) {
  const { t } = useMeetingTexts();
  const { role } = useMe();
  const { meetingId, figures, holds, guests, leads } = meeting;
  return (
    <section className={`${frame['sheet']} ${classes['part']}`}>
      <h2>{t('guests.heading')}</h2>
      <p data-testid="figures">
        {[
          t('guests.coming', { count: figures.coming }),
          t('guests.proxies', { count: figures.proxies }),
          ...(figures.attended === undefined ? [] : [t('guests.attended', { count: figures.attended })]),
        ].join(', ')}
      </p>
      {role === 'guardian' && !isBegun && <MyAnswer meeting={meeting} />}
      {role === 'guardian' && <Proxy meeting={meeting} isBegun={isBegun} />}
      {holds.length > 0 && <p>{t('proxy.holds', { names: holds.map(({ name }) => name).join(', ') })}</p>}
      {guests && (
        <ul data-testid="guests">
          {guests.answers.map(({ guardian: { id, name }, coming }) => (
            <li key={id}>{t(coming ? 'guests.comes' : 'guests.doesNot', { name })}</li>
          ))}
          {guests.proxies.map(({ guardian, holder }) => (
            <li key={`${guardian.id} proxy`}>
              {t('guests.for', { guardian: guardian.name, holder: holder.name })}
            </li>
          ))}
        </ul>
      )}
      {guests && isBegun && <Attendance meetingId={meetingId} attended={guests.attended} />}
      {leads && meeting.school && isBegun && <Headcount meetingId={meetingId} counted={figures.attended} />}
    </section>
  );
}

function MyAnswer({ meeting: { meetingId, coming } }: { readonly meeting: Assembly }) {
  const { t } = useMeetingTexts();
  const answering = useChange((comes: boolean) => answerInvitation(meetingId, comes));
  return (
    <>
      <p role="status">{coming !== undefined && t(coming ? 'guests.saidYes' : 'guests.saidNo')}</p>
      <div className={classes['buttons']}>
        {([true, false] as const).map((comes) => (
          <Button
            key={String(comes)}
            variant={coming === comes ? 'filled' : 'default'}
            aria-pressed={coming === comes}
            loading={answering.isPending && answering.variables === comes}
            onClick={() => answering.mutate(comes)}
          >
            {t(comes ? 'guests.iCome' : 'guests.iDont')}
          </Button>
        ))}
      </div>
      <MeetingRefusal error={answering.error} />
    </>
  );
}
