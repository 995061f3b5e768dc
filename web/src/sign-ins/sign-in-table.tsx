import { Checkbox } from '@mantine/core';
import type { PersonWithSignIn } from '../api/sign-ins.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { ReportTable } from '../reports/report-table.js';
import type { PupilWithGuardians } from './pupils-with-sign-ins.js';
import classes from './sign-ins.module.css';
import { useSignInsTexts } from './texts/sign-ins-texts.js';

interface SignInTableProps {
  readonly pupils: readonly PupilWithGuardians[];
  readonly timeZone: string;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** The pupils of a class and their guardians, each with what there is of the sign-in; pupils are chosen. */
export function SignInTable({ pupils, timeZone, chosen, onChoose }: SignInTableProps) {
  const { t } = useSignInsTexts();
  const everybody = new Map(
    pupils.flatMap(({ pupil, guardians }) => [pupil, ...guardians]).map((one) => [one.personId, one]),
  );
  const active = [...everybody.values()].filter(({ state }) => state === 'active').length;
  return (
    <>
      <p className={report['lead']}>{t('counts', { active, all: everybody.size })}</p>
      <ReportTable
        label={t('title')}
        testId="sign-ins"
        columns={[t('pupil'), t('guardians')]}
        rows={pupils.map(({ pupil, guardians }) => {
          const { personId: id, name } = pupil;
          return {
            id,
            cells: [
              <div key="pupil" className={classes['person']}>
                <Checkbox
                  aria-label={t('choose', { name })}
                  checked={chosen.includes(id)}
                  onChange={({ currentTarget }) =>
                    onChoose(currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                  }
                />
                <PersonTold person={pupil} timeZone={timeZone} />
              </div>,
              guardians.length === 0 ? (
                <span key="guardians" className={report['small']}>
                  {t('noGuardians')}
                </span>
              ) : (
                <ul key="guardians" role="list" className={classes['guardians']}>
                  {guardians.map((guardian) => (
                    <li key={guardian.personId}>
                      <PersonTold person={guardian} timeZone={timeZone} />
                    </li>
                  ))}
                </ul>
              ),
            ],
          };
        })}
      />
    </>
  );
}

interface PersonToldProps {
  readonly person: PersonWithSignIn;
  readonly timeZone: string;
}

function PersonTold({ person, timeZone }: PersonToldProps) {
  const { t } = useSignInsTexts();
  const dates = useDates();
  const day = person.state === 'issued' ? dates.day(person.until, timeZone) : '';
  return (
    <div>
      {person.name} <span className={classes['state']}>{t(`state.${person.state}`, { day })}</span>
    </div>
  );
}
