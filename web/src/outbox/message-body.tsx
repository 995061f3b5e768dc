import { Button } from '@mantine/core';
import { useState } from 'react';
import { segmentsOf } from '../../../src/notices/channels/sms-text.js';
import type { Message } from '../api/outbox.js';
import classes from './message-body.module.css';
import { useOutboxTexts } from './texts/outbox-texts.js';

/** A mail as it looks or as plain text; a short message with how many it is charged as. */
export function MessageBody({ message }: { readonly message: Message }) {
  const { subject = '', text, html } = message;
  return html === undefined ? (
    <ShortMessage text={text} />
  ) : (
    <Mail subject={subject} text={text} html={html} />
  );
}

function ShortMessage({ text }: Pick<Message, 'text'>) {
  const { t } = useOutboxTexts();
  return (
    <div className={classes['sms']}>
      <p className={classes['text']}>{text}</p>
      <small>{t('segments', { count: segmentsOf(text) })}</small>
    </div>
  );
}

function Mail({ subject, text, html }: Required<Message>) {
  const { t } = useOutboxTexts();
  const [isPlain, setPlain] = useState(false);
  const option = (plain: boolean) => ({
    variant: isPlain === plain ? 'filled' : 'default',
    size: 'xs' as const,
    'aria-pressed': isPlain === plain,
    onClick: () => setPlain(plain),
  });
  return (
    <>
      <div role="group" aria-label={t('look')} className={classes['look']}>
        <Button {...option(false)}>{t('asHtml')}</Button>
        <Button {...option(true)}>{t('asText')}</Button>
      </div>
      {isPlain ? (
        <p className={classes['text']}>{text}</p>
      ) : (
        // A sandbox that allows nothing: no script, no form, no way to the page around it.
        <iframe className={classes['html']} sandbox="" srcDoc={html} title={t('mail', { subject })} />
      )}
    </>
  );
}
