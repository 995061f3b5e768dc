import { ProblemError } from '../api/request.js';
import { KnownRefusal } from '../shell/refusal.js';
import type { DraftField } from './draft.js';
import { useActivityTexts } from './texts/activity-texts.js';

const known = [
  'activity-refused',
  'invalid-input',
  'activity-not-found',
  'activity-called-off',
  'activity-begun',
  'sign-up-not-offered',
  'sign-up-over',
  'sign-up-not-found',
  'no-places-left',
  'activity-not-for-pupil',
] as const;

/** Why something about an activity was not done, in the reader's language. */
export function ActivityRefusal({ error }: { readonly error: unknown }) {
  const { t } = useActivityTexts();
  return <KnownRefusal error={error} known={known} wordsOf={(code) => t(`refused.${code}`)} />;
}

/** What is to be put right in a field, where it was refused. */
export function useFaultOf(error: unknown): (field: DraftField) => string | undefined {
  const { t } = useActivityTexts();
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  // In what is announced the places lie in a part of their own.
  const refused = new Set(errors.map(({ field }) => field.replace('signUp.', '')));
  return (field) => (refused.has(field) ? t(`fault.${field}`) : undefined);
}
