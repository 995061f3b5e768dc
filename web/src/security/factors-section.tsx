import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { secondFactorsQuery } from '../api/security.js';
import type { SecondFactors } from '../api/second-factors.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AddFactor } from './add-factor.js';
import { FactorItem } from './factor-item.js';
import { NewSpareCodes } from './new-spare-codes.js';
import classes from './security-page.module.css';

/** What the account is signed in by beside its password: to be seen, added to and taken away. */
export function FactorsSection() {
  const { t } = useAccessTexts();
  const factors = useQuery(secondFactorsQuery);
  return (
    <section className={frame['sheet']} data-testid="factors">
      <h2 className={classes['heading']}>{t('security.factors')}</h2>
      <Answer query={factors} skeleton={<Skeleton height={120} />}>
        {(told) => <Factors told={told} />}
      </Answer>
      <AddFactor />
    </section>
  );
}

function Factors({ told: { isRequired, factors, spareCodesLeft } }: { readonly told: SecondFactors }) {
  const { t } = useAccessTexts();
  return (
    <>
      <p className={frame['muted']}>
        {isRequired ? t('security.factorsRequired') : t('security.factorsLead')}
      </p>
      {factors.length > 0 && (
        <>
          <ul role="list" className={classes['list']}>
            {factors.map((factor) => (
              <FactorItem key={factor.factorId} factor={factor} />
            ))}
          </ul>
          <NewSpareCodes left={spareCodesLeft} />
        </>
      )}
    </>
  );
}
