import { Button, NativeSelect, Skeleton, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useId, useState } from 'react';
import classes from '../administration/administration.module.css';
import {
  GUARDIAN_LIMITS,
  guardiansQuery,
  liftLimit,
  limitGuardian,
  type Guardian,
  type GuardianLimit,
  type Limiting,
} from '../api/moves.js';
import { useKey } from '../api/use-key.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { dateField } from '../diary/date-input.js';
import { todayIn } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { KnownRefusal } from '../shell/refusal.js';
import { MovesHead } from './moves-head.js';
import { useMovesTexts } from './texts/moves-texts.js';

const route = getRouteApi('/signed-in/moves/guardians/$pupilId');

/** The guardians of a pupil, and what courts keep them from. */
export function GuardiansPage() {
  const { t } = useMovesTexts();
  const { pupilId } = route.useParams();
  const { class: classId } = route.useSearch();
  const guardians = useQuery(guardiansQuery(pupilId));
  return (
    <>
      <MovesHead
        title={t('guardiansTitle')}
        lead={t('guardiansLead')}
        {...(classId === undefined ? {} : { back: classId })}
      />
      <Answer query={guardians} skeleton={<Skeleton height={320} />}>
        {(told) =>
          told.guardians.length === 0 ? (
            <p>{t('noGuardians')}</p>
          ) : (
            told.guardians.map((guardian) => (
              <GuardianItem key={guardian.id} pupilId={pupilId} guardian={guardian} />
            ))
          )
        }
      </Answer>
    </>
  );
}

interface GuardianItemProps {
  readonly pupilId: string;
  readonly guardian: Guardian;
}

function GuardianItem({ pupilId, guardian: { id, name, limits } }: GuardianItemProps) {
  const { t } = useMovesTexts();
  const dates = useDates();
  const heading = useId();
  const queryClient = useQueryClient();
  const [lifted, setLifted] = useState<GuardianLimit>();
  const days = ({ from, until }: Guardian['limits'][number]) =>
    until === undefined ? t('limit.since', { date: dates.range(from, from) }) : dates.range(from, until);
  return (
    <section className={`${frame['sheet']} ${classes['form']}`} aria-labelledby={heading}>
      <h2 id={heading}>{name}</h2>
      {limits.length === 0 ? (
        <p data-testid="no-limits">{t('noLimits')}</p>
      ) : (
        <ul role="list" className={classes['proposals']}>
          {limits.map((limit) => (
            <li key={limit.what}>
              <p>{t('limit.told', { what: t(`limit.${limit.what}`), days: days(limit) })}</p>
              <Button
                variant="default"
                size="xs"
                aria-label={t('limit.liftOf', { name, what: t(`limit.${limit.what}`) })}
                onClick={() => setLifted(limit.what)}
              >
                {t('limit.lift')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <LimitForm pupilId={pupilId} guardianId={id} />
      {lifted !== undefined && (
        <AskForReason
          title={t('limit.liftTitle', { name })}
          lead={t('limit.liftLead', { what: t(`limit.${lifted}`) })}
          texts={{ reason: t('limit.reason'), submit: t('limit.liftIt'), cancel: t('cancel') }}
          carryOut={(reason) => liftLimit(pupilId, id, lifted, reason)}
          refusal={(error) => <LimitRefusal error={error} />}
          onSettled={() => queryClient.invalidateQueries({ queryKey: guardiansQuery(pupilId).queryKey })}
          onClose={() => setLifted(undefined)}
        />
      )}
    </section>
  );
}

const KNOWN = ['limit-reversed', 'limit-not-found', 'guardian-not-found', 'invalid-input'] as const;

function LimitRefusal({ error }: { readonly error: unknown }) {
  const { t } = useMovesTexts();
  return <KnownRefusal error={error} known={KNOWN} wordsOf={(each) => t(`refused.${each}`)} />;
}

interface LimitFormProps {
  readonly pupilId: string;
  readonly guardianId: string;
}

function LimitForm({ pupilId, guardianId }: LimitFormProps) {
  const { t } = useMovesTexts();
  const queryClient = useQueryClient();
  const today = todayIn(timeZoneOf(useMe()));
  const [what, setWhat] = useState<GuardianLimit>('no-contact');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const { key, renew, onError } = useKey();
  const limiting = useMutation({
    mutationFn: (limit: Limiting) => limitGuardian(pupilId, guardianId, limit, key),
    onError,
    onSuccess: () => {
      renew();
      setReason('');
      setUntil('');
      return queryClient.invalidateQueries({ queryKey: guardiansQuery(pupilId).queryKey });
    },
  });
  const write =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      limiting.reset();
      set(value);
    };
  return (
    <form
      className={`${classes['form']} ${classes['wide']}`}
      onSubmit={(event) => {
        event.preventDefault();
        const days = { from, ...(until === '' ? {} : { until }) };
        limiting.mutate({ what, ...days, reason: reason.trim() });
      }}
    >
      <div className={classes['fields']}>
        <NativeSelect
          label={t('limit.what')}
          value={what}
          data={GUARDIAN_LIMITS.map((value) => ({ value, label: t(`limit.${value}`) }))}
          onChange={({ currentTarget }) =>
            write(setWhat)(GUARDIAN_LIMITS.find((each) => each === currentTarget.value) ?? what)
          }
        />
        <TextInput
          {...dateField}
          label={t('limit.from')}
          value={from}
          onChange={({ currentTarget }) => write(setFrom)(currentTarget.value)}
          required
          withAsterisk={false}
        />
        <TextInput
          {...dateField}
          label={t('limit.until')}
          value={until}
          onChange={({ currentTarget }) => write(setUntil)(currentTarget.value)}
        />
      </div>
      <Textarea
        className={classes['wide'] ?? ''}
        label={t('limit.reason')}
        value={reason}
        minLength={3}
        maxLength={1000}
        onChange={({ currentTarget }) => write(setReason)(currentTarget.value)}
        required
        withAsterisk={false}
      />
      <p role="status">{limiting.isSuccess && t('limit.done')}</p>
      <LimitRefusal error={limiting.error} />
      <Button type="submit" variant="default" loading={limiting.isPending}>
        {t('limit.submit')}
      </Button>
    </form>
  );
}
