import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { signUpsQuery } from '../api/activities.js';
import { Answer } from '../shell/answer.js';
import classes from './activities.module.css';
import { useActivityTexts } from './texts/activity-texts.js';

interface SignedUpProps {
  readonly activityId: string;
  readonly count: number;
}

/** How many are signed up, and who: asked for only when it is opened, because the log of reads keeps who saw the names. */
export function SignedUp({ activityId, count }: SignedUpProps) {
  const { t } = useActivityTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={classes['signedUp']}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      data-testid="signed-up"
    >
      <summary>{t('signedUp.count', { count })}</summary>
      {isOpen && <Names activityId={activityId} />}
    </details>
  );
}

function Names({ activityId }: { readonly activityId: string }) {
  const { t } = useActivityTexts();
  const pupils = useQuery(signUpsQuery(activityId));
  return (
    <Answer query={pupils} skeleton={<Skeleton height={60} />}>
      {(all) =>
        all.length === 0 ? (
          <p>{t('signedUp.none')}</p>
        ) : (
          <ol>
            {all.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ol>
        )
      }
    </Answer>
  );
}
