import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import classes from '../administration/administration.module.css';
import type { NextYear } from '../api/next-year.js';
import type { SchoolClass } from '../api/school.js';
import frame from '../shell/frame.module.css';
import { useNextYearTexts } from './texts/next-year-texts.js';

interface LeaversFieldProps {
  readonly homerooms: readonly SchoolClass[];
  /** Of the ending year. */
  readonly lastDay: string;
  /** Those whose class leaves as it is proposed. */
  readonly leaving: NextYear['leavers'];
  /** Those who leave although their class goes on. */
  readonly written: readonly string[];
  readonly onWrite: (pupilIds: readonly string[]) => void;
}

/** Who leaves the school: with the class, or alone. */
export function LeaversField({ homerooms, lastDay, leaving, written, onWrite }: LeaversFieldProps) {
  const { t } = useNextYearTexts();
  const [classId, setClassId] = useState('');
  const [pupilId, setPupilId] = useState('');
  const membersOf = ({ pupils }: SchoolClass) =>
    pupils.filter(({ from, to = lastDay }) => from <= lastDay && to >= lastDay);
  const filled = homerooms.filter((each) => membersOf(each).length > 0);
  const chosen = filled.find((each) => each.classId === classId);
  const nameOf = new Map(
    filled.flatMap((each) => membersOf(each).map(({ id, name }) => [id, `${name}, ${each.title}`])),
  );
  return (
    <section className={`${frame['sheet']} ${classes['form']} ${classes['wide']}`}>
      <h2>{t('leavers.title')}</h2>
      <details className={classes['rows']}>
        <summary>{t('leavers.withClass', { count: leaving.length })}</summary>
        <ul>
          {leaving.map(({ id, name, class: title }) => (
            <li key={id}>{`${name}, ${title}`}</li>
          ))}
        </ul>
      </details>
      <ul role="list" className={classes['proposals']} data-testid="leavers">
        {written.map((id) => (
          <li key={id}>
            <p>{nameOf.get(id) ?? id}</p>
            <Button
              variant="default"
              size="xs"
              aria-label={t('leavers.staysOf', { name: nameOf.get(id) ?? id })}
              onClick={() => onWrite(written.filter((each) => each !== id))}
            >
              {t('leavers.stays')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={classes['fields']}>
        <NativeSelect
          label={t('leavers.class')}
          value={classId}
          data={[
            { value: '', label: '–' },
            ...filled.map((each) => ({ value: each.classId, label: each.title })),
          ]}
          onChange={({ currentTarget }) => {
            setClassId(currentTarget.value);
            setPupilId('');
          }}
        />
        <NativeSelect
          label={t('leavers.pupil')}
          value={pupilId}
          disabled={!chosen}
          data={[
            { value: '', label: '–' },
            ...(chosen ? membersOf(chosen) : [])
              .filter(({ id }) => !written.includes(id))
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget }) => setPupilId(currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={pupilId === ''}
          onClick={() => {
            onWrite([...written, pupilId]);
            setPupilId('');
          }}
        >
          {t('leavers.add')}
        </Button>
      </div>
    </section>
  );
}
