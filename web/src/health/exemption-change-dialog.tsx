import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { changeExemption, type Exemption } from '../api/exemptions.js';
import { Dialog } from '../shell/dialog.js';
import dialog from '../shell/dialog.module.css';
import { Refusal } from '../shell/refusal.js';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';

interface ExemptionChangeDialogProps {
  readonly pupil: Pupil;
  readonly exemption: Exemption;
  /** What it is called. */
  readonly what: string;
  readonly onSettled: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Other days for an exemption, and why. */
export function ExemptionChangeDialog(props: ExemptionChangeDialogProps) {
  const { pupil, exemption, what, onSettled, onClose } = props;
  const { t } = useHealthTexts();
  const [{ from, to, why }, setDraft] = useState({ from: exemption.from, to: exemption.to, why: '' });
  const changing = useMutation({
    mutationFn: () => changeExemption(pupil.id, exemption.exemptionId, { from, to }, why.trim()),
    onSuccess: onClose,
    onSettled,
  });
  const field = (name: 'from' | 'to' | 'why', value: string) => ({
    value,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setDraft({ from, to, why, [name]: currentTarget.value }),
    required: true,
    withAsterisk: false,
  });
  return (
    <Dialog title={t('exemptions.changeOf', { what })} onCancel={onClose}>
      <form
        className={dialog['form']}
        onSubmit={(event) => {
          event.preventDefault();
          changing.mutate();
        }}
      >
        <Refusal error={changing.error} />
        <TextInput type="date" label={t('exemptions.from')} {...field('from', from)} />
        <TextInput type="date" label={t('exemptions.to')} min={from} {...field('to', to)} />
        <TextInput
          label={t('exemptions.whyChange')}
          minLength={3}
          maxLength={1000}
          pattern=".*\S.*"
          {...field('why', why)}
        />
        <div className={dialog['buttons']}>
          <Button type="submit" loading={changing.isPending}>
            {t('exemptions.changeIt')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('exemptions.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
