import { getRouteApi } from '@tanstack/react-router';
import { ClassChoice, useChosenClass } from '../reports/chosen.js';
import { Once } from '../reports/once.js';
import { ReportsHead } from '../reports/reports-head.js';
import { useReportsTexts } from '../reports/texts/reports-texts.js';
import { SignInsOfClass } from './sign-ins-of-class.js';
import { useSignInsTexts } from './texts/sign-ins-texts.js';

const route = getRouteApi('/signed-in/office/sign-ins');

/** Where a class's teacher or the office gives families their sign-ins. */
export function SignInsPage() {
  const { t } = useSignInsTexts();
  const { t: tr } = useReportsTexts();
  const search = route.useSearch();
  const chosen = useChosenClass(search);
  const { timeZone, classes, shown } = chosen;
  return (
    <>
      <ReportsHead title={t('title')}>
        <ClassChoice of={chosen} />
      </ReportsHead>
      <Once query={classes}>
        {() =>
          shown === undefined ? (
            <p>{tr('noClasses')}</p>
          ) : (
            <SignInsOfClass key={shown.classId} classId={shown.classId} timeZone={timeZone} />
          )
        }
      </Once>
    </>
  );
}
