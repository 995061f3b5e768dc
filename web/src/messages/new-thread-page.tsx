import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addresseesQuery } from '../api/messages.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { useMessageTexts } from './texts/message-texts.js';
import { ThreadForm } from './thread-form.js';

/** A new conversation with those whom the reader may write to. */
export function NewThreadPage() {
  const { t } = useMessageTexts();
  const { t: common } = useTranslation();
  const addressees = useQuery(addresseesQuery);
  useDocumentTitle(`${t('form.title')} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/messages">{t('back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('form.title')}</h1>
      <Answer query={addressees} skeleton={<Skeleton height={320} />}>
        {({ circles, guardiansOf, pupils }) =>
          circles.length + guardiansOf.length + pupils.length === 0 ? (
            <p data-testid="nobody">{t('form.nobody')}</p>
          ) : (
            <ThreadForm circles={circles} guardiansOf={guardiansOf} pupils={pupils} />
          )
        }
      </Answer>
    </>
  );
}
