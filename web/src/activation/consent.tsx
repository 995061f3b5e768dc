import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { consentQuery } from '../api/activation.js';
import { languageOf } from '../i18n/i18n.js';
import form from '../session/cover-form.module.css';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { ProblemNotice } from '../shell/problem-notice.js';

interface ConsentProps {
  /** Version of the text that is consented to, where one is. */
  readonly given: string | undefined;
  readonly onChange: (version: string | undefined) => void;
}

/** The text on the processing of personal data, to be consented to. */
export function Consent({ given, onChange }: ConsentProps) {
  const { t, i18n } = useAccessTexts();
  const text = useQuery(consentQuery(languageOf(i18n.language) ?? 'en'));
  if (text.isError) return <ProblemNotice error={text.error} onRetry={() => void text.refetch()} />;
  if (!text.data) return <Skeleton height={180} />;
  const { version, paragraphs } = text.data;
  return (
    <>
      <section
        className={form['text']}
        aria-label={t('activation.consent')}
        // Focusable, so that it can be scrolled without a pointer.
        tabIndex={0}
      >
        <h2>{t('activation.consent')}</h2>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      <label className={form['tick']}>
        <input
          type="checkbox"
          required
          checked={given === version}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? version : undefined)}
        />
        {t('activation.agree')}
      </label>
    </>
  );
}
