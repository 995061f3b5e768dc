import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { calledBy, pupilsOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import classes from './diary-page.module.css';

/** From a page of one child to the same of another; absent where there is only one. */
export function ChildrenNav({ pupilId }: { readonly pupilId: string }) {
  const { t } = useTranslation();
  const pupils = pupilsOf(useMe());
  if (pupils.length < 2) return null;
  return (
    <nav aria-label={t('diary.children')} className={classes['children']}>
      {pupils.map((child) => (
        <Link
          key={child.id}
          to="."
          params={(params) => ({ ...params, pupilId: child.id })}
          search
          aria-current={child.id === pupilId ? 'page' : undefined}
        >
          {calledBy(child)}
          {child.className !== undefined && <span> {child.className}</span>}
        </Link>
      ))}
    </nav>
  );
}
