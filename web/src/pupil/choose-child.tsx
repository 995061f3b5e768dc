import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Child } from '../api/me.js';
import diary from '../diary/diary-page.module.css';
import { calledBy } from '../session/home.js';

interface ChooseChildProps {
  readonly pupils: readonly Child[];
  readonly chosen: string | undefined;
}

/** From a page of one child to the same of another, by its search; absent where there is only one. */
export function ChooseChild({ pupils, chosen }: ChooseChildProps) {
  const { t } = useTranslation();
  if (pupils.length < 2) return null;
  return (
    <nav aria-label={t('diary.children')} className={diary['children']}>
      {pupils.map((child) => (
        <Link
          key={child.id}
          to="."
          search={(search) => ({ ...search, pupil: child.id })}
          aria-current={child.id === chosen ? 'page' : undefined}
        >
          {calledBy(child)}
          {child.className !== undefined && <span> {child.className}</span>}
        </Link>
      ))}
    </nav>
  );
}
