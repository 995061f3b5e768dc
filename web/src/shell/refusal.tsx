import { Alert, type MantineSpacing } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/request.js';
import { messageOf } from './problem-notice.js';

/** Why something was not done, where it was not. */
export function Refusal({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  return (
    <Alert color="red" role="alert">
      {messageOf(error, t)}
    </Alert>
  );
}

interface KnownRefusalProps<Code extends string> {
  readonly error: unknown;
  /** Those that the page has words of its own for. */
  readonly known: readonly Code[];
  readonly wordsOf: (code: Code) => string;
  readonly mb?: MantineSpacing;
}

/** The same in the words of a page, where it has some for the code of the refusal. */
export function KnownRefusal<Code extends string>({ error, known, wordsOf, mb }: KnownRefusalProps<Code>) {
  const code = error instanceof ProblemError ? known.find((each) => each === error.problem.code) : undefined;
  if (code === undefined) return <Refusal error={error} />;
  return (
    <Alert color="red" role="alert" {...(mb === undefined ? {} : { mb })}>
      {wordsOf(code)}
    </Alert>
  );
}
