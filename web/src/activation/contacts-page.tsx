import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNotices } from '../api/notices.js';
import { Contacts } from '../notices/contacts.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';

/** What follows the activation: contacts that are not confirmed yet can be, and then the journal begins. */
export function ContactsPage() {
  const { t } = useAccessTexts();
  const { t: common } = useTranslation();
  const notices = useNotices();
  useDocumentTitle(`${t('activation.doneTitle')} – ${common('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('activation.doneTitle')}</h1>
      <p>{t('activation.done')}</p>
      <Answer query={notices} skeleton={<Skeleton height={160} />}>
        {({ contacts }) => (
          <>
            {Object.values(contacts).some(({ verified }) => !verified) && <p>{t('activation.contacts')}</p>}
            <Contacts contacts={contacts} />
          </>
        )}
      </Answer>
      <p>
        <Link to="/">{t('activation.goOn')}</Link>
      </p>
    </>
  );
}
