import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { countAttendance } from '../api/meetings.js';
import { MeetingRefusal } from './meeting-refusal.js';
import classes from './meetings.module.css';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useChange } from './use-change.js';

interface HeadcountProps {
  readonly meetingId: string;
  readonly counted: number | undefined;
}

/** Says how many came to a meeting that is too large for a list of names. */
export function Headcount({ meetingId, counted }: HeadcountProps) {
  const { t } = useMeetingTexts();
  const [count, setCount] = useState(counted?.toString() ?? '');
  const recording = useChange(() => countAttendance(meetingId, Number(count)));
  return (
    <form
      className={classes['buttons']}
      onSubmit={(event) => {
        event.preventDefault();
        recording.mutate(undefined);
      }}
    >
      <TextInput
        type="number"
        label={t('attendance.count')}
        required
        withAsterisk={false}
        min={0}
        max={20_000}
        value={count}
        onChange={({ currentTarget }) => setCount(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={recording.isPending}>
        {t('attendance.submitCount')}
      </Button>
      <p role="status">{recording.isSuccess && t('attendance.counted')}</p>
      <MeetingRefusal error={recording.error} />
    </form>
  );
}
