import { NativeSelect } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Me } from '../api/me.js';
import { useMe } from '../session/use-me.js';
import classes from './administration.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

interface ForSchoolProps {
  readonly children: (school: Me['schools'][number]) => ReactNode;
}

/** Something of one school, which is chosen where somebody has several. */
export function ForSchool({ children }: ForSchoolProps) {
  const { t } = useAdministrationTexts();
  const { schools } = useMe();
  const [chosen, setChosen] = useState<string>();
  const school = schools.find(({ id }) => id === chosen) ?? schools[0];
  return (
    <>
      {schools.length > 1 && (
        <NativeSelect
          className={classes['school']}
          label={t('school')}
          value={school?.id}
          data={schools.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
      )}
      {school && children(school)}
    </>
  );
}
