import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { listRooms, type SchoolTerm, type TermPlan } from '../../api/timetable.js';
import frame from '../../shell/frame.module.css';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import classes from './planning.module.css';
import { PlanRefusal } from './plan-refusal.js';
import { usePlanChange } from './use-plan-change.js';
import { roomsIn, roomsText } from './written-lists.js';

interface RoomsFormProps {
  readonly of: SchoolTerm;
  readonly rooms: TermPlan['rooms'];
}

/** The rooms in which lessons are given. */
export function RoomsForm({ of, rooms }: RoomsFormProps) {
  const { t } = useTimetableTexts();
  const [text, setText] = useState(() => roomsText(rooms));
  const listing = usePlanChange(of, () => listRooms(of, roomsIn(text)));
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        listing.mutate();
      }}
    >
      <h2>{t('plan.rooms')}</h2>
      <Textarea
        label={t('plan.roomLines')}
        description={t('plan.roomExample')}
        value={text}
        rows={4}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <PlanRefusal error={listing.error} />
      <div className={classes['submit']}>
        <Button type="submit" variant="default" loading={listing.isPending}>
          {t('plan.listRooms')}
        </Button>
        <p role="status">{listing.isSuccess && t('plan.saved')}</p>
      </div>
    </form>
  );
}
