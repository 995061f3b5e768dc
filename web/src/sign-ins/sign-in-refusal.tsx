import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/request.js';
import { KnownRefusal } from '../shell/refusal.js';
import { useSignInsTexts } from './texts/sign-ins-texts.js';

const known = ['class-not-found', 'pupil-not-in-class', 'second-factor-required', 'printing-busy'] as const;

/** Why no slips were issued or printed, with the way to where that can be changed. */
export function SignInRefusal({ error }: { readonly error: unknown }) {
  const { t } = useSignInsTexts();
  const { t: common } = useTranslation();
  const isFactor = error instanceof ProblemError && error.problem.code === 'second-factor-required';
  return (
    <>
      <KnownRefusal error={error} known={known} wordsOf={(code) => t(`refused.${code}`)} />
      {isFactor && <Link to="/security">{common('nav.security')}</Link>}
    </>
  );
}
