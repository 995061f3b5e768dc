import { Button, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { limitProxies, proxiesQuery } from '../api/administration.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './administration.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** For how many guardians one may vote in the meetings of a school. */
export function ProxiesOf({ schoolId }: { readonly schoolId: string }) {
  const proxies = useQuery(proxiesQuery(schoolId));
  return (
    <Answer query={proxies} skeleton={<Skeleton height={160} />}>
      {(set) => <ProxiesForm schoolId={schoolId} set={set} />}
    </Answer>
  );
}

interface ProxiesFormProps {
  readonly schoolId: string;
  /** As many as they are now. */
  readonly set: number;
}

function ProxiesForm({ schoolId, set }: ProxiesFormProps) {
  const { t } = useAdministrationTexts();
  const queryClient = useQueryClient();
  const [written, setWritten] = useState<string>();
  const shown = written ?? set.toString();
  const setting = useMutation({
    mutationFn: () => limitProxies(schoolId, Number(shown)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: proxiesQuery(schoolId).queryKey });
      setWritten(undefined);
    },
  });
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate();
      }}
    >
      <h2>{t('proxies.title')}</h2>
      <p className={frame['muted']}>{t('proxies.lead')}</p>
      <div className={classes['fields']}>
        <TextInput
          type="number"
          label={t('proxies.most')}
          value={shown}
          min={0}
          max={20}
          onChange={({ currentTarget }) => {
            setting.reset();
            setWritten(currentTarget.value);
          }}
          required
          withAsterisk={false}
        />
      </div>
      <p role="status">{setting.isSuccess && t('proxies.done')}</p>
      <Refusal error={setting.error} />
      <Button type="submit" loading={setting.isPending}>
        {t('proxies.submit')}
      </Button>
    </form>
  );
}
