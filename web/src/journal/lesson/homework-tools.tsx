import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { journalPageQuery, type PageHomework } from '../../api/journal-page.js';
import { withdrawHomework } from '../../api/lesson-writing.js';
import { AskForReason } from '../../dialogs/ask-for-reason.js';
import dialogs from '../../shell/dialog.module.css';
import { useGridTexts } from '../texts/grid-texts.js';
import { HomeworkDialog } from './homework-dialog.js';
import type { WritingIn } from './more-tools.js';
import { LessonRefusal } from './refusals.js';

interface HomeworkToolsProps extends Omit<WritingIn, 'onClose'> {
  readonly homework: PageHomework;
}

/** Puts homework that was set differently, or withdraws it. */
export function HomeworkTools({ homework, ...there }: HomeworkToolsProps) {
  const { t } = useGridTexts();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<'change' | 'withdrawal'>();
  const { pageId } = there.page;
  const end = () => setAsked(undefined);
  const which = { text: homework.text };
  return (
    <>
      <div className={dialogs['buttons']}>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={t('writing.homework.changeOf', which)}
          onClick={() => setAsked('change')}
        >
          {t('writing.homework.changeThis')}
        </Button>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={t('writing.homework.withdrawOf', which)}
          onClick={() => setAsked('withdrawal')}
        >
          {t('writing.homework.withdraw')}
        </Button>
      </div>
      {asked === 'change' && <HomeworkDialog {...there} homework={homework} onClose={end} />}
      {asked === 'withdrawal' && (
        <AskForReason
          title={t('writing.homework.withdrawTitle')}
          lead={homework.text}
          texts={{
            reason: t('writing.cancellation.reason'),
            submit: t('writing.homework.withdraw'),
            cancel: t('writing.homework.keep'),
          }}
          carryOut={(reason) => withdrawHomework(homework.homeworkId, reason)}
          refusal={(error) => <LessonRefusal error={error} />}
          onSettled={() => queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey })}
          onClose={end}
        />
      )}
    </>
  );
}
