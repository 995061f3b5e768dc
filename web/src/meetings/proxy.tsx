import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { invitedQuery, nameProxy, revokeProxy, type Assembly, type Invited } from '../api/meetings.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { MeetingRefusal } from './meeting-refusal.js';
import classes from './meetings.module.css';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useChange } from './use-change.js';

interface ProxyProps {
  readonly meeting: Assembly;
  readonly isBegun: boolean;
}

/** Who votes for the reader, which is named and taken back until the meeting begins. */
export function Proxy({ meeting: { meetingId, proxy }, isBegun }: ProxyProps) {
  const { t } = useMeetingTexts();
  const revoking = useChange(() => revokeProxy(meetingId));
  if (!proxy) return isBegun ? null : <NameProxy meetingId={meetingId} />;
  return (
    <>
      <div className={classes['buttons']}>
        <p role="status">{t('proxy.named', { name: proxy.name })}</p>
        {!isBegun && (
          <Button variant="default" loading={revoking.isPending} onClick={() => revoking.mutate(undefined)}>
            {t('proxy.revoke')}
          </Button>
        )}
      </div>
      <MeetingRefusal error={revoking.error} />
    </>
  );
}

/** The names of the others are asked for only when it is opened: the log of reads keeps who saw them. */
function NameProxy({ meetingId }: { readonly meetingId: string }) {
  const { t } = useMeetingTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('proxy.holder')}</summary>
      <p>{t('proxy.lead')}</p>
      {isOpen && <ChooseHolder meetingId={meetingId} />}
    </details>
  );
}

function ChooseHolder({ meetingId }: { readonly meetingId: string }) {
  const invited = useQuery(invitedQuery(meetingId));
  return (
    <Answer query={invited} skeleton={<Skeleton height={80} />}>
      {({ guardians, classes: ofSchool }) =>
        ofSchool ? (
          <ChooseByClass meetingId={meetingId} ofSchool={ofSchool} />
        ) : (
          <HolderForm meetingId={meetingId} guardians={guardians} />
        )
      }
    </Answer>
  );
}

interface ChooseByClassProps {
  readonly meetingId: string;
  readonly ofSchool: NonNullable<Invited['classes']>;
}

/** Of a whole school, the class is named first whose guardians are to be seen. */
function ChooseByClass({ meetingId, ofSchool }: ChooseByClassProps) {
  const { t } = useMeetingTexts();
  const [classId, setClass] = useState('');
  const invited = useQuery({ ...invitedQuery(meetingId, classId), enabled: classId !== '' });
  return (
    <>
      <NativeSelect
        label={t('proxy.class')}
        value={classId}
        onChange={({ currentTarget }) => setClass(currentTarget.value)}
        data={[{ value: '', label: '' }, ...ofSchool.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      {classId !== '' && (
        <Answer query={invited} skeleton={<Skeleton height={80} />}>
          {({ guardians }) => <HolderForm key={classId} meetingId={meetingId} guardians={guardians} />}
        </Answer>
      )}
    </>
  );
}

interface HolderFormProps extends Pick<Invited, 'guardians'> {
  readonly meetingId: string;
}

function HolderForm({ meetingId, guardians }: HolderFormProps) {
  const { t } = useMeetingTexts();
  const { person } = useMe();
  const [holderId, setHolder] = useState('');
  const naming = useChange(() => nameProxy(meetingId, holderId));
  return (
    <form
      className={classes['buttons']}
      onSubmit={(event) => {
        event.preventDefault();
        naming.mutate(undefined);
      }}
    >
      <NativeSelect
        label={t('proxy.choose')}
        required
        withAsterisk={false}
        value={holderId}
        onChange={({ currentTarget }) => setHolder(currentTarget.value)}
        data={[
          { value: '', label: '' },
          ...guardians
            .filter(({ id }) => id !== person.id)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Button type="submit" loading={naming.isPending}>
        {t('proxy.name')}
      </Button>
      <MeetingRefusal error={naming.error} />
    </form>
  );
}
