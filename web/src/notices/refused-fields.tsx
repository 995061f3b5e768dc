import type { TFunction } from 'i18next';
import { ProblemError } from '../api/request.js';
import { messageOf } from '../shell/problem-notice.js';
import { useNoticeTexts } from './texts/notice-texts.js';

/** What is wrong with which field, in the reader's language where the field is one of the form. */
export type Faults = ReadonlyMap<string, string>;

const fields = ['quietHours.from', 'quietHours.to', 'quietHours.timeZone'] as const;

export function useFaults(error: unknown): Faults {
  const { t } = useNoticeTexts();
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return new Map(
    errors.map(({ field, message }) => {
      const known = fields.find((name) => name === field);
      return [field, known === undefined ? message : t(`notices:choosing.wrong.${known}`)];
    }),
  );
}

interface RefusedFieldsProps {
  readonly error: unknown;
  readonly faults: Faults;
}

/** Every field at fault by its name; where none is, why nothing was saved. */
export function RefusedFields({ error, faults }: RefusedFieldsProps) {
  const { t } = useNoticeTexts();
  if (faults.size === 0) return messageOf(error, t);
  return (
    <>
      {t('notices:choosing.refused')}
      <ul>
        {[...faults].map(([field, message]) => (
          <li key={field}>{t('notices:choosing.fault', { field: nameOf(field, t), message })}</li>
        ))}
      </ul>
    </>
  );
}

function nameOf(field: string, t: TFunction<['translation', 'notices']>): string {
  const known = fields.find((name) => name === field);
  return known === undefined ? field : t(`notices:choosing.field.${known}`);
}
