import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { noticesQuery, sendContactCode, verifyContact, type Channel } from '../api/notices.js';
import { ProblemError } from '../api/request.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { messageOf } from '../shell/problem-notice.js';
import classes from './contacts.module.css';
import { useNoticeTexts } from './texts/notice-texts.js';

interface ContactProofProps {
  readonly channel: Channel;
  readonly verified: boolean;
}

/** Has a code sent to a contact, and takes it back as the proof that the contact is one's own. */
export function ContactProof({ channel, verified }: ContactProofProps) {
  const { t } = useNoticeTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const queryClient = useQueryClient();
  const [code, setCode] = useState('');
  const proving = useMutation({
    mutationFn: () => verifyContact(channel, code.trim()),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
  const sending = useMutation({
    mutationFn: () => sendContactCode(channel),
    onSuccess: () => proving.reset(),
  });
  if (verified) return proving.isSuccess ? <p role="status">{t('notices:contact.done')}</p> : null;
  const problem = proving.error ?? sending.error;
  const by = t(`notice.channel.${channel}`);
  return (
    <>
      <p className={frame['muted']}>{t('notices:contact.whyVerify')}</p>
      <div className={classes['steps']}>
        <Button
          variant="default"
          aria-label={t('notices:contact.sendTo', { channel: by })}
          loading={sending.isPending}
          onClick={() => sending.mutate()}
        >
          {t('notices:contact.send')}
        </Button>
        {(sending.data !== undefined || isCodeUnderWay(sending.error)) && (
          <form
            className={classes['steps']}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              proving.mutate();
            }}
          >
            <TextInput
              aria-label={`${by}: ${t('notices:contact.code')}`}
              placeholder={t('notices:contact.code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={code}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
            />
            <Button type="submit" loading={proving.isPending}>
              {t('notices:contact.confirm')}
            </Button>
          </form>
        )}
      </div>
      <p role="status" className={frame['muted']}>
        {sending.data !== undefined &&
          t('notices:contact.sent', { until: dates.instant(sending.data.until, timeZone) })}
      </p>
      {problem !== null && (
        <Alert color="red" role="alert" mt="xs">
          {refusal(problem, t)}
        </Alert>
      )}
    </>
  );
}

/** One was sent just now, perhaps from another window: it can be given all the same. */
function isCodeUnderWay(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'code-too-soon';
}

const refusals = [
  'code-wrong',
  'code-expired',
  'code-too-soon',
  'too-many-attempts',
  'contact-verified',
  'contact-not-found',
  'invalid-input',
] as const;

/** In the reader's language; anything else as the server put it. */
function refusal(error: unknown, t: TFunction<['translation', 'notices']>): string {
  const code = error instanceof ProblemError ? error.problem.code : undefined;
  const known = refusals.find((each) => each === code);
  return known === undefined ? messageOf(error, t) : t(`notices:contact.problem.${known}`);
}
