import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Consent } from '../activation/consent.js';
import { applyForSchool, SCHOOL_KINDS } from '../api/applying.js';
import { ProblemError } from '../api/request.js';
import { useKey } from '../api/use-key.js';
import { Cover } from '../session/cover.js';
import form from '../session/cover-form.module.css';
import { Refusal } from '../shell/refusal.js';
import { applyingFrom, emptyDraft, fieldOf, type Draft } from './draft.js';
import { ReferenceForm } from './reference-form.js';
import { useConnectingTexts } from './texts/connecting-texts.js';

const OF_SCHOOL = [
  ...(['title', 'code', 'municipality', 'municipalityCode', 'region', 'regionCode'] as const),
  ...(['address', 'timeZone'] as const),
];
const OF_PERSON = ['givenName', 'familyName', 'office', 'email', 'phone'] as const;
const OPTIONAL: readonly string[] = ['region', 'regionCode'];
const COMPLETED = {
  givenName: 'given-name',
  familyName: 'family-name',
  email: 'email',
  phone: 'tel',
} as const;

/** Where anybody applies for a school to be connected. */
export function ApplyPage() {
  const { t } = useConnectingTexts();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => emptyDraft(Intl.DateTimeFormat().resolvedOptions().timeZone));
  const [consent, setConsent] = useState<string>();
  const once = useKey();
  const applying = useMutation({
    mutationFn: (version: string) => applyForSchool(applyingFrom(draft, version), once.key),
    onSuccess: ({ reference }) => navigate({ to: '/apply/$reference', params: { reference } }),
    onError: once.onError,
  });
  const { error } = applying;
  const wrong =
    error instanceof ProblemError ? (error.problem.errors ?? []).map(({ field }) => fieldOf(field)) : [];
  const input = (name: Exclude<keyof Draft, 'kind'>) => (
    <TextInput
      key={name}
      label={t(`field.${name}`)}
      value={draft[name]}
      onChange={({ currentTarget: { value } }) => setDraft((before) => ({ ...before, [name]: value }))}
      error={wrong.includes(name) ? t('wrong') : undefined}
      type={name === 'email' ? 'email' : name === 'phone' ? 'tel' : 'text'}
      autoComplete={name in COMPLETED ? COMPLETED[name as keyof typeof COMPLETED] : 'off'}
      maxLength={300}
      size="md"
      required={!OPTIONAL.includes(name)}
      withAsterisk={false}
    />
  );
  return (
    <Cover title={t('title')} lead={t('lead')}>
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (consent !== undefined) applying.mutate(consent);
        }}
      >
        <h2>{t('school')}</h2>
        <NativeSelect
          label={t('field.kind')}
          value={draft.kind}
          data={SCHOOL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={({ currentTarget: { value } }) => {
            const kind = SCHOOL_KINDS.find((each) => each === value);
            if (kind) setDraft((before) => ({ ...before, kind }));
          }}
          size="md"
        />
        {OF_SCHOOL.map(input)}
        <h2>{t('person')}</h2>
        {OF_PERSON.map(input)}
        <Consent given={consent} onChange={setConsent} />
        <Refusal error={error} />
        <Button type="submit" size="md" fullWidth loading={applying.isPending}>
          {t('submit')}
        </Button>
      </form>
      <ReferenceForm />
      <div className={form['links']}>
        <Link to="/sign-in">{t('toSignIn')}</Link>
      </div>
    </Cover>
  );
}
