import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { healthQuery, makeHealthNote, withdrawHealthNote, type HealthNote } from '../api/health.js';
import { useKey } from '../api/use-key.js';
import { useDates } from '../i18n/dates.js';
import { Dialog } from '../shell/dialog.js';
import dialog from '../shell/dialog.module.css';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './health.module.css';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';

interface NotesSectionProps {
  readonly pupil: Pupil;
  /** The oldest one first. */
  readonly notes: readonly HealthNote[];
}

/** What health workers noted for each other: the newest note comes first. */
export function NotesSection({ pupil, notes }: NotesSectionProps) {
  const { t } = useHealthTexts();
  return (
    <section className={frame['sheet']}>
      <h2>{t('notes.title')}</h2>
      <p className={frame['muted']}>{t('notes.lead')}</p>
      {notes.length === 0 ? (
        <p data-testid="no-notes">{t('notes.none')}</p>
      ) : (
        <ul role="list" className={classes['list']} data-testid="notes">
          {notes.toReversed().map((note) => (
            <Note key={note.noteId} pupil={pupil} note={note} />
          ))}
        </ul>
      )}
      <NoteForm pupil={pupil} />
    </section>
  );
}

interface NoteProps {
  readonly pupil: Pupil;
  readonly note: HealthNote;
}

function Note({ pupil, note: { noteId, text, madeAt, madeBy } }: NoteProps) {
  const { t } = useHealthTexts();
  const dates = useDates();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const withdrawing = useMutation({
    mutationFn: () => withdrawHealthNote(pupil.id, noteId),
    onSuccess: () => setAsking(false),
    onSettled: () => queryClient.invalidateQueries({ queryKey: healthQuery(pupil.id).queryKey }),
  });
  const at = dates.dayAndTime(madeAt, pupil.timeZone);
  const title = t('notes.withdrawOf', { at });
  return (
    <li>
      <div className={classes['text']}>{text}</div>
      <div className={classes['line']}>
        <span className={classes['aside']}>
          {madeBy.name}, <time dateTime={madeAt}>{at}</time>
        </span>
        <Button size="compact-sm" variant="default" aria-label={title} onClick={() => setAsking(true)}>
          {t('notes.withdraw')}
        </Button>
      </div>
      {isAsking && (
        <Dialog title={title} onCancel={() => setAsking(false)}>
          <p>{t('notes.withdrawLead')}</p>
          <Refusal error={withdrawing.error} />
          <div className={dialog['buttons']}>
            <Button loading={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
              {t('notes.withdrawIt')}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {t('notes.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </li>
  );
}

function NoteForm({ pupil }: { readonly pupil: Pupil }) {
  const { t } = useHealthTexts();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const once = useKey();
  const making = useMutation({
    mutationFn: () => makeHealthNote(pupil.id, text.trim(), once.key),
    onSuccess: () => {
      setText('');
      once.renew();
      return queryClient.invalidateQueries({ queryKey: healthQuery(pupil.id).queryKey });
    },
    onError: once.onError,
  });
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <Textarea
        label={t('notes.text')}
        value={text}
        maxLength={4000}
        rows={4}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        required
        withAsterisk={false}
      />
      <Refusal error={making.error} />
      <div>
        <Button type="submit" loading={making.isPending} disabled={text.trim() === ''}>
          {t('notes.submit')}
        </Button>
      </div>
    </form>
  );
}
