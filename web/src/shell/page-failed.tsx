import { useDocumentTitle } from '@mantine/hooks';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './frame.module.css';
import { ProblemNotice } from './problem-notice.js';

/** Stands in for a page that couldn't be opened at all. */
export function PageFailed({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <div className={classes['content']}>
      <ProblemNotice error={error} onRetry={() => void router.invalidate()} />
    </div>
  );
}

/** Stands in for an address that leads nowhere. */
export function NoSuchPage() {
  const { t } = useTranslation();
  useDocumentTitle(`${t('problem.notFoundTitle')} – ${t('app')}`);
  return (
    <div className={classes['content']}>
      <h1 className={classes['heading']}>{t('problem.notFoundTitle')}</h1>
      <p>{t('problem.notFound')}</p>
      <p>
        <Link to="/">{t('problem.home')}</Link>
      </p>
    </div>
  );
}
