import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/request.js';
import classes from '../administration/administration.module.css';
import frame from '../shell/frame.module.css';
import { KnownRefusal } from '../shell/refusal.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

/** Something of a setting that would be otherwise. */
export interface Change {
  readonly what: string;
  readonly now: string;
  readonly then: string;
}

/** Only what differs. */
export const changed = (changes: readonly Change[]): readonly Change[] =>
  changes.filter(({ now, then }) => now !== then);

/** Writes a setting; afterwards whatever is shown of the school is asked for anew. */
export function useSaving<Written, Answered>(write: (written: Written) => Promise<Answered>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: write,
    // Years, terms and reasons are kept elsewhere too, for as long as they seldom change.
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

/** Whether the server refused what stands in a field, or in one below it. */
export const isRefused = (error: unknown, field: string): boolean =>
  error instanceof ProblemError &&
  (error.problem.errors ?? []).some((each) => each.field === field || each.field.startsWith(`${field}.`));

interface SettingFormProps {
  readonly title: string;
  /** From when on it holds, and for what. */
  readonly lead: string;
  /** What would change, in words; without any nothing is saved. */
  readonly changes: readonly Change[];
  readonly saving: { readonly error: unknown; readonly isPending: boolean; readonly isSuccess: boolean };
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

const KNOWN = [
  'bad-scale',
  'bad-work-kind',
  'work-kind-backdated',
  'bad-rounding',
  'bad-edit-window',
  'bad-ratings',
  'bad-correction-reason',
  'bad-year',
  'term-in-use',
  'invalid-input',
] as const;

/** A form for one setting, which says before it is saved what would change. */
export function SettingForm({ title, lead, changes, saving, onSubmit, children }: SettingFormProps) {
  const { t } = useSettingsTexts();
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h2>{title}</h2>
      <p className={frame['muted']}>{lead}</p>
      {children}
      <div data-testid="changes">
        {changes.length > 0 && (
          <>
            <p>{t('wouldChange')}</p>
            <ul>
              {changes.map(({ what, now, then }) => (
                <li key={`${what} ${then}`}>{t('change', { what, now, then })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p role="status">{saving.isSuccess && changes.length === 0 && t('saved')}</p>
      <KnownRefusal error={saving.error} known={KNOWN} wordsOf={(code) => t(`refused.${code}`)} />
      <Button type="submit" loading={saving.isPending} disabled={changes.length === 0}>
        {t('save')}
      </Button>
    </form>
  );
}
