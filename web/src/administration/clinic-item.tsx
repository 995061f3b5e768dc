import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  clinicsQuery,
  dismissClinic,
  registerClinicKey,
  revokeClinicKey,
  type Clinic,
} from '../api/clinics.js';
import type { Me } from '../api/me.js';
import { useKey } from '../api/use-key.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './administration.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

interface ClinicItemProps {
  readonly school: Me['schools'][number];
  readonly clinic: Clinic;
}

/** What a clinic needs to report, and how it is let go. */
export function ClinicItem({ school, clinic }: ClinicItemProps) {
  const { t } = useAdministrationTexts();
  const dates = useDates();
  const queryClient = useQueryClient();
  // Of a key its id; of the clinic nothing.
  const [asking, setAsking] = useState<{ readonly keyId?: string }>();
  const { clinicId, title, keys } = clinic;
  const refresh = () => queryClient.invalidateQueries({ queryKey: clinicsQuery(school.id).queryKey });
  const standing = keys.filter(({ revoked }) => !revoked);
  const what = asking?.keyId === undefined ? title : t('clinics.key', { keyId: asking.keyId });
  return (
    <>
      <h2>{title}</h2>
      <p>
        {t('clinics.address')}{' '}
        <code className={classes['code']}>{`${location.origin}/api/clinics/${clinicId}/reports`}</code>
      </p>
      {standing.length === 0 ? (
        <p data-testid="no-keys">{t('clinics.noKeys')}</p>
      ) : (
        <ul role="list" className={classes['proposals']} data-testid="keys">
          {standing.map(({ keyId, registeredAt }) => (
            <li key={keyId}>
              <code className={classes['code']}>{keyId}</code>{' '}
              <span className={classes['small']}>
                {t('clinics.since', { at: dates.dayAndTime(registeredAt, school.timeZone) })}
              </span>{' '}
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('clinics.revokeOf', { keyId })}
                onClick={() => setAsking({ keyId })}
              >
                {t('clinics.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <KeyForm schoolId={school.id} clinicId={clinicId} onRegistered={refresh} />
      <p>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('clinics.dismissOf', { title })}
          onClick={() => setAsking({})}
        >
          {t('clinics.dismiss')}
        </Button>
      </p>
      {asking !== undefined && (
        <AskForReason
          title={t('clinics.endOf', { what })}
          lead={t('clinics.endLead')}
          texts={{ reason: t('clinics.reason'), submit: t('clinics.endIt'), cancel: t('clinics.cancel') }}
          carryOut={(reason) =>
            asking.keyId === undefined
              ? dismissClinic(school.id, clinicId, reason)
              : revokeClinicKey(school.id, clinicId, asking.keyId, reason)
          }
          onSettled={refresh}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

interface KeyFormProps {
  readonly schoolId: string;
  readonly clinicId: string;
  readonly onRegistered: () => Promise<unknown>;
}

/** Takes the public part of a key of the clinic. */
function KeyForm({ schoolId, clinicId, onRegistered }: KeyFormProps) {
  const { t } = useAdministrationTexts();
  const [publicKey, setPublicKey] = useState('');
  const once = useKey();
  const registering = useMutation({
    mutationFn: () => registerClinicKey(schoolId, clinicId, publicKey.trim(), once.key),
    onSuccess: () => {
      once.renew();
      setPublicKey('');
      return onRegistered();
    },
    onError: once.onError,
  });
  return (
    <form
      className={`${frame['onScreen']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        registering.mutate();
      }}
    >
      <Textarea
        className={classes['wide'] ?? ''}
        label={t('clinics.publicKey')}
        description={t('clinics.publicKeyHint')}
        value={publicKey}
        rows={4}
        maxLength={2000}
        spellCheck={false}
        onChange={({ currentTarget }) => setPublicKey(currentTarget.value)}
        required
        withAsterisk={false}
      />
      <Refusal error={registering.error} />
      <Button type="submit" loading={registering.isPending} disabled={publicKey.trim() === ''}>
        {t('clinics.register')}
      </Button>
    </form>
  );
}
