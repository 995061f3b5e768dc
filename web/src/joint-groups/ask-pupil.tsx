import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askPupil, type JointGroup, type SchoolOfGroup } from '../api/joint-groups.js';
import { addresseesQuery } from '../api/messages.js';
import { schoolClassesQuery } from '../api/school.js';
import { todayIn } from '../diary/week.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import items from '../shell/items.module.css';
import { NotHad } from '../shell/not-had.js';
import { Refusal } from '../shell/refusal.js';
import { useJointGroupTexts } from './texts/joint-group-texts.js';
import { useChange } from './use-change.js';

interface AskPupilProps {
  readonly group: JointGroup;
  readonly school: SchoolOfGroup;
}

/** Asks the guardians of a pupil of the school whether the pupil may be in a group. */
export function AskPupil({ group, school }: AskPupilProps) {
  const { t } = useJointGroupTexts();
  const [pupilId, setPupilId] = useState('');
  const asking = useChange(
    () => askPupil(group.jointGroupId, school.id, pupilId),
    () => setPupilId(''),
  );
  const there = new Set([...(group.pupils ?? []), ...(group.asked ?? [])].map(({ id }) => id));
  const { pupils, query } = usePupilsToAsk(school.id);
  const choices = pupils.filter(({ id }) => !there.has(id));
  return (
    <form
      className={items['form']}
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate();
      }}
    >
      <NotHad query={query} />
      <Refusal error={asking.error} />
      <NativeSelect
        label={t('group.pupil', { school: school.title })}
        value={pupilId}
        onChange={({ currentTarget }) => setPupilId(currentTarget.value)}
        data={[
          { value: '', label: t('group.choose') },
          ...choices.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div>
        <Button type="submit" loading={asking.isPending} disabled={pupilId === ''}>
          {t('group.ask')}
        </Button>
      </div>
    </form>
  );
}

/** Of the whole school for its deputy head; for a teacher those whom the teacher has. */
function usePupilsToAsk(schoolId: string) {
  const me = useMe();
  const isHead = me.role === 'deputyHead';
  const addressees = useQuery({ ...addresseesQuery, enabled: !isHead });
  const classes = useQuery({ ...schoolClassesQuery(schoolId), enabled: isHead });
  if (!isHead) return { query: addressees, pupils: addressees.data?.pupils ?? [] };
  const today = todayIn(timeZoneOf(me));
  const current = (classes.data ?? [])
    .flatMap(({ pupils }) => pupils)
    .filter(({ from, to }) => from <= today && (to === undefined || today <= to));
  const pupils = [...new Map(current.map(({ id, name }) => [id, { id, name }])).values()];
  return { query: classes, pupils: pupils.sort((a, b) => a.name.localeCompare(b.name)) };
}
