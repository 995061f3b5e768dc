import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useNotices } from '../api/notices.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Contacts } from './contacts.js';
import classes from './notices-page.module.css';
import { PreferencesForm } from './preferences-form.js';
import { useNoticeTexts } from './texts/notice-texts.js';

/** How whoever is signed in wants to be told of what, and where. */
export function NoticesPage() {
  const { t } = useNoticeTexts();
  const notices = useNotices();
  useDocumentTitle(`${t('notices:choosing.title')} – ${t('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('notices:choosing.title')}</h1>
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
