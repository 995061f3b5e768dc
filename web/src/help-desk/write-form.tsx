import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerQuestion, goOnAsking, questionQuery, QUESTIONS, type Question } from '../api/help-desk.js';
import { useKey } from '../api/use-key.js';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './help-desk.module.css';
import { useHelpDeskTexts } from './texts/help-desk-texts.js';

interface WriteFormProps {
  readonly question: Question;
  readonly hint: string | undefined;
}

/** Whoever asked writes more, the support answers or asks back. */
export function WriteForm({ question: { questionId, may }, hint }: WriteFormProps) {
  const { t } = useHelpDeskTexts();
  const queryClient = useQueryClient();
  const once = useKey();
  const [text, setText] = useState('');
  const [asksBack, setAsksBack] = useState(false);
  const writing = useMutation({
    mutationFn: () =>
      may.answer
        ? answerQuestion(questionId, text, asksBack, once.key)
        : goOnAsking(questionId, text, once.key),
    onSuccess: async () => {
      setText('');
      setAsksBack(false);
      once.renew();
      await Promise.all(
        [QUESTIONS, questionQuery(questionId).queryKey].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError: once.onError,
  });
  return (
    <form
      className={items['form']}
      onSubmit={(event) => {
        event.preventDefault();
        writing.mutate();
      }}
    >
      <Refusal error={writing.error} />
      <Textarea
        label={t(may.answer ? 'question.answer' : 'question.goOn')}
        description={hint}
        value={text}
        maxLength={4000}
        rows={4}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        required
        withAsterisk={false}
      />
      {may.answer && (
        <label className={classes['tick']}>
          <input
            type="checkbox"
            checked={asksBack}
            onChange={({ currentTarget }) => setAsksBack(currentTarget.checked)}
          />
          {t('question.asksBack')}
        </label>
      )}
      <div>
        <Button type="submit" loading={writing.isPending} disabled={text.trim() === ''}>
          {t('question.send')}
        </Button>
      </div>
    </form>
  );
}
