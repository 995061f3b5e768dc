import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fetchProof } from '../api/audit.js';
import { ProblemError } from '../api/request.js';
import { languageOf } from '../i18n/i18n.js';
import report from '../pupil/report.module.css';
import { useConfirmedMutation } from '../session/confirmation.js';
import frame from '../shell/frame.module.css';
import { keepAs } from '../shell/keep-as.js';
import { Refusal } from '../shell/refusal.js';
import classes from './audit.module.css';
import { useAuditTexts } from './texts/audit-texts.js';
import { VerifyHere } from './verify-here.js';

/** What proves a grade: a file, and how it is checked here and away from the journal. */
export function ProofSection({ gradeId }: { readonly gradeId: string }) {
  const { i18n } = useTranslation();
  const { t } = useAuditTexts();
  const language = languageOf(i18n.language) ?? 'en';
  const file = `proof-${gradeId}.zip`;
  const proof = useConfirmedMutation({
    mutationFn: () => fetchProof(gradeId, language),
    onSuccess: (bundle) => keepAs(file, bundle),
  });
  const isSoon = proof.error instanceof ProblemError && proof.error.problem.status === 503;
  return (
    // How a proof is got is for whoever has the page.
    <section className={`${report['sheet']} ${proof.data ? '' : frame['onScreen']}`}>
      <h2>{t('proof')}</h2>
      <p>{t('proofLead')}</p>
      <Button loading={proof.isPending} onClick={() => proof.mutate()}>
        {t('proofGet')}
      </Button>
      <div role="status" className={classes['code']}>
        {proof.isSuccess && t('proofDone', { file })}
      </div>
      {isSoon ? (
        <Alert color="yellow" role="alert">
          {t('proofSoon')}
        </Alert>
      ) : (
        <Refusal error={proof.error} />
      )}
      {proof.data && <VerifyHere bundle={proof.data} />}
      <p>{t('proofHow')}</p>
      {/* Focusable, so that it can be scrolled without a pointer. */}
      <pre className={classes['note']} tabIndex={0}>
        <code>{`node verify.mjs ${file} --language ${language}`}</code>
      </pre>
    </section>
  );
}
