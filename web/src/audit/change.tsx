import { VisuallyHidden } from '@mantine/core';
import report from '../pupil/report.module.css';
import { useAuditTexts } from './texts/audit-texts.js';

interface ChangeProps {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What it was before and is after; read out as well, since strokes through text are not. */
export function Change({ from, to }: ChangeProps) {
  const { t } = useAuditTexts();
  if (from === undefined && to === undefined) return null;
  return (
    <span className={report['mark']}>
      <VisuallyHidden>
        {[
          ...(from === undefined ? [] : [t('before', { value: from })]),
          ...(to === undefined ? [] : [t('after', { value: to })]),
        ].join(', ')}
      </VisuallyHidden>
      <span aria-hidden="true">
        {from !== undefined && <del className={report['value']}>{from}</del>}{' '}
        {to !== undefined && <span className={report['value']}>{to}</span>}
      </span>
    </span>
  );
}
