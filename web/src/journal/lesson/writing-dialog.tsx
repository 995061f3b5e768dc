import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import type { useWritten } from '../grid/use-written.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { LessonRefusal } from './refusals.js';

interface WritingDialogProps {
  readonly title: string;
  readonly lead?: string;
  readonly submit: string;
  /** Whether there is anything to write yet. */
  readonly isReady?: boolean;
  readonly writing: ReturnType<typeof useWritten>;
  readonly onClose: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** Asks for what is to be written in a lesson, and says why it was not. */
export function WritingDialog({
  title,
  lead,
  submit,
  isReady = true,
  writing,
  onClose,
  children,
}: WritingDialogProps) {
  const { t } = useGridTexts();
  return (
    <Dialog title={title} onCancel={onClose}>
      {lead !== undefined && <p>{lead}</p>}
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          writing.mutate();
        }}
      >
        {children}
        <LessonRefusal error={writing.error} />
        <div className={classes['buttons']}>
          <Button type="submit" loading={writing.isPending} disabled={!isReady}>
            {submit}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('writing.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
