import { Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { certificatesQuery, withdrawFiled, type FiledCertificate } from '../api/attendance.js';
import { useDates } from '../i18n/dates.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import classes from './health.module.css';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';
import { WithdrawWithReason } from './withdraw-with-reason.js';

/** The certificates of the school year that hold, whoever filed them. */
export function CertificatesList({ pupil }: { readonly pupil: Pupil }) {
  const { t } = useHealthTexts();
  const query = useQuery(certificatesQuery(pupil.id));
  return (
    <>
      <h3>{t('absences.certificates')}</h3>
      <Answer query={query} skeleton={<Skeleton height={60} />}>
        {({ certificates }) =>
          certificates.length === 0 ? (
            <p data-testid="no-certificates">{t('absences.none')}</p>
          ) : (
            <ul role="list" className={classes['list']} data-testid="certificates">
              {certificates.map((certificate) => (
                <CertificateItem key={certificate.filedId} pupil={pupil} certificate={certificate} />
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  );
}

interface CertificateItemProps {
  readonly pupil: Pupil;
  readonly certificate: FiledCertificate;
}

function CertificateItem({ pupil, certificate }: CertificateItemProps) {
  const { t } = useHealthTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  const me = useMe();
  const queryClient = useQueryClient();
  const { filedId, from, to, code, note, filedAt, filedBy, fromClinic } = certificate;
  const what = t('absences.filed', {
    ...{ days: dates.range(from, to), code: common(`absence.${code}`) },
  });
  return (
    <li>
      <div className={classes['line']}>
        {what}
        {(filedBy.id === me.person.id || fromClinic) && (
          <WithdrawWithReason
            what={what}
            carryOut={(reason) => withdrawFiled(pupil.id, filedId, reason)}
            onSettled={() =>
              queryClient.invalidateQueries({ queryKey: certificatesQuery(pupil.id).queryKey })
            }
          />
        )}
      </div>
      {note !== undefined && <div className={classes['text']}>{note}</div>}
      <span className={classes['aside']}>
        {filedBy.name}, <time dateTime={filedAt}>{dates.dayAndTime(filedAt, pupil.timeZone)}</time>
      </span>
    </li>
  );
}
