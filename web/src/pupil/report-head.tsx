import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChildrenNav } from '../diary/children-nav.js';
import classes from '../diary/diary-page.module.css';
import { calledBy, pupilsOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { PupilTabs, type PupilTab } from './pupil-tabs.js';
import { usePupilTexts } from './texts/pupil-texts.js';

interface ReportHeadProps {
  readonly pupilId: string;
  readonly tab: Exclude<PupilTab, 'diary'>;
  /** As the report tells it, for pupils who are no children of the reader. */
  readonly name?: string | undefined;
  readonly children?: ReactNode;
}

/** Whose report it is, with the ways to the other children and the other pages. */
export function ReportHead({ pupilId, tab, name: told, children }: ReportHeadProps) {
  const { t } = useTranslation();
  const { t: tp } = usePupilTexts();
  const pupil = pupilsOf(useMe()).find(({ id }) => id === pupilId);
  const name = pupil === undefined ? told : calledBy(pupil);
  const title = name === undefined ? t(`pupil.${tab}`) : tp(`titleOf.${tab}`, { name });
  useDocumentTitle(`${title} – ${t('app')}`);
  return (
    <>
      <ChildrenNav pupilId={pupilId} />
      <PupilTabs pupilId={pupilId} tab={tab} />
      <div className={classes['top']}>
        <h1 className={classes['title']}>
          {title}
          {pupil?.className !== undefined && (
            <span className={classes['className']}>{t('diary.className', { name: pupil.className })}</span>
          )}
        </h1>
        {children}
      </div>
    </>
  );
}
