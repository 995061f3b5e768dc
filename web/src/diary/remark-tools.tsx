import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { acknowledgeRemark, answerRemark, type Diary, type DiaryRemark } from '../api/diary.js';
import { useKey } from '../api/use-key.js';
import { useMe } from '../session/use-me.js';
import { KnownRefusal } from '../shell/refusal.js';
import classes from './remark-tools.module.css';
import { useRemarkTexts } from './texts/remark-texts.js';

interface RemarkToolsProps {
  readonly diary: Diary;
  readonly remark: DiaryRemark;
}

/** By what a guardian says that a remark was seen, and answers it. */
export function RemarkTools({ diary: { pupil, position }, remark }: RemarkToolsProps) {
  const { t } = useRemarkTexts();
  const me = useMe();
  const queryClient = useQueryClient();
  const once = useKey();
  const [answer, setAnswer] = useState<string>();
  const showAnew = () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(pupil.id) });
  const signing = useMutation({
    mutationFn: () => acknowledgeRemark(pupil.id, remark.remarkId, position),
    onSettled: showAnew,
  });
  const answering = useMutation({
    mutationFn: (text: string) => answerRemark(pupil.id, remark.remarkId, text, once.key),
    onSuccess: () => {
      once.renew();
      setAnswer(undefined);
    },
    onError: once.onError,
    onSettled: showAnew,
  });
  const isSeen = remark.acknowledgements.some(({ guardian }) => guardian.id === me.person.id);
  return (
    <div className={classes['tools']}>
      {[signing, answering].map(({ error }, index) => (
        <KnownRefusal
          key={index}
          error={error}
          known={['remark-withdrawn', 'signature-stale'] as const}
          wordsOf={(code) => t(`refused.${code}`)}
        />
      ))}
      {answer !== undefined && (
        <form
          className={classes['answering']}
          onSubmit={(event) => {
            event.preventDefault();
            answering.mutate(answer.trim());
          }}
        >
          <Textarea
            label={t('yourAnswer')}
            value={answer}
            maxLength={1000}
            rows={2}
            onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
            required
            withAsterisk={false}
            autoFocus
          />
          <div className={classes['buttons']}>
            <Button type="submit" size="xs" loading={answering.isPending} disabled={answer.trim() === ''}>
              {t('send')}
            </Button>
            <Button variant="subtle" size="xs" onClick={() => setAnswer(undefined)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      )}
      <div className={classes['buttons']}>
        {!isSeen && (
          <Button variant="default" size="xs" loading={signing.isPending} onClick={() => signing.mutate()}>
            {t('acknowledge')}
          </Button>
        )}
        {answer === undefined && (
          <Button variant="default" size="xs" onClick={() => setAnswer('')}>
            {t('answer')}
          </Button>
        )}
      </div>
    </div>
  );
}
