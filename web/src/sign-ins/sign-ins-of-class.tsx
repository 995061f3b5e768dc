import { Button, Checkbox, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  issueSignIns,
  signInsQuery,
  type IssuedSignIns,
  type Issuing,
  type SignInsOfClass as Told,
  type Whose,
} from '../api/sign-ins.js';
import { useKey } from '../api/use-key.js';
import report from '../pupil/report.module.css';
import { useConfirmedMutation } from '../session/confirmation.js';
import { Answer } from '../shell/answer.js';
import { byPupil, needsSlip } from './pupils-with-sign-ins.js';
import { SignInRefusal } from './sign-in-refusal.js';
import { SignInTable } from './sign-in-table.js';
import classes from './sign-ins.module.css';
import { SlipsIssued } from './slips-issued.js';
import { useSignInsTexts } from './texts/sign-ins-texts.js';

interface OfClassProps {
  readonly classId: string;
  readonly timeZone: string;
}

/** Slips that were just issued, with the key under which they are told again. */
interface IssuedNow {
  readonly issuing: Issuing;
  readonly issuedUnder: string;
  readonly told: IssuedSignIns;
}

/** Who of a class has a sign-in, and the issuing of those that are missing. */
export function SignInsOfClass({ classId, timeZone }: OfClassProps) {
  const signIns = useQuery(signInsQuery(classId));
  const [issued, setIssued] = useState<IssuedNow>();
  return (
    <Answer query={signIns} skeleton={<Skeleton height={480} />}>
      {(told) => (
        <>
          {issued && <SlipsIssued key={issued.issuedUnder} of={told.class} timeZone={timeZone} {...issued} />}
          <IssueForm told={told} timeZone={timeZone} onIssued={setIssued} />
        </>
      )}
    </Answer>
  );
}

const WHOSE: readonly Whose[] = ['pupils', 'guardians'];

interface IssueFormProps {
  readonly told: Told;
  readonly timeZone: string;
  readonly onIssued: (issued: IssuedNow) => void;
}

function IssueForm({ told, timeZone, onIssued }: IssueFormProps) {
  const { t, i18n } = useSignInsTexts();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [whose, setWhose] = useState<readonly Whose[]>(['guardians']);
  const once = useKey();
  const classId = told.class.id;
  const issuing = useConfirmedMutation({
    mutationFn: (body: Issuing) => issueSignIns(classId, body, once.key),
    onSuccess: (answer, body) => {
      onIssued({ issuing: body, issuedUnder: once.key, told: answer });
      once.renew();
      setChosen([]);
      return queryClient.invalidateQueries({ queryKey: signInsQuery(classId).queryKey });
    },
    onError: once.onError,
  });
  const pupils = byPupil(told.people);
  const present = chosen.filter((id) => pupils.some(({ pupil }) => pupil.personId === id));
  const take = (some: typeof pupils) => setChosen(some.map(({ pupil }) => pupil.personId));
  return (
    <section className={report['sheet']}>
      <h2>{told.class.title}</h2>
      <p className={report['lead']}>{t('lead')}</p>
      {pupils.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <form
          className={classes['form']}
          onSubmit={(event) => {
            event.preventDefault();
            issuing.mutate({ pupilIds: present, whose, language: i18n.language });
          }}
        >
          <Checkbox.Group
            label={t('whose')}
            value={[...whose]}
            onChange={(some) => setWhose(WHOSE.filter((each) => some.includes(each)))}
          >
            <div className={classes['line']}>
              {WHOSE.map((each) => (
                <Checkbox key={each} value={each} label={t(`whoseOf.${each}`)} />
              ))}
            </div>
          </Checkbox.Group>
          <div className={classes['line']}>
            <Button size="xs" variant="default" onClick={() => take(pupils)}>
              {t('chooseAll')}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => take(pupils.filter((each) => needsSlip(each, whose)))}
            >
              {t('chooseWithout')}
            </Button>
            <Button size="xs" variant="default" onClick={() => take([])}>
              {t('chooseNone')}
            </Button>
          </div>
          <SignInTable pupils={pupils} timeZone={timeZone} chosen={present} onChoose={setChosen} />
          <p role="status">{t('chosen', { count: present.length })}</p>
          <p className={report['lead']}>{t('void')}</p>
          <SignInRefusal error={issuing.error} />
          <div>
            <Button
              type="submit"
              loading={issuing.isPending}
              disabled={present.length === 0 || whose.length === 0}
            >
              {t('issue')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
