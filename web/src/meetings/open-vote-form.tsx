import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { openVote } from '../api/meetings.js';
import { useKey } from '../api/use-key.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { MeetingRefusal } from './meeting-refusal.js';
import classes from './meetings.module.css';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useChange } from './use-change.js';

const NOTHING = { question: '', options: '', quorum: '50' };
const REQUIRED = { required: true, withAsterisk: false };

/** Puts a question to the vote. */
export function OpenVoteForm({ meetingId }: { readonly meetingId: string }) {
  const { t } = useMeetingTexts();
  const once = useKey();
  const [draft, setDraft] = useState(NOTHING);
  const [isSecret, setSecret] = useState(true);
  const opening = useChange(
    () => {
      const options = draft.options
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      const { question, quorum } = draft;
      const asked = { question: question.trim(), options, secret: isSecret, quorum: Number(quorum) };
      return openVote(meetingId, asked, once.key);
    },
    {
      onSuccess: () => {
        once.renew();
        setDraft(NOTHING);
      },
      onError: once.onError,
    },
  );
  const field = (name: keyof typeof draft) => ({
    ...REQUIRED,
    label: t(`ask.${name}`),
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  return (
    <details className={classes['vote']}>
      <summary>{t('ask.heading')}</summary>
      <form
        className={items['form']}
        onSubmit={(event) => {
          event.preventDefault();
          opening.mutate(undefined);
        }}
      >
        <p className={frame['muted']}>{t('ask.lead')}</p>
        <TextInput {...field('question')} maxLength={300} pattern=".*\S.*" />
        <Textarea {...field('options')} rows={4} />
        <TextInput type="number" {...field('quorum')} min={0} max={100} />
        <label>
          <input
            type="checkbox"
            checked={isSecret}
            onChange={({ currentTarget }) => setSecret(currentTarget.checked)}
          />{' '}
          {t('ask.secret')}
        </label>
        <MeetingRefusal error={opening.error} />
        <div>
          <Button type="submit" loading={opening.isPending}>
            {t('ask.submit')}
          </Button>
        </div>
      </form>
    </details>
  );
}
