import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pupilsOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import classes from './diary-page.module.css';

interface ChildrenNavProps {
  readonly pupilId: string;
  readonly week: string;
}

/** From one child's diary to the same week of another's; absent where there is only one. */
export function ChildrenNav({ pupilId, week }: ChildrenNavProps) {
  const { t } = useTranslation();
  const pupils = pupilsOf(useMe());
  if (pupils.length < 2) return null;
  return (
    <nav aria-label={t('diary.children')} className={classes['children']}>
      {pupils.map((child) => (
        <Link
          key={child.id}
          to="/diary/$pupilId/$week"
          params={{ pupilId: child.id, week }}
          aria-current={child.id === pupilId ? 'page' : undefined}
        >
          {child.name}
          {child.className !== undefined && <span> {child.className}</span>}
        </Link>
      ))}
    </nav>
  );
}
