import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  readModelsQuery,
  refusedQuery,
  retryRefused,
  type RefusedConsequence,
} from '../api/administration.js';
import { useDates } from '../i18n/dates.js';
import { ReportTable } from '../reports/report-table.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import { refusalText } from '../shell/refusals.js';
import { AdministrationHead } from './administration-head.js';
import classes from './administration.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** What the journal does by itself and did not get done, and where else failures are shown. */
export function FailuresPage() {
  const { t } = useAdministrationTexts();
  const refused = useQuery(refusedQuery);
  return (
    <>
      <AdministrationHead title={t('failures.title')} lead={t('failures.lead')} />
      <section className={frame['sheet']}>
        <h2>{t('failures.refused')}</h2>
        <p className={frame['muted']}>{t('failures.refusedLead')}</p>
        <Answer query={refused} isDated skeleton={<Skeleton height={160} />}>
          {({ refused: all }) =>
            all.length === 0 ? (
              <p data-testid="none-refused">{t('failures.none')}</p>
            ) : (
              <RefusedTable refused={all} />
            )
          }
        </Answer>
      </section>
      <Elsewhere />
    </>
  );
}

function RefusedTable({ refused }: { readonly refused: readonly RefusedConsequence[] }) {
  const { t } = useAdministrationTexts();
  const sentenceOf = useSentences();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const queryClient = useQueryClient();
  const trying = useMutation({
    mutationFn: retryRefused,
    onSettled: () => queryClient.invalidateQueries({ queryKey: refusedQuery.queryKey }),
  });
  const cellsOf = ({
    commandId,
    reaction,
    key,
    code,
    message,
    at,
    isWanted,
    ...fact
  }: RefusedConsequence) => [
    <>
      {sentenceOf(reaction)}
      <p className={frame['muted']}>{t('failures.after', fact)}</p>
    </>,
    <code key="for">{key}</code>,
    <>
      {refusalText({ code, detail: message })} <code>{code}</code>
    </>,
    <time key="at" dateTime={at}>
      {dates.dayAndTime(at, timeZone)}
    </time>,
    isWanted ? (
      t('failures.trying')
    ) : (
      <Button
        key="again"
        size="compact-sm"
        variant="default"
        aria-label={t('failures.againOf', { what: `${sentenceOf(reaction)}, ${key}` })}
        onClick={() => trying.mutate(commandId)}
      >
        {t('failures.again')}
      </Button>
    ),
  ];
  return (
    <>
      <Refusal error={trying.error} />
      <div className={classes['codes']}>
        <ReportTable
          label={t('failures.refused')}
          testId="refused"
          columns={[
            ...[t('failures.reaction'), t('failures.key'), t('failures.code'), t('failures.at')],
            t('failures.again'),
          ]}
          rows={refused.map((one) => ({ id: one.commandId, cells: cellsOf(one) }))}
        />
      </div>
    </>
  );
}

/** What a reaction does, in words; one that another version of the journal had keeps its name. */
function useSentences(): (reaction: string) => string {
  const { t } = useAdministrationTexts();
  const known: Readonly<Record<string, string>> = t('failures.reactions', { returnObjects: true });
  return (reaction) => known[reaction] ?? t('failures.otherReaction', { reaction });
}

function Elsewhere() {
  const { t } = useAdministrationTexts();
  const { role } = useMe();
  const readModels = useQuery(readModelsQuery);
  const stopped = readModels.data?.readModels.filter(({ state }) => state === 'stopped').length ?? 0;
  return (
    <section className={frame['sheet']}>
      <h2>{t('failures.elsewhere')}</h2>
      <ul>
        <li>
          <Link to="/admin/read-models">
            {stopped === 0 ? t('failures.noReadModels') : t('failures.readModels', { count: stopped })}
          </Link>
        </li>
        <li>
          {role === 'operator' ? (
            <Link to="/authority/consumers">{t('failures.consumers')}</Link>
          ) : (
            <Link to="/admin/notices" search={{ state: 'failed' }}>
              {t('failures.notices')}
            </Link>
          )}
        </li>
      </ul>
    </section>
  );
}
