import { Button, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import classes from '../administration/administration.module.css';
import { admitPupil, type Admission } from '../api/moves.js';
import type { SchoolClass } from '../api/school.js';
import { useKey } from '../api/use-key.js';
import { dateField } from '../diary/date-input.js';
import { todayIn } from '../diary/week.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { KnownRefusal } from '../shell/refusal.js';
import { MovesHead } from './moves-head.js';
import { useMovesTexts } from './texts/moves-texts.js';
import { useClassesOfAll } from './use-classes-of-all.js';

const route = getRouteApi('/signed-in/moves/$classId/admission');

/** Admits a pupil whom a class of another school transferred to one of this school. */
export function AdmissionPage() {
  const { t } = useMovesTexts();
  const { classId } = route.useParams();
  const { query, schoolOf } = useClassesOfAll();
  return (
    <>
      <MovesHead title={t('admissionTitle')} lead={t('admissionLead')} back={classId} />
      <Answer query={query} skeleton={<Skeleton height={320} />}>
        {(told) => {
          const to = told.find((each) => each.classId === classId);
          if (!to) return <p data-testid="not-here">{t('notHere')}</p>;
          return (
            <AdmissionForm key={classId} to={to} today={todayIn(schoolOf(classId)?.timeZone ?? 'UTC')} />
          );
        }}
      </Answer>
    </>
  );
}

const KNOWN = ['pupil-not-transferred', 'admitted-too-early', 'class-not-found', 'invalid-input'] as const;

interface AdmissionFormProps {
  readonly to: SchoolClass;
  readonly today: string;
}

function AdmissionForm({ to, today }: AdmissionFormProps) {
  const { t } = useMovesTexts();
  const queryClient = useQueryClient();
  const search = route.useSearch();
  const [written, setWritten] = useState({
    ...{ pupilId: search.pupil ?? '', fromClassId: search.from ?? '', from: search.day ?? today },
  });
  const { key, renew, onError } = useKey();
  const admitting = useMutation({
    mutationFn: (admission: Admission) => admitPupil(to.classId, admission, key),
    onError,
    onSuccess: () => {
      renew();
      return queryClient.invalidateQueries({ queryKey: ['classes'] });
    },
  });
  const field = (name: keyof typeof written) => ({
    label: t(`admission.${name}`),
    value: written[name],
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => {
      admitting.reset();
      setWritten({ ...written, [name]: currentTarget.value });
    },
    required: true,
    withAsterisk: false,
  });
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        const { pupilId, fromClassId, from } = written;
        admitting.mutate({ pupilId: pupilId.trim(), fromClassId: fromClassId.trim(), from });
      }}
    >
      <h2>{t('admitTo', { title: to.title })}</h2>
      <p>
        {t('ownCode')} <code className={classes['code']}>{to.classId}</code>
      </p>
      <div className={classes['fields']}>
        <TextInput {...field('pupilId')} maxLength={16} />
        <TextInput {...field('fromClassId')} maxLength={200} />
        <TextInput {...field('from')} {...dateField} />
      </div>
      <div role="status">
        {admitting.isSuccess && (
          <p data-testid="admitted">
            {t('admitted', { title: to.title })}{' '}
            <Link to="/moves" search={{ class: to.classId }}>
              {t('look', { title: to.title })}
            </Link>
          </p>
        )}
      </div>
      <KnownRefusal error={admitting.error} known={KNOWN} wordsOf={(each) => t(`refused.${each}`)} />
      <Button type="submit" loading={admitting.isPending}>
        {t('admitIt')}
      </Button>
    </form>
  );
}
