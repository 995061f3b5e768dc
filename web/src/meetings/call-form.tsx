import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { localTimeIn } from '../activities/sign-up-state.js';
import { callMeeting, type MyMeetings } from '../api/meetings.js';
import { useKey } from '../api/use-key.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { MeetingRefusal } from './meeting-refusal.js';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useChange } from './use-change.js';

const REQUIRED = { required: true, withAsterisk: false };
const WORDS = { ...REQUIRED, maxLength: 200, pattern: '.*\\S.*' };

/** Calls the parents of a class, or of a school. */
export function CallForm({ callable }: Pick<MyMeetings, 'callable'>) {
  const { t } = useMeetingTexts();
  const navigate = useNavigate();
  const now = localTimeIn(timeZoneOf(useMe()));
  const once = useKey();
  const [draft, setDraft] = useState({
    of: '0',
    title: '',
    startsAt: '',
    place: '',
    agenda: '',
  });
  const calling = useChange(
    () => {
      const { of, title, startsAt, place, agenda } = draft;
      const more = agenda.trim() === '' ? {} : { agenda: agenda.trim() };
      const appointment = { title: title.trim(), startsAt, place: place.trim(), ...more };
      return callMeeting(callable[Number(of)] ?? {}, appointment, once.key);
    },
    {
      onSuccess: ({ meetingId }) => void navigate({ to: '/meetings/$meetingId', params: { meetingId } }),
      onError: once.onError,
    },
  );
  const field = (name: keyof typeof draft) => ({
    label: t(`call.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  return (
    <form
      className={`${frame['sheet']} ${items['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        calling.mutate(undefined);
      }}
    >
      <h2>{t('call.heading')}</h2>
      <NativeSelect
        {...field('of')}
        data={callable.map((of, index) => ({
          value: index.toString(),
          label: of.class?.title ?? t('call.school', { title: of.school?.title ?? '' }),
        }))}
      />
      <TextInput {...field('title')} {...WORDS} />
      <TextInput type="datetime-local" {...field('startsAt')} {...REQUIRED} min={now} />
      <TextInput {...field('place')} {...WORDS} />
      <Textarea {...field('agenda')} maxLength={4000} rows={4} />
      <MeetingRefusal error={calling.error} />
      <div>
        <Button type="submit" loading={calling.isPending}>
          {t('call.submit')}
        </Button>
      </div>
    </form>
  );
}
