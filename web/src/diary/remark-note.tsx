import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiaryRemark } from '../api/diary.js';
import { useDates } from '../i18n/dates.js';
import classes from './remark-note.module.css';

interface RemarkNoteProps {
  readonly remark: Omit<DiaryRemark, 'author'> & Partial<Pick<DiaryRemark, 'author'>>;
  readonly timeZone: string;
  /** What whoever reads it may do about it. */
  readonly children?: ReactNode;
}

/** What was said about a pupil, and what guardians made of it. */
export function RemarkNote({ remark, timeZone, children }: RemarkNoteProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const { remarkId, kind, text, author, acknowledgements, answers } = remark;
  return (
    <div className={classes['remark']} data-testid={`remark-${remarkId}`}>
      <p>
        <strong className={classes['kind']} data-kind={kind}>
          {t(`remark.${kind}`)}
        </strong>{' '}
        {text}
        {author !== undefined && <span className={classes['by']}> — {author.name}</span>}
      </p>
      {answers.map(({ guardian: { name }, text: answer, at }) => (
        <p key={at} className={classes['answer']}>
          {t('remark.answer', { name, at: dates.instant(at, timeZone), text: answer })}
        </p>
      ))}
      {acknowledgements.map(({ guardian: { id, name }, at }) => (
        <p key={id} className={classes['by']}>
          {t('remark.seen', { name, at: dates.instant(at, timeZone) })}
        </p>
      ))}
      {children}
    </div>
  );
}
