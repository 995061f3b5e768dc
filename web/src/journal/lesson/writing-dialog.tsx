import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import { useGridTexts } from '../texts/grid-texts.js';
import { LessonRefusal } from './refusals.js';

interface WritingDialogProps {
  readonly title: string;
  readonly lead?: string;
  readonly submit: string;
  /** Whether there is anything to write yet. */
  readonly isReady?: boolean;
  readonly writing: { readonly error: unknown; readonly isPending: boolean };
  /** Why it was not written, where more is to be said than the refusal does. */
  readonly fault?: ReactNode;
  readonly onSubmit: () => void;
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
  fault,
  onSubmit,
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
          onSubmit();
        }}
      >
        {children}
        {fault || <LessonRefusal error={writing.error} />}
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
