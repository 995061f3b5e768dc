import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useConfirmedMutation } from '../session/confirmation.js';
import { Dialog } from '../shell/dialog.js';
import classes from '../shell/dialog.module.css';
import { Refusal } from '../shell/refusal.js';

interface AskForReasonProps {
  readonly title: string;
  /** What comes of it. */
  readonly lead: string;
  readonly texts: { readonly reason: string; readonly submit: string; readonly cancel: string };
  /** How long a reason is at least. */
  readonly least?: number;
  readonly carryOut: (reason: string) => Promise<unknown>;
  /** Says why it was refused, where the page knows more of that than any other. */
  readonly refusal?: (error: unknown) => ReactNode;
  /** After it was carried out, or refused. */
  readonly onSettled: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks why something that others know of is taken back, and takes it back. */
export function AskForReason({
  title,
  lead,
  texts,
  least = 1,
  carryOut,
  refusal = (error) => <Refusal error={error} />,
  onSettled,
  onClose,
}: AskForReasonProps) {
  const [reason, setReason] = useState('');
  const carrying = useConfirmedMutation({
    mutationFn: () => carryOut(reason.trim()),
    onSuccess: onClose,
    onSettled,
  });
  return (
    <Dialog title={title} onCancel={onClose}>
      <p>{lead}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          carrying.mutate();
        }}
      >
        {refusal(carrying.error)}
        <TextInput
          label={texts.reason}
          value={reason}
          minLength={least}
          maxLength={500}
          pattern=".*\S.*"
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          required
          withAsterisk={false}
          autoFocus
        />
        <div className={classes['buttons']}>
          <Button type="submit" loading={carrying.isPending}>
            {texts.submit}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {texts.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
