import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { activitiesInQuery, type Activity } from '../api/activities.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import classes from './activities.module.css';
import { ActivityCard } from './activity-card.js';
import { ByMonth } from './by-month.js';
import { OrganiserTools } from './organiser-tools.js';
import { SignedUp } from './signed-up.js';
import { useActivityTexts } from './texts/activity-texts.js';

/** What takes place in a school and its classes: for its staff; whoever announced one sees who comes. */
export function ActivitiesOfSchool({ schoolId }: { readonly schoolId: string }) {
  const { person, role } = useMe();
  const activities = useQuery(activitiesInQuery(schoolId));
  const [chosen, setChosen] = useState(ALL);
  const leads = role === 'deputyHead' || role === 'admin';
  return (
    <Answer query={activities} skeleton={<Skeleton height={240} />}>
      {(all) => (
        <>
          <ChooseWhose activities={all} chosen={chosen} onChange={setChosen} />
          <ByMonth activities={all.filter((activity) => isOf(chosen, activity))}>
            {(activity) => (
              <ActivityCard activity={activity}>
                {(leads || activity.organiser.id === person.id) && (
                  <>
                    {activity.signUp && (
                      <SignedUp schoolId={schoolId} activity={activity} count={activity.signUp.taken} />
                    )}
                    <OrganiserTools activity={activity} />
                  </>
                )}
              </ActivityCard>
            )}
          </ByMonth>
        </>
      )}
    </Answer>
  );
}

const ALL = '';
const WHOLE_SCHOOL = 'school';

/** Ids of classes are no words: none is called `school`. */
const isOf = (chosen: string, activity: Activity): boolean =>
  chosen === ALL || chosen === (activity.class?.id ?? WHOLE_SCHOOL);

interface ChooseWhoseProps {
  readonly activities: readonly Activity[];
  readonly chosen: string;
  readonly onChange: (chosen: string) => void;
}

/** From everything to what is for one class, or for the whole school; absent where nothing is for a class. */
function ChooseWhose({ activities, chosen, onChange }: ChooseWhoseProps) {
  const { t } = useActivityTexts();
  const found = new Map(activities.flatMap(({ class: of }) => (of ? [[of.id, of.title] as const] : [])));
  if (found.size === 0) return null;
  return (
    <NativeSelect
      className={classes['whose']}
      label={t('show')}
      value={chosen}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { value: ALL, label: t('showAll') },
        { value: WHOLE_SCHOOL, label: t('showSchool') },
        ...[...found].map(([value, label]) => ({ value, label })),
      ]}
    />
  );
}
