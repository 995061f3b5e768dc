import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery, nameChild, unnameChild, type Child } from '../api/me.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './security-page.module.css';
import { useChildNamesTexts } from './texts/child-names-texts.js';

/** What a guardian calls the own children; nothing for whoever has none. */
export function ChildrenSection() {
  const { t } = useChildNamesTexts();
  const { children } = useMe();
  if (children.length === 0) return null;
  return (
    <section className={frame['sheet']} data-testid="children">
      <h2 className={classes['heading']}>{t('title')}</h2>
      <p className={frame['muted']}>{t('lead')}</p>
      <ul role="list" className={classes['list']}>
        {children.map((child) => (
          <li key={child.id}>
            <ChildName child={child} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChildName({ child: { id, name, ownName = '' } }: { readonly child: Child }) {
  const { t } = useChildNamesTexts();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [called, setCalled] = useState(ownName);
  const naming = useMutation({
    mutationFn: (wanted: string) => (wanted === '' ? unnameChild(id) : nameChild(id, wanted)),
    onSuccess: async (_, wanted) => {
      setCalled(wanted);
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      await router.invalidate();
    },
  });
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        naming.mutate(called.trim());
      }}
    >
      <Refusal error={naming.error} />
      <TextInput
        label={t('name', { name })}
        value={called}
        maxLength={60}
        pattern=".*\S.*"
        onChange={({ currentTarget }) => setCalled(currentTarget.value)}
        required
        withAsterisk={false}
      />
      <div className={classes['buttons']}>
        <Button
          type="submit"
          variant="default"
          aria-label={t('saveOf', { name })}
          loading={naming.isPending}
          disabled={called.trim() === ownName}
        >
          {t('save')}
        </Button>
        {ownName !== '' && (
          <Button
            variant="subtle"
            aria-label={t('schoolOf', { name })}
            disabled={naming.isPending}
            onClick={() => naming.mutate('')}
          >
            {t('school')}
          </Button>
        )}
      </div>
      <p role="status">{naming.isSuccess && called === ownName ? t('saved') : ''}</p>
    </form>
  );
}
