import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { confirmLink, type ComparedData } from '../api/portals.js';
import form from '../session/cover-form.module.css';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { useEnter } from '../session/use-enter.js';
import { Refusal } from '../shell/refusal.js';

const fields = ['name', 'birthDate'] as const;

interface ConfirmLinkProps {
  readonly compared: ComparedData;
  readonly portal: string;
}

/** What portal and school know, side by side, to be confirmed as one and the same person. */
export function ConfirmLink({ compared, portal }: ConfirmLinkProps) {
  const { t } = useAccessTexts();
  const enter = useEnter();
  const confirming = useMutation({
    mutationFn: confirmLink,
    onSuccess: ({ me, returnTo }) => enter(me, returnTo),
  });
  const isDifferent = fields.some((field) => compared.agrees[field] === false);
  return (
    <>
      <h2 className={form['step']}>{t('portal.compare')}</h2>
      <p>{t('portal.compareLead')}</p>
      <table className={form['compared']}>
        <thead>
          <tr>
            <td />
            <th scope="col">{portal}</th>
            <th scope="col">{t('portal.school')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field} data-testid={`compared-${field}`}>
              <th scope="row">
                {t(`portal.${field}`)}
                <Agreement agrees={compared.agrees[field]} />
              </th>
              <td>{compared.portal[field] ?? t('portal.unknown')}</td>
              <td>{compared.school[field] ?? t('portal.unknown')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isDifferent && <Alert color="yellow">{t('portal.warning')}</Alert>}
      <Refusal error={confirming.error} />
      <Button size="md" fullWidth loading={confirming.isPending} onClick={() => confirming.mutate()}>
        {t('portal.confirm')}
      </Button>
    </>
  );
}

function Agreement({ agrees }: { readonly agrees: boolean | undefined }) {
  const { t } = useAccessTexts();
  if (agrees === undefined) return null;
  return <small> ({agrees ? t('portal.same') : t('portal.different')})</small>;
}
