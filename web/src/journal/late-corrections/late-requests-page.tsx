import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lateRequestsQuery } from '../../api/late-requests.js';
import type { Me } from '../../api/me.js';
import { useMe } from '../../session/use-me.js';
import { Answer } from '../../shell/answer.js';
import frame from '../../shell/frame.module.css';
import { DecidedList } from './decided-list.js';
import { OpenRequests } from './open-requests.js';
import { useLateCorrectionsTexts } from './texts/late-corrections-texts.js';

/** What teachers ask deputy heads to correct late, school by school, and what was decided. */
export function LateRequestsPage() {
  const { t } = useLateCorrectionsTexts();
  const { t: common } = useTranslation();
  const { schools } = useMe();
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('title')}</h1>
      <p className={frame['muted']}>{t('requests.lead')}</p>
      {schools.map((school) => (
        <section key={school.id}>
          {schools.length > 1 && <h2>{school.name}</h2>}
          <Waiting school={school} />
          <Decided school={school} />
        </section>
      ))}
    </>
  );
}

interface OfSchoolProps {
  readonly school: Me['schools'][number];
}

function Waiting({ school }: OfSchoolProps) {
  const { t } = useLateCorrectionsTexts();
  const asked = useInfiniteQuery(lateRequestsQuery(school.id, 'open'));
  const waitingTold = (count: number) =>
    count === 0 ? t('requests.none') : t('requests.waiting', { count });
  return (
    <>
      <Answer query={asked} skeleton={<Skeleton height={160} />}>
        {({ pages }) => (
          <>
            <p role="status" data-testid="waiting">
              {waitingTold(pages[0]?.open ?? 0)}
            </p>
            <OpenRequests
              schoolId={school.id}
              requests={pages.flatMap(({ requests }) => requests)}
              timeZone={school.timeZone}
            />
          </>
        )}
      </Answer>
      <More query={asked} />
    </>
  );
}

/** Asked for when somebody wants to see it. */
function Decided({ school }: OfSchoolProps) {
  const { t } = useLateCorrectionsTexts();
  const [isOpen, setOpen] = useState(false);
  const decided = useInfiniteQuery({ ...lateRequestsQuery(school.id, 'decided'), enabled: isOpen });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('requests.decided')}</summary>
      {isOpen && (
        <>
          <Answer query={decided} skeleton={<Skeleton height={160} />}>
            {({ pages }) => (
              <DecidedList requests={pages.flatMap(({ requests }) => requests)} timeZone={school.timeZone} />
            )}
          </Answer>
          <More query={decided} />
        </>
      )}
    </details>
  );
}

interface MoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

function More({ query }: MoreProps) {
  const { t } = useLateCorrectionsTexts();
  if (!query.hasNextPage) return null;
  return (
    <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {t('requests.more')}
    </Button>
  );
}
