import { NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreviews, type Preview } from '../api/outbox.js';
import { languageOf, languages } from '../i18n/i18n.js';
import { Answer } from '../shell/answer.js';
import { Envelope } from './envelope.js';
import { MessageBody } from './message-body.js';
import { OutboxFrame } from './outbox-frame.js';
import classes from './outbox.module.css';
import { useOutboxTexts } from './texts/outbox-texts.js';

/** What every kind of notice looks like, in either language. */
export function PreviewsPage() {
  const { t, i18n } = useOutboxTexts();
  const [language, setLanguage] = useState(languageOf(i18n.language) ?? 'en');
  const previews = usePreviews(language);
  return (
    <OutboxFrame lead={t('previewLead')}>
      <NativeSelect
        className={classes['language']}
        label={t('language')}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        value={language}
        onChange={({ currentTarget }) => setLanguage(languageOf(currentTarget.value) ?? language)}
      />
      <Answer query={previews} skeleton={<Skeleton height={320} />}>
        {({ previews: each }) => (
          <ul role="list" className={classes['messages']}>
            {each.map((preview, index) => (
              <PreviewOf key={`${language} ${preview.kind}`} preview={preview} startsOpen={index === 0} />
            ))}
          </ul>
        )}
      </Answer>
    </OutboxFrame>
  );
}

function PreviewOf({ preview, startsOpen }: { readonly preview: Preview; readonly startsOpen: boolean }) {
  const { t } = useTranslation();
  const { kind, subject, text, html, sms } = preview;
  return (
    <li data-testid={`preview-${kind}`}>
      <Envelope title={t(`notice.kind.${kind}`)} aside={subject} startsOpen={startsOpen}>
        <MessageBody message={{ text: sms }} />
        <MessageBody message={{ subject, text, html }} />
      </Envelope>
    </li>
  );
}
