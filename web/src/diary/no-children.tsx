import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import frame from '../shell/frame.module.css';

/** For a guardian whom the school has linked to no child so far. */
export function NoChildren() {
  const { t } = useTranslation();
  useDocumentTitle(`${t('diary.title')} – ${t('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('diary.noChildrenTitle')}</h1>
      <p>{t('diary.noChildren')}</p>
    </>
  );
}
