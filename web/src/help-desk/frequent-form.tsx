import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keepFrequent, type FrequentQuestion, type Keeper } from '../api/help-desk.js';
import { useKey } from '../api/use-key.js';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { draftOf, isWhole, LANGUAGES, textsOf } from './frequent.js';
import classes from './help-desk.module.css';
import { useHelpDeskTexts } from './texts/help-desk-texts.js';

interface FrequentFormProps {
  readonly keeper: Keeper;
  /** Undefined for a new one. */
  readonly question?: FrequentQuestion;
  readonly onDone: () => void;
}

/** A question and its answer, in one language or both. */
export function FrequentForm({ keeper, question, onDone }: FrequentFormProps) {
  const { t } = useHelpDeskTexts();
  const queryClient = useQueryClient();
  const once = useKey();
  const [draft, setDraft] = useState(() => draftOf(question?.texts));
  const keeping = useMutation({
    mutationFn: () => keepFrequent(keeper, question?.frequentId, textsOf(draft), once.key),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['frequent-questions'] });
      onDone();
    },
    onError: once.onError,
  });
  return (
    <form
      className={items['form']}
      onSubmit={(event) => {
        event.preventDefault();
        keeping.mutate();
      }}
    >
      <Refusal error={keeping.error} />
      {LANGUAGES.map((language) => {
        const change = (field: 'ask' | 'answer') => (event: { currentTarget: { value: string } }) => {
          setDraft({ ...draft, [language]: { ...draft[language], [field]: event.currentTarget.value } });
        };
        const name = t(`language.${language}`);
        return (
          <div key={language} className={classes['fields']}>
            <TextInput
              label={t('frequent.ask', { language: name })}
              lang={language}
              value={draft[language].ask}
              maxLength={300}
              onChange={change('ask')}
            />
            <Textarea
              label={t('frequent.answer', { language: name })}
              lang={language}
              value={draft[language].answer}
              maxLength={4000}
              rows={3}
              onChange={change('answer')}
            />
          </div>
        );
      })}
      <p className={items['aside']}>{t('frequent.oneIsEnough')}</p>
      <div className={classes['tools']}>
        <Button type="submit" loading={keeping.isPending} disabled={!isWhole(draft)}>
          {t(question ? 'frequent.save' : 'frequent.publish')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('frequent.cancel')}
        </Button>
      </div>
    </form>
  );
}
