import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import classes from '../administration/administration.module.css';
import { ProblemError } from '../api/request.js';
import { saveYear, type WrittenTerm, type WrittenYear } from '../api/school-settings.js';
import { useKey } from '../api/use-key.js';
import { useDates } from '../i18n/dates.js';
import { isRefused, SettingForm, useSaving } from './setting-form.js';
import type { SettingProps } from './settings-page.js';
import { SpanFields } from './span-fields.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';
import { newYear, partsChanged } from './written-year.js';

/** A year with its terms: as it is, or a new one. */
export function YearForm({ schoolId, settings: { years }, today }: SettingProps) {
  const { t } = useSettingsTexts();
  const dates = useDates();
  const [chosen, setChosen] = useState(() => years.at(-1)?.id ?? '');
  const [draft, setDraft] = useState<WrittenYear>();
  const { key, renew, onError } = useKey();
  const saving = useSaving((year: WrittenYear) => saveYear(schoolId, year, key));
  const before = years.find(({ id }) => id === chosen);
  const written: WrittenYear = draft ?? before ?? newYear(today);
  const write = (next: WrittenYear) => {
    saving.reset();
    setDraft(next);
  };
  const writeTerms = (terms: readonly WrittenTerm[]) => write({ ...written, terms });
  const day = (date: string) => dates.range(date, date);
  const days = ({ title, from, to }: WrittenTerm) => t('year.days', { title, from: day(from), to: day(to) });
  const isInUse = saving.error instanceof ProblemError && saving.error.problem.code === 'term-in-use';
  const wrong = (field: string) => ({
    title: isRefused(saving.error, `${field}title`) && t('someText'),
    from: isRefused(saving.error, `${field}from`) && t(isInUse ? 'year.inUse' : 'year.wrongDay'),
    to: isRefused(saving.error, `${field}to`) && t(isInUse ? 'year.inUse' : 'year.wrongDay'),
  });
  const areDates = [written, ...written.terms].every(({ from, to }) => from !== '' && to !== '');
  return (
    <SettingForm
      title={t('year.title')}
      lead={t('year.lead')}
      changes={
        areDates
          ? partsChanged(before, written).map(({ before: old, after }) => ({
              what: after.title,
              now: old ? days(old) : t('notThere'),
              then: days(after),
            }))
          : []
      }
      saving={saving}
      onSubmit={() =>
        saving.mutate(written, {
          onError,
          onSuccess: (yearId) => {
            renew();
            setChosen(yearId);
            setDraft(undefined);
          },
        })
      }
    >
      <NativeSelect
        label={t('year.which')}
        value={chosen}
        data={[
          ...years.map(({ id, title, from, to }) => ({
            value: id,
            label: `${title} (${dates.range(from, to)})`,
          })),
          { value: '', label: t('year.new') },
        ]}
        onChange={({ currentTarget }) => {
          saving.reset();
          setDraft(undefined);
          setChosen(currentTarget.value);
        }}
      />
      <SpanFields
        legend={t('year.year')}
        span={written}
        wrong={wrong('')}
        onWrite={(span) => write({ ...written, ...span })}
      />
      {written.terms.map((term, index) => (
        <SpanFields
          key={term.id ?? `new ${index.toString()}`}
          legend={t('year.term', { number: index + 1 })}
          span={term}
          wrong={wrong(`terms.${index.toString()}.`)}
          onWrite={(span) =>
            writeTerms(written.terms.map((each, place) => (place === index ? { ...each, ...span } : each)))
          }
        >
          {term.id === undefined && (
            <Button
              variant="subtle"
              size="xs"
              aria-label={t('year.leaveOutOf', { number: index + 1 })}
              onClick={() => writeTerms(written.terms.filter((_, place) => place !== index))}
            >
              {t('year.leaveOut')}
            </Button>
          )}
        </SpanFields>
      ))}
      <div className={classes['buttons']}>
        <Button
          variant="default"
          size="xs"
          onClick={() =>
            writeTerms([
              ...written.terms,
              { title: t('year.term', { number: written.terms.length + 1 }), from: '', to: '' },
            ])
          }
        >
          {t('year.addTerm')}
        </Button>
      </div>
    </SettingForm>
  );
}
