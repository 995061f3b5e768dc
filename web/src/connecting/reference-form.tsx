import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import form from '../session/cover-form.module.css';
import { useConnectingTexts } from './texts/connecting-texts.js';

/** Leads whoever has applied already to the state of the application. */
export function ReferenceForm() {
  const { t } = useConnectingTexts();
  const navigate = useNavigate();
  const [reference, setReference] = useState('');
  return (
    <form
      className={`${form['form']} ${form['links']}`}
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ to: '/apply/$reference', params: { reference: reference.trim() } });
      }}
    >
      <h2>{t('known')}</h2>
      <TextInput
        label={t('reference')}
        value={reference}
        onChange={({ currentTarget }) => setReference(currentTarget.value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        pattern=".*\S.*"
        size="md"
        required
        withAsterisk={false}
      />
      <Button type="submit" variant="default">
        {t('look')}
      </Button>
    </form>
  );
}
