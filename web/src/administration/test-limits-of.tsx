import { Button, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { setTestLimits, testLimitsQuery, type TestLimits } from '../api/administration.js';
import { ProblemError } from '../api/request.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './administration.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** How many planned tests a school wants for a class at most. */
export function TestLimitsOf({ schoolId }: { readonly schoolId: string }) {
  const limits = useQuery(testLimitsQuery(schoolId));
  return (
    <Answer query={limits} skeleton={<Skeleton height={160} />}>
      {(set) => <TestLimitsForm schoolId={schoolId} set={set} />}
    </Answer>
  );
}

interface TestLimitsFormProps {
  readonly schoolId: string;
  /** As they are now. */
  readonly set: TestLimits;
}

const MOST: TestLimits = { aDay: 20, aWeek: 100 };

function TestLimitsForm({ schoolId, set }: TestLimitsFormProps) {
  const { t } = useAdministrationTexts();
  const queryClient = useQueryClient();
  const [written, setWritten] = useState<Partial<Record<keyof TestLimits, string>>>({});
  const shown = { aDay: set.aDay.toString(), aWeek: set.aWeek.toString(), ...written };
  const setting = useMutation({
    mutationFn: () => setTestLimits(schoolId, { aDay: Number(shown.aDay), aWeek: Number(shown.aWeek) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: testLimitsQuery(schoolId).queryKey });
      setWritten({});
    },
  });
  const refused = setting.error instanceof ProblemError ? (setting.error.problem.errors ?? []) : [];
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate();
      }}
    >
      <h2>{t('testLimits.title')}</h2>
      <p className={frame['muted']}>{t('testLimits.lead')}</p>
      <div className={classes['fields']}>
        {(['aDay', 'aWeek'] as const).map((name) => (
          <TextInput
            key={name}
            type="number"
            label={t(`testLimits.${name}`)}
            value={shown[name]}
            min={1}
            max={MOST[name]}
            error={refused.some(({ field }) => field === name) && t('testLimits.wrong', { most: MOST[name] })}
            onChange={({ currentTarget }) => {
              setting.reset();
              setWritten({ ...written, [name]: currentTarget.value });
            }}
            required
            withAsterisk={false}
          />
        ))}
      </div>
      <p role="status">{setting.isSuccess && t('testLimits.done')}</p>
      {refused.length === 0 && <Refusal error={setting.error} />}
      <Button type="submit" loading={setting.isPending}>
        {t('testLimits.submit')}
      </Button>
    </form>
  );
}
