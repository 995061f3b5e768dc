import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { assignSubstitute, releaseSubstitute } from '../../api/lesson-writing.js';
import { useSchoolSummary } from '../../api/staff-reports.js';
import { useDates } from '../../i18n/dates.js';
import { Answer } from '../../shell/answer.js';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import { useWritten } from '../grid/use-written.js';
import { useGridTexts } from '../texts/grid-texts.js';
import type { WritingIn } from './more-tools.js';
import { LessonRefusal } from './refusals.js';

/** Lets another teacher of the school give a lesson, or no longer. */
export function SubstituteDialog({ page, lesson, onClose }: WritingIn) {
  const { t } = useGridTexts();
  const dates = useDates();
  const { pageId } = page;
  const { lessonId, date, number, substitutes } = lesson;
  const staff = useSchoolSummary(page.schoolId, page.term.id);
  const [chosen, setChosen] = useState('');
  const assigning = useWritten(pageId, () => assignSubstitute(pageId, lesson, chosen), onClose);
  const there = new Set([...page.teachers, ...substitutes].map(({ id }) => id));
  return (
    <Dialog title={t('writing.substitute.title', { date: dates.short(date), number })} onCancel={onClose}>
      <p>{t('writing.substitute.lead')}</p>
      {substitutes.length > 0 && (
        <ul role="list" aria-label={t('writing.substitute.now')} className={classes['form']}>
          {substitutes.map((substitute) => (
            <Release key={substitute.id} {...{ pageId, lessonId, substitute }} onDone={onClose} />
          ))}
        </ul>
      )}
      <Answer query={staff} skeleton={<Skeleton height={60} />}>
        {({ pages }) => (
          <form
            className={classes['form']}
            onSubmit={(event) => {
              event.preventDefault();
              assigning.mutate();
            }}
          >
            <NativeSelect
              label={t('writing.substitute.who')}
              value={chosen}
              data={[
                { value: '', label: t('writing.choose') },
                ...pages
                  .flatMap(({ rows }) => rows)
                  .filter(({ id }) => !there.has(id))
                  .map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={({ currentTarget }) => setChosen(currentTarget.value)}
              required
              withAsterisk={false}
            />
            <LessonRefusal error={assigning.error} />
            <div className={classes['buttons']}>
              <Button type="submit" loading={assigning.isPending}>
                {t('writing.substitute.submit')}
              </Button>
              <Button variant="subtle" onClick={onClose}>
                {t('writing.substitute.close')}
              </Button>
            </div>
          </form>
        )}
      </Answer>
    </Dialog>
  );
}

interface ReleaseProps {
  readonly pageId: string;
  readonly lessonId: string;
  readonly substitute: { readonly id: string; readonly name: string };
  readonly onDone: () => void;
}

function Release({ pageId, lessonId, substitute: { id, name }, onDone }: ReleaseProps) {
  const { t } = useGridTexts();
  const releasing = useWritten(pageId, () => releaseSubstitute(lessonId, id), onDone);
  return (
    <li className={classes['buttons']}>
      {name}
      <Button
        variant="default"
        size="compact-sm"
        loading={releasing.isPending}
        aria-label={t('writing.substitute.releaseOf', { name })}
        onClick={() => releasing.mutate()}
      >
        {t('writing.substitute.release')}
      </Button>
      <LessonRefusal error={releasing.error} />
    </li>
  );
}
