import { Alert, Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ToldVerdict } from '../../verifier/told.js';
import { languageOf } from '../i18n/i18n.js';
import { Refusal } from '../shell/refusal.js';
import classes from './audit.module.css';
import { useAuditTexts } from './texts/audit-texts.js';
import { verifyInWorker } from './verify-in-worker.js';

/** Checks a bundle in the page, against what is known from elsewhere. */
export function VerifyHere({ bundle }: { readonly bundle: Blob }) {
  const { t, i18n } = useAuditTexts();
  const language = languageOf(i18n.language) ?? 'en';
  const [keys, setKeys] = useState('');
  const [checkpoints, setCheckpoints] = useState<readonly File[]>([]);
  const verifying = useMutation({
    mutationFn: () =>
      verifyInWorker({ bundle, language, keys: keys.split(/\s+/).filter(Boolean), checkpoints }),
  });
  const told = verifying.data;
  return (
    <form
      className={classes['verify']}
      aria-busy={verifying.isPending}
      onSubmit={(event) => {
        event.preventDefault();
        verifying.mutate();
      }}
    >
      <Textarea
        label={t('verifyKeys')}
        description={t('verifyKeysHint')}
        value={keys}
        autosize
        onChange={({ currentTarget }) => setKeys(currentTarget.value)}
      />
      <label className={classes['upload']}>
        {t('verifyCheckpoints')}
        <input
          type="file"
          accept=".txt,text/plain"
          multiple
          onChange={({ currentTarget }) => setCheckpoints([...(currentTarget.files ?? [])])}
        />
      </label>
      <div>
        <Button type="submit" loading={verifying.isPending}>
          {t('verifySubmit')}
        </Button>
      </div>
      <Refusal error={verifying.error} />
      <div role="status" data-testid="verdict">
        {told &&
          ('cannotRead' in told ? <Alert color="red">{told.cannotRead}</Alert> : <Verdict told={told} />)}
      </div>
    </form>
  );
}

function Verdict({ told: { holds, verdict, about, sections } }: { readonly told: ToldVerdict }) {
  return (
    <>
      {holds ? <p className={classes['holds']}>{verdict}</p> : <Alert color="red">{verdict}</Alert>}
      {about !== undefined && <p>{about}</p>}
      {sections.map(({ mark, heading, groups }) => (
        <section key={mark} data-testid={`verdict-${mark}`}>
          <h3>{heading}</h3>
          <ul className={classes['statements']}>
            {groups.flatMap(({ sentences, more }, group) => [
              ...sentences.map((sentence, index) => (
                <li key={`${group.toString()}.${index.toString()}`}>{sentence}</li>
              )),
              ...(more === undefined ? [] : [<li key={group}>{more}</li>]),
            ])}
          </ul>
        </section>
      ))}
    </>
  );
}
