import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { journalPageQuery, type JournalPage, type PageLesson } from '../../api/journal-page.js';
import { cancelLesson, reinstateLesson } from '../../api/lesson-writing.js';
import { AskForReason } from '../../dialogs/ask-for-reason.js';
import { useDates } from '../../i18n/dates.js';
import { useMe } from '../../session/use-me.js';
import dialogs from '../../shell/dialog.module.css';
import { useWritten } from '../grid/use-written.js';
import type { NotWritable } from '../grid/writable.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { DebtDialog } from './debt-dialog.js';
import { HomeworkDialog } from './homework-dialog.js';
import { LessonRefusal } from './refusals.js';
import { RemarkDialog } from './remark-dialog.js';
import { SubstituteDialog } from './substitute-dialog.js';

/** What is written in a lesson, and where. */
export interface WritingIn {
  readonly page: JournalPage;
  readonly lesson: PageLesson;
  readonly today: string;
  readonly onClose: () => void;
}

interface MoreToolsProps extends Omit<WritingIn, 'onClose'> {
  /** Undefined where anything is. */
  readonly why: NotWritable | undefined;
}

/** What is written in a lesson less often than topics, homework and grades. */
export function MoreTools({ why, ...there }: MoreToolsProps) {
  const { t } = useGridTexts();
  const dates = useDates();
  const { role } = useMe();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<'remark' | 'debt' | 'homework' | 'cancellation' | 'substitute'>();
  // Whoever goes from lesson to lesson by keys doesn't wait for what is not shown.
  const [isOpen, setOpen] = useState(false);
  const { page, lesson } = there;
  const { pageId } = page;
  const end = () => setAsked(undefined);
  const reinstating = useWritten(pageId, () => reinstateLesson(lesson.lessonId));
  const button = (what: NonNullable<typeof asked>) => (
    <Button variant="default" size="xs" onClick={() => setAsked(what)}>
      {t(`writing.open.${what}`)}
    </Button>
  );
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('writing.more')}</summary>
      <div className={dialogs['buttons']}>
        {!isOpen ? null : why === 'cancelled' ? (
          <Button
            variant="default"
            size="xs"
            loading={reinstating.isPending}
            onClick={() => reinstating.mutate()}
          >
            {t('writing.reinstate')}
          </Button>
        ) : (
          <>
            {why === undefined && button('remark')}
            {why === undefined && button('debt')}
            {button('homework')}
            {button('cancellation')}
            {role === 'deputyHead' && button('substitute')}
          </>
        )}
      </div>
      <LessonRefusal error={reinstating.error} />
      {asked === 'remark' && <RemarkDialog {...there} onClose={end} />}
      {asked === 'debt' && <DebtDialog {...there} onClose={end} />}
      {asked === 'substitute' && <SubstituteDialog {...there} onClose={end} />}
      {asked === 'homework' && <HomeworkDialog {...there} onClose={end} />}
      {asked === 'cancellation' && (
        <AskForReason
          title={t('writing.cancellation.title', { date: dates.short(lesson.date), number: lesson.number })}
          lead={t('writing.cancellation.lead')}
          texts={{
            reason: t('writing.cancellation.reason'),
            submit: t('writing.cancellation.submit'),
            cancel: t('writing.cancellation.keep'),
          }}
          carryOut={(reason) => cancelLesson(pageId, lesson, reason)}
          refusal={(error) => <LessonRefusal error={error} />}
          onSettled={() => queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey })}
          onClose={end}
        />
      )}
    </details>
  );
}
