import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useNotices } from '../api/notices.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Contacts } from './contacts.js';
import classes from './notices-page.module.css';
import { PreferencesForm } from './preferences-form.js';

/** How whoever is signed in wants to be told of what, and where. */
export function NoticesPage() {
  const { t } = useTranslation();
  const notices = useNotices();
  useDocumentTitle(`${t('choosing.title')} – ${t('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('choosing.title')}</h1>
      <Answer query={notices} skeleton={<Skeleton height={480} />}>
        {(told) => (
          <div className={classes['sections']}>
            <Contacts contacts={told.contacts} />
            <PreferencesForm notices={told} />
          </div>
        )}
      </Answer>
    </>
  );
}
