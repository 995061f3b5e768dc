import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/request.js';
import { messageOf } from '../../shell/problem-notice.js';
import { faultText } from '../../shell/refusals.js';

/** Why the plan was not changed, with every field at fault. */
export function PlanRefusal({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const faults = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return (
    <Alert color="red" role="alert">
      {messageOf(error, t)}
      {faults.length > 0 && (
        <ul>
          {faults.map(({ field, message }) => (
            <li key={`${field} ${message}`}>{faultText({ field, message })}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
