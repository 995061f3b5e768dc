import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { invitedQuery, recordAttendance } from '../api/meetings.js';
import type { Person } from '../api/diary.js';
import { Answer } from '../shell/answer.js';
import { MeetingRefusal } from './meeting-refusal.js';
import classes from './meetings.module.css';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useChange } from './use-change.js';

interface AttendanceProps {
  readonly meetingId: string;
  readonly attended: readonly Person[] | undefined;
}

/** Ticks the guardians who came. */
export function Attendance({ meetingId, attended = [] }: AttendanceProps) {
  const { t } = useMeetingTexts();
  const invited = useQuery(invitedQuery(meetingId));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(attended.map(({ id }) => id)));
  const recording = useChange(() => recordAttendance(meetingId, [...ticked]));
  const tick = (id: string, comes: boolean) => {
    const others = [...ticked].filter((each) => each !== id);
    setTicked(new Set(comes ? [...others, id] : others));
  };
  return (
    <Answer query={invited} skeleton={<Skeleton height={160} />}>
      {({ guardians }) => (
        <form
          className={classes['part']}
          onSubmit={(event) => {
            event.preventDefault();
            recording.mutate(undefined);
          }}
        >
          <fieldset className={classes['choices']}>
            <legend>{t('attendance.legend')}</legend>
            {guardians.map(({ id, name }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={ticked.has(id)}
                  onChange={({ currentTarget }) => tick(id, currentTarget.checked)}
                />
                {name}
              </label>
            ))}
          </fieldset>
          <div className={classes['buttons']}>
            <Button type="submit" variant="default" loading={recording.isPending}>
              {t('attendance.submit')}
            </Button>
            <p role="status">{recording.isSuccess && t('attendance.done')}</p>
          </div>
          <MeetingRefusal error={recording.error} />
        </form>
      )}
    </Answer>
  );
}
