import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addPasskey, arePasskeysKnown } from '../api/passkeys.js';
import { beginTotp, type FactorAdded } from '../api/second-factors.js';
import { secondFactorsQuery } from '../api/security.js';
import { AddAuthenticator } from '../session/add-authenticator.js';
import { useConfirmedMutation } from '../session/confirmation.js';
import { PasskeyRefusal } from '../session/passkey-refusal.js';
import { SpareCodes } from '../session/spare-codes.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { Refusal } from '../shell/refusal.js';
import classes from './security-page.module.css';

/** Adds an authenticator program or a passkey; with the first of them come spare codes. */
export function AddFactor() {
  const { t } = useAccessTexts();
  const queryClient = useQueryClient();
  const [spareCodes, setSpareCodes] = useState<readonly string[]>([]);
  const totp = useConfirmedMutation({ mutationFn: () => beginTotp() });
  const added = (factor: FactorAdded) => {
    totp.reset();
    setSpareCodes(factor.spareCodes);
    return queryClient.invalidateQueries({ queryKey: secondFactorsQuery.queryKey });
  };
  const passkey = useConfirmedMutation({ mutationFn: () => addPasskey(), onSuccess: added });
  if (spareCodes.length > 0) {
    return (
      <div className={classes['adding']}>
        <SpareCodes codes={spareCodes} onKept={() => setSpareCodes([])} />
      </div>
    );
  }
  if (totp.data) {
    return (
      <div className={classes['adding']}>
        <AddAuthenticator uri={totp.data.uri} onAdded={(factor) => void added(factor)} />
      </div>
    );
  }
  return (
    <>
      <Refusal error={totp.error} />
      <PasskeyRefusal error={passkey.error} />
      <div className={classes['buttons']}>
        <Button variant="default" loading={totp.isPending} onClick={() => totp.mutate()}>
          {t('security.addAuthenticator')}
        </Button>
        {arePasskeysKnown() && (
          <Button variant="default" loading={passkey.isPending} onClick={() => passkey.mutate()}>
            {t('security.addPasskey')}
          </Button>
        )}
      </div>
    </>
  );
}
