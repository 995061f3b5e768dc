import { Alert, Button, Skeleton, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerAuthority, filedQuery } from '../api/applying.js';
import { ProblemError } from '../api/request.js';
import { Cover } from '../session/cover.js';
import form from '../session/cover-form.module.css';
import { Answer } from '../shell/answer.js';
import { Refusal } from '../shell/refusal.js';
import { useConnectingTexts } from './texts/connecting-texts.js';

const route = getRouteApi('/apply/$reference');

/** How far an application has come, and the answer to what the authority asked. */
export function AppliedPage() {
  const { t } = useConnectingTexts();
  const { reference } = route.useParams();
  const filed = useQuery(filedQuery(reference));
  const isUnknown =
    filed.error instanceof ProblemError && filed.error.problem.code === 'application-not-found';
  return (
    <Cover title={t('state.title')}>
      {isUnknown ? (
        <Alert color="red" role="alert">
          {t('state.unknown')}
        </Alert>
      ) : (
        <Answer query={filed} skeleton={<Skeleton height={120} />}>
          {({ status }) => (
            <>
              <p>{t('state.reference', { reference })}</p>
              <p role="status" data-testid="state">
                <strong>{t(`state.${status}`)}</strong>
              </p>
              {status === 'questioned' && <AnswerForm reference={reference} />}
            </>
          )}
        </Answer>
      )}
      <div className={form['links']}>
        <Link to="/apply">{t('title')}</Link>
        <Link to="/sign-in">{t('toSignIn')}</Link>
      </div>
    </Cover>
  );
}

function AnswerForm({ reference }: { readonly reference: string }) {
  const { t } = useConnectingTexts();
  const queryClient = useQueryClient();
  const [answer, setAnswer] = useState('');
  const answering = useMutation({
    mutationFn: () => answerAuthority(reference, answer.trim()),
    onSettled: () => queryClient.invalidateQueries({ queryKey: filedQuery(reference).queryKey }),
  });
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        answering.mutate();
      }}
    >
      <Textarea
        label={t('state.answer')}
        value={answer}
        onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
        rows={4}
        maxLength={2000}
        required
        withAsterisk={false}
      />
      <Refusal error={answering.error} />
      <Button type="submit" loading={answering.isPending} disabled={answer.trim() === ''}>
        {t('state.send')}
      </Button>
    </form>
  );
}
