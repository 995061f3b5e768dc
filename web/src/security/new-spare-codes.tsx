import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { makeSpareCodes, secondFactorsQuery } from '../api/security.js';
import { useConfirmedMutation } from '../session/confirmation.js';
import { SpareCodes } from '../session/spare-codes.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { Refusal } from '../shell/refusal.js';
import classes from './security-page.module.css';

/** How many spare codes are left, and new ones in their place. */
export function NewSpareCodes({ left }: { readonly left: number }) {
  const { t } = useAccessTexts();
  const queryClient = useQueryClient();
  const making = useConfirmedMutation({
    mutationFn: makeSpareCodes,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: secondFactorsQuery.queryKey }),
  });
  return (
    <>
      <p>{t('security.spareCodes', { count: left })}</p>
      <Refusal error={making.error} />
      {making.data ? (
        <div className={classes['adding']}>
          <SpareCodes codes={making.data.spareCodes} onKept={() => making.reset()} />
        </div>
      ) : (
        <p>
          <Button variant="default" loading={making.isPending} onClick={() => making.mutate()}>
            {t('security.makeSpareCodes')}
          </Button>
        </p>
      )}
    </>
  );
}
