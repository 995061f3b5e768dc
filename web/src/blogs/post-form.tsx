import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PostDraft } from '../api/blogs.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { useBlogTexts } from './texts/blog-texts.js';

interface PostFormProps {
  readonly before: PostDraft;
  /** The earliest first day, where it is for choosing. */
  readonly today?: string;
  readonly sending: {
    readonly mutate: (draft: PostDraft) => void;
    readonly isPending: boolean;
    readonly error: unknown;
  };
  readonly submit: string;
  /** Above what is written, and beside the button. */
  readonly above?: ReactNode;
  readonly beside?: ReactNode;
}

/** What a post says, from when on, and whether it may be commented on. */
export function PostForm({ before, today, sending, submit, above, beside }: PostFormProps) {
  const { t } = useBlogTexts();
  const [draft, setDraft] = useState(before);
  return (
    <form
      className={`${frame['sheet']} ${items['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate(draft);
      }}
    >
      <Refusal error={sending.error} />
      {above}
      <TextInput
        label={t('form.heading')}
        value={draft.title}
        maxLength={200}
        pattern=".*\S.*"
        onChange={({ currentTarget }) => setDraft({ ...draft, title: currentTarget.value })}
        required
        withAsterisk={false}
      />
      <Textarea
        label={t('form.text')}
        value={draft.text}
        maxLength={8000}
        rows={10}
        onChange={({ currentTarget }) => setDraft({ ...draft, text: currentTarget.value })}
        required
        withAsterisk={false}
      />
      {today !== undefined && (
        <TextInput
          type="date"
          label={t('form.from')}
          value={draft.from ?? today}
          min={today}
          onChange={({ currentTarget }) => setDraft({ ...draft, from: currentTarget.value })}
          required
          withAsterisk={false}
        />
      )}
      <Checkbox
        label={t('form.comments')}
        checked={draft.comments}
        onChange={({ currentTarget }) => setDraft({ ...draft, comments: currentTarget.checked })}
      />
      <div>
        <Button type="submit" loading={sending.isPending}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  );
}
