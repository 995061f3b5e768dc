import { KnownRefusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';

const known = ['second-person-required'] as const;

/** Why something on a page was not changed, with where somebody else may let it be. */
export function CorrectionRefusal({ error, pageId }: { readonly error: unknown; readonly pageId: string }) {
  const { t } = useGridTexts();
  const address = `${location.origin}/journal/${pageId}/late-corrections`;
  return <KnownRefusal error={error} known={known} wordsOf={() => t('reason.secondPerson', { address })} />;
}
