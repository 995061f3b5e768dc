import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { publishMinutes, type Assembly, type MinutesVersion } from '../api/meetings.js';
import { useKey } from '../api/use-key.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { MeetingRefusal } from './meeting-refusal.js';
import classes from './meetings.module.css';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useChange } from './use-change.js';

/** What was said and decided, with what it was before a correction. */
export function Minutes({ meeting }: { readonly meeting: Assembly }) {
  const { t } = useMeetingTexts();
  const { meetingId, timeZone, minutes, leads } = meeting;
  const [newest, ...earlier] = minutes;
  return (
    <section className={`${frame['sheet']} ${classes['part']}`}>
      <h2>{t('minutes.heading')}</h2>
      {newest ? <Version minutes={newest} timeZone={timeZone} /> : <p>{t('minutes.none')}</p>}
      {earlier.length > 0 && (
        <details>
          <summary>{t('minutes.earlier')}</summary>
          {earlier.map((each) => (
            <Version key={each.version} minutes={each} timeZone={timeZone} />
          ))}
        </details>
      )}
      {leads && <MinutesForm key={minutes.length} meetingId={meetingId} before={newest?.text} />}
    </section>
  );
}

interface VersionProps {
  readonly minutes: MinutesVersion;
  readonly timeZone: string;
}

function Version({ minutes: { version, text, change, voteIds, by, at }, timeZone }: VersionProps) {
  const { t } = useMeetingTexts();
  const dates = useDates();
  return (
    <article className={classes['vote']} data-testid={`minutes-${version.toString()}`}>
      <p className={frame['muted']}>
        {t('minutes.version', { version, at: dates.dayAndTime(at, timeZone), name: by.name })}
      </p>
      {change !== undefined && <p>{t('minutes.changed', { change })}</p>}
      <p className={classes['text']}>{text}</p>
      {voteIds.length > 0 && <p>{t('minutes.votes', { count: voteIds.length })}</p>}
    </article>
  );
}

interface MinutesFormProps {
  readonly meetingId: string;
  /** What the minutes are, where there are any. */
  readonly before: string | undefined;
}

function MinutesForm({ meetingId, before }: MinutesFormProps) {
  const { t } = useMeetingTexts();
  const once = useKey();
  const [text, setText] = useState(before ?? '');
  const [change, setChange] = useState('');
  const isCorrection = before !== undefined;
  const publishing = useChange(
    () =>
      publishMinutes(
        meetingId,
        { text: text.trim(), ...(isCorrection ? { change: change.trim() } : {}) },
        once.key,
      ),
    { onError: once.onError },
  );
  return (
    <details className={classes['vote']}>
      <summary>{t(isCorrection ? 'minutes.correct' : 'minutes.write')}</summary>
      <form
        className={items['form']}
        onSubmit={(event) => {
          event.preventDefault();
          publishing.mutate(undefined);
        }}
      >
        <Textarea
          label={t('minutes.text')}
          required
          withAsterisk={false}
          maxLength={20_000}
          rows={8}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {isCorrection && (
          <TextInput
            label={t('minutes.change')}
            required
            withAsterisk={false}
            maxLength={1_000}
            pattern=".*\S.*"
            value={change}
            onChange={({ currentTarget }) => setChange(currentTarget.value)}
          />
        )}
        <MeetingRefusal error={publishing.error} />
        <div>
          <Button type="submit" loading={publishing.isPending}>
            {t(isCorrection ? 'minutes.publishCorrection' : 'minutes.publish')}
          </Button>
        </div>
      </form>
    </details>
  );
}
