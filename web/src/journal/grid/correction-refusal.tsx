import { Button } from '@mantine/core';
import { ProblemError } from '../../api/request.js';
import { KnownRefusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';

const known = ['second-person-required'] as const;

interface CorrectionRefusalProps {
  readonly error: unknown;
  readonly pageId: string;
  /** Asks a deputy head for it. */
  readonly onAsk?: () => void;
}

/** Why something on a page was not changed, with where somebody else may let it be, or whom to ask. */
export function CorrectionRefusal({ error, pageId, onAsk }: CorrectionRefusalProps) {
  const { t } = useGridTexts();
  const address = `${location.origin}/journal/${pageId}/late-corrections`;
  const isLate = error instanceof ProblemError && error.problem.code === 'outside-edit-window';
  return (
    <>
      <KnownRefusal error={error} known={known} wordsOf={() => t('reason.secondPerson', { address })} />
      {isLate && onAsk && (
        <div>
          <Button variant="default" onClick={onAsk}>
            {t('ask.instead')}
          </Button>
        </div>
      )}
    </>
  );
}
