import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { blockedQuery, unblockAuthor, type Blocked } from '../api/messages.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { NotHad } from '../shell/not-had.js';
import { Refusal } from '../shell/refusal.js';
import { useMessageTexts } from './texts/message-texts.js';

/** Those of whom the reader wants to read nothing, where there are any. */
export function BlockedList() {
  const { t } = useMessageTexts();
  const query = useQuery(blockedQuery);
  const blocked = query.data ?? [];
  if (blocked.length === 0) return <NotHad query={query} />;
  return (
    <section aria-labelledby="blocked" className={items['form']}>
      <h2 id="blocked" className={frame['heading']}>
        {t('block.list')}
      </h2>
      {blocked.map((person) => (
        <Lifting key={person.id} person={person} />
      ))}
    </section>
  );
}

function Lifting({ person }: { readonly person: Blocked }) {
  const { t } = useMessageTexts();
  const queryClient = useQueryClient();
  const lifting = useMutation({
    mutationFn: () => unblockAuthor(person.id),
    onSettled: () =>
      Promise.all(
        [blockedQuery.queryKey, ['thread']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
  });
  return (
    <div>
      <Button variant="default" loading={lifting.isPending} onClick={() => lifting.mutate()}>
        {t('block.lift', { name: person.name })}
      </Button>
      <Refusal error={lifting.error} />
    </div>
  );
}
