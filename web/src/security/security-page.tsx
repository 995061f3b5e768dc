import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { CalendarsSection } from '../own-data/calendars-section.js';
import { CopySection } from '../own-data/copy-section.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import frame from '../shell/frame.module.css';
import { ChildrenSection } from './children-section.js';
import { ConsentsSection } from './consents-section.js';
import { FactorsSection } from './factors-section.js';
import { PasswordSection } from './password-section.js';
import { PortalsSection } from './portals-section.js';
import classes from './security-page.module.css';
import { SessionsSection } from './sessions-section.js';

/** How whoever is signed in keeps the account safe, and what there is of them, to be taken along. */
export function SecurityPage() {
  const { t } = useAccessTexts();
  const { t: common } = useTranslation();
  useDocumentTitle(`${t('security.title')} – ${common('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('security.title')}</h1>
      <div className={classes['sections']}>
        <PasswordSection />
        <FactorsSection />
        <SessionsSection />
        <PortalsSection />
        <ConsentsSection />
        <CopySection />
        <CalendarsSection />
        <ChildrenSection />
      </div>
    </>
  );
}
