import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import classes from '../administration/administration.module.css';
import { nextYearQuery, openNextYear, type NextYear, type NextYearChanges } from '../api/next-year.js';
import { officesQuery } from '../api/offices.js';
import { ProblemError } from '../api/request.js';
import { schoolClassesQuery } from '../api/school.js';
import { schoolSettingsQuery } from '../api/school-settings.js';
import { useKey } from '../api/use-key.js';
import { SpanFields } from '../school-settings/span-fields.js';
import { Dialog } from '../shell/dialog.js';
import dialog from '../shell/dialog.module.css';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import { ClassesTable } from './classes-table.js';
import { changesIn, NOTHING_WRITTEN, outlookOf, type Draft } from './draft.js';
import { GroupsTable } from './groups-table.js';
import { LeaversField } from './leavers-field.js';
import { useNextYearTexts } from './texts/next-year-texts.js';

interface PlanFormProps {
  readonly schoolId: string;
  readonly proposed: NextYear;
}

/** Whoever may have a class, as the rules of the next year have it. */
const TEACH: readonly string[] = ['teacher', 'deputyHead', 'admin'];

/** What would happen, which is corrected here before the year is opened. */
export function PlanForm({ schoolId, proposed }: PlanFormProps) {
  const { t } = useNextYearTexts();
  const queryClient = useQueryClient();
  const settings = useQuery(schoolSettingsQuery(schoolId));
  const offices = useQuery({ ...officesQuery(schoolId), refetchInterval: false });
  const homerooms = useQuery(schoolClassesQuery(schoolId));
  const [draft, setDraft] = useState<Draft>(NOTHING_WRITTEN);
  const [isAsking, setIsAsking] = useState(false);
  const { key, renew, onError } = useKey();
  const opening = useMutation({
    mutationFn: (changes: NextYearChanges) => openNextYear(schoolId, changes, key),
    onError,
    onSuccess: () => {
      renew();
      return queryClient.invalidateQueries({ queryKey: nextYearQuery(schoolId).queryKey });
    },
    onSettled: () => setIsAsking(false),
  });
  const write = (part: Partial<Draft>) => {
    opening.reset();
    setDraft({ ...draft, ...part });
  };
  const ending = settings.data?.years.find(({ id }) => id === proposed.from.yearId);
  const termIds = ending?.terms.map(({ id }) => id) ?? [];
  const changes = changesIn(proposed, termIds, draft);
  const outlook = outlookOf(proposed, draft);
  const teachers = (offices.data?.holders ?? [])
    .filter((holder) => holder.offices.some(({ role }) => TEACH.includes(role)))
    .map(({ person }) => person);
  const { error } = opening;
  const faults = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  const isAtFault = (field: string) =>
    faults.some((each) => each.field === field || each.field.startsWith(`${field}.`));
  const wrongDays = (field: string) => ({
    title: false as const,
    from: isAtFault(`${field}.from`) && t('wrong.day'),
    to: isAtFault(`${field}.to`) && t('wrong.day'),
  });
  /** Of what was sent, in whose order the faults are told. */
  const sent = opening.variables;
  const wrongClasses = (sent?.classes ?? []).flatMap(({ classId }, index) =>
    isAtFault(`classes.${index.toString()}`) ? [classId] : [],
  );
  const wrongGroups = (sent?.groups ?? []).flatMap(({ groupId }, index) =>
    isAtFault(`groups.${index.toString()}`) ? [groupId] : [],
  );
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsking(true);
      }}
    >
      <section className={`${frame['sheet']} ${classes['form']} ${classes['wide']}`}>
        <h2>{t('outlook.title', { title: proposed.from.title })}</h2>
        <OutlookList outlook={outlook} />
        <p className={frame['muted']}>{t('outlook.lead')}</p>
      </section>
      <section className={`${frame['sheet']} ${classes['form']} ${classes['wide']}`}>
        <h2>{t('year')}</h2>
        <SpanFields
          legend={t('year')}
          span={{ ...proposed.year, ...draft.year }}
          wrong={wrongDays('year')}
          onWrite={(span) => write({ year: { ...draft.year, ...span } })}
        />
        {termIds.map((termId, index) => {
          const term = proposed.terms[index];
          return (
            term && (
              <SpanFields
                key={termId}
                legend={t('term', { number: index + 1 })}
                span={{ ...term, ...draft.terms[termId] }}
                wrong={
                  faults.some(({ field }) => field === `terms.${index.toString()}`)
                    ? { title: false, from: t('wrong.outside'), to: t('wrong.outside') }
                    : wrongDays(`terms.${index.toString()}`)
                }
                onWrite={(span) =>
                  write({ terms: { ...draft.terms, [termId]: { ...draft.terms[termId], ...span } } })
                }
              />
            )
          );
        })}
      </section>
      <ClassesTable
        classes={proposed.classes}
        teachers={teachers}
        written={draft.classes}
        wrong={wrongClasses}
        onWrite={(classId, change) =>
          write({ classes: { ...draft.classes, [classId]: { ...draft.classes[classId], ...change } } })
        }
      />
      <GroupsTable
        groups={proposed.groups}
        teachers={teachers}
        written={draft.groups}
        wrong={wrongGroups}
        onWrite={(groupId, change) =>
          write({ groups: { ...draft.groups, [groupId]: { ...draft.groups[groupId], ...change } } })
        }
      />
      <LeaversField
        homerooms={homerooms.data ?? []}
        lastDay={proposed.from.to}
        leaving={proposed.leavers}
        written={draft.leavers}
        onWrite={(leavers) => write({ leavers })}
      />
      <Refusal error={settings.error ?? offices.error ?? homerooms.error} />
      {faults.length > 0 ? (
        <Alert color="red" role="alert">
          {t('refused.bad-next-year')}
        </Alert>
      ) : (
        <Refusal error={error} />
      )}
      <Button type="submit" disabled={settings.data === undefined}>
        {t('open')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('confirm.title', { title: draft.year.title ?? proposed.year.title })}
          onCancel={() => setIsAsking(false)}
        >
          <OutlookList outlook={outlook} />
          <p>{t('confirm.lead')}</p>
          <div className={dialog['buttons']}>
            <Button loading={opening.isPending} onClick={() => opening.mutate(changes)}>
              {t('confirm.submit')}
            </Button>
            <Button variant="subtle" onClick={() => setIsAsking(false)}>
              {t('confirm.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </form>
  );
}

function OutlookList({ outlook }: { readonly outlook: ReturnType<typeof outlookOf> }) {
  const { t } = useNextYearTexts();
  return (
    <ul data-testid="outlook">
      {(['goingOn', 'leaving', 'renewed', 'leavers'] as const).map((what) => (
        <li key={what}>{t(`outlook.${what}`, { count: outlook[what] })}</li>
      ))}
    </ul>
  );
}
