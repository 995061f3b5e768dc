import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { acknowledgeWeek, diaryQuery, type Diary } from '../api/diary.js';
import { secondFactorsQuery } from '../api/security.js';
import { useDates } from '../i18n/dates.js';
import { useMe } from '../session/use-me.js';
import { NotHad } from '../shell/not-had.js';
import { messageOf } from '../shell/problem-notice.js';
import classes from './signature.module.css';
import { todayIn, weekOf } from './week.js';

const PasskeySignature = lazy(async () => ({
  default: (await import('./passkey-signature.js')).PasskeySignature,
}));

interface SignatureProps {
  readonly diary: Diary;
  readonly week: string;
}

/** Who has signed the week, as under the paper one; for guardians with the way to sign what they see. */
export function Signature({ diary, week }: SignatureProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const me = useMe();
  const queryClient = useQueryClient();
  const { pupil, position, timeZone, acknowledgement } = diary;
  const showAnew = () => queryClient.invalidateQueries({ queryKey: diaryQuery(pupil.id, week).queryKey });
  const signing = useMutation({
    mutationFn: () => acknowledgeWeek(pupil.id, week, position),
    onSuccess: showAnew,
  });
  const kind = acknowledgement?.signature;
  const told = acknowledgement && {
    name: acknowledgement.guardian.name + (kind ? `, ${t(`diary.signedWith.${kind}`)}` : ''),
    at: dates.instant(acknowledgement.at, timeZone),
  };
  const isOpen = acknowledgement?.open ?? true;
  const maySign = me.role === 'guardian' && isOpen && week <= weekOf(todayIn(timeZone));
  const ways = useQuery({ ...secondFactorsQuery, enabled: maySign });
  if (!told && !maySign) return null;
  return (
    <div className={classes['signature']} data-open={isOpen} data-testid="signature">
      {told && <p>{isOpen ? t('diary.signAnew', told) : t('diary.signed', told)}</p>}
      {maySign && (
        <Button
          className={classes['sign']}
          variant="default"
          loading={signing.isPending}
          onClick={() => signing.mutate()}
        >
          {told ? t('diary.signAgain') : t('diary.sign')}
        </Button>
      )}
      {maySign && ways.data?.factors.some((factor) => factor.kind === 'passkey') && (
        <Suspense>
          <PasskeySignature pupilId={pupil.id} week={week} seen={position} onSigned={showAnew} />
        </Suspense>
      )}
      <NotHad query={ways} />
      {signing.isError && (
        <Alert color="red" role="alert" data-testid="signature-problem">
          {messageOf(signing.error, t)}
        </Alert>
      )}
    </div>
  );
}
