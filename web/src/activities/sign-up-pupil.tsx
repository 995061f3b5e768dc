import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { signUpBySchool, type Activity } from '../api/activities.js';
import type { Person } from '../api/diary.js';
import { schoolClassesQuery } from '../api/school.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import items from '../shell/items.module.css';
import { ActivityRefusal } from './activity-refusal.js';
import { pupilsToSignUp } from './pupils-to-sign-up.js';
import { localTimeIn } from './sign-up-state.js';
import { useActivityTexts } from './texts/activity-texts.js';

interface SignUpPupilProps {
  readonly schoolId: string;
  readonly activity: Activity;
  /** Who is signed up already. */
  readonly there: readonly Person[];
}

const NOTHING = { pupilId: '', reason: '' };

/** Takes a place in the family's stead. */
export function SignUpPupil({ schoolId, activity, there }: SignUpPupilProps) {
  const { t } = useActivityTexts();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(NOTHING);
  const classes = useQuery(schoolClassesQuery(schoolId));
  const today = localTimeIn(activity.timeZone).slice(0, 10);
  const choices = pupilsToSignUp(classes.data ?? [], activity.class?.id, today, there);
  const signing = useMutation({
    mutationFn: () => signUpBySchool(activity.activityId, draft.pupilId, draft.reason.trim()),
    onSuccess: () => setDraft(NOTHING),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['activities'] }),
  });
  if (classes.isError) {
    return <ProblemNotice error={classes.error} onRetry={() => void classes.refetch()} />;
  }
  return (
    <form
      className={items['form']}
      onSubmit={(event) => {
        event.preventDefault();
        signing.mutate();
      }}
    >
      <ActivityRefusal error={signing.error} />
      <NativeSelect
        label={t('signUpPupil.pupil')}
        value={draft.pupilId}
        onChange={({ currentTarget }) => setDraft({ ...draft, pupilId: currentTarget.value })}
        data={[
          { value: '', label: t('signUpPupil.choose') },
          ...choices.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        required
        withAsterisk={false}
      />
      <TextInput
        label={t('signUpPupil.reason')}
        value={draft.reason}
        maxLength={500}
        pattern=".*\S.*"
        onChange={({ currentTarget }) => setDraft({ ...draft, reason: currentTarget.value })}
        required
        withAsterisk={false}
      />
      <div>
        <Button type="submit" variant="default" loading={signing.isPending}>
          {t('signUpPupil.submit')}
        </Button>
      </div>
    </form>
  );
}
