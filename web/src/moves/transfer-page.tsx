import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import classes from '../administration/administration.module.css';
import { transferPupil, type Transfer } from '../api/moves.js';
import type { SchoolClass } from '../api/school.js';
import { useKey } from '../api/use-key.js';
import { dateField } from '../diary/date-input.js';
import { shiftDate, todayIn } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { KnownRefusal } from '../shell/refusal.js';
import { MovesHead } from './moves-head.js';
import { useMovesTexts } from './texts/moves-texts.js';
import { useClassesOfAll } from './use-classes-of-all.js';

const route = getRouteApi('/signed-in/moves/$classId/transfer/$pupilId');

/** Transfers a pupil to another class, of this school or another. */
export function TransferPage() {
  const { t } = useMovesTexts();
  const { classId, pupilId } = route.useParams();
  const { query, schoolOf } = useClassesOfAll();
  return (
    <>
      <MovesHead title={t('transferTitle')} lead={t('transferLead')} back={classId} />
      <Answer query={query} skeleton={<Skeleton height={320} />}>
        {(told) => {
          const from = told.find((each) => each.classId === classId);
          const pupil = from?.pupils.find(({ id }) => id === pupilId);
          if (!from || !pupil) return <p data-testid="not-here">{t('notHere')}</p>;
          const today = todayIn(schoolOf(classId)?.timeZone ?? 'UTC');
          return <TransferForm from={from} pupil={pupil} all={told} today={today} />;
        }}
      </Answer>
    </>
  );
}

interface TransferFormProps {
  readonly from: SchoolClass;
  readonly pupil: SchoolClass['pupils'][number];
  readonly all: readonly SchoolClass[];
  readonly today: string;
}

/** A class that is named by its code: one of a school whose classes aren't known here. */
const ELSEWHERE = 'elsewhere';
const KNOWN = ['unknown-class', 'pupil-not-in-class', 'class-not-found', 'invalid-input'] as const;

function TransferForm({ from, pupil, all, today }: TransferFormProps) {
  const { t } = useMovesTexts();
  const dates = useDates();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState('');
  const [code, setCode] = useState('');
  const [until, setUntil] = useState(today);
  const { key, renew, onError } = useKey();
  const transferring = useMutation({
    mutationFn: (transfer: Transfer) => transferPupil(from.classId, transfer, key),
    onError,
    onSuccess: () => {
      renew();
      return queryClient.invalidateQueries({ queryKey: ['classes'] });
    },
  });
  const toClassId = chosen === ELSEWHERE ? code.trim() : chosen;
  const to = all.find(({ classId }) => classId === toClassId);
  if (transferring.isSuccess) return <Transferred from={from} transfer={transferring.variables} to={to} />;
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        transferring.mutate({ pupilId: pupil.id, toClassId, until });
      }}
    >
      <h2>{t('ofClass', { name: pupil.name, title: from.title })}</h2>
      <div className={classes['fields']}>
        <NativeSelect
          label={t('toClass')}
          value={chosen}
          data={[
            { value: '', label: '–' },
            ...all
              .filter(({ classId }) => classId !== from.classId)
              .map(({ classId, title }) => ({ value: classId, label: title })),
            { value: ELSEWHERE, label: t('elsewhere') },
          ]}
          onChange={({ currentTarget }) => {
            transferring.reset();
            setChosen(currentTarget.value);
          }}
          required
          withAsterisk={false}
        />
        {chosen === ELSEWHERE && (
          <TextInput
            label={t('classCode')}
            description={t('classCodeSays')}
            value={code}
            maxLength={200}
            onChange={({ currentTarget }) => {
              transferring.reset();
              setCode(currentTarget.value);
            }}
            required
            withAsterisk={false}
          />
        )}
        <TextInput
          {...dateField}
          label={t('lastDay', { title: from.title })}
          value={until}
          onChange={({ currentTarget }) => {
            transferring.reset();
            setUntil(currentTarget.value);
          }}
          required
          withAsterisk={false}
        />
      </div>
      {toClassId !== '' && until !== '' && (
        <p data-testid="would-happen">
          {t('transferWould', {
            ...{ name: pupil.name, from: from.title, to: to?.title ?? t('otherClass') },
            ...{
              until: dates.range(until, until),
              since: dates.range(shiftDate(until, 1), shiftDate(until, 1)),
            },
          })}
        </p>
      )}
      <KnownRefusal error={transferring.error} known={KNOWN} wordsOf={(each) => t(`refused.${each}`)} />
      <Button type="submit" loading={transferring.isPending} disabled={toClassId === ''}>
        {t('transferIt')}
      </Button>
    </form>
  );
}

interface TransferredProps {
  readonly from: SchoolClass;
  readonly transfer: Transfer;
  /** A class of this school. */
  readonly to: SchoolClass | undefined;
}

/** What was done, and what the other school needs to go on. */
function Transferred({ from, transfer: { pupilId, toClassId, until }, to }: TransferredProps) {
  const { t } = useMovesTexts();
  return (
    <section className={`${frame['sheet']} ${classes['form']}`}>
      <p role="status" data-testid="transferred">
        {to ? t('transferred', { title: to.title }) : t('transferredElsewhere')}
      </p>
      {to ? (
        <p>
          <Link to="/moves" search={{ class: to.classId }}>
            {t('look', { title: to.title })}
          </Link>
        </p>
      ) : (
        <p>
          <Link
            to="/moves/$classId/admission"
            params={{ classId: toClassId }}
            search={{ pupil: pupilId, from: from.classId, day: shiftDate(until, 1) }}
          >
            {t('handOver')}
          </Link>
        </p>
      )}
    </section>
  );
}
