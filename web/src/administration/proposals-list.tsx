import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { decideOnOffice, officesQuery, type OfficeProposal } from '../api/offices.js';
import type { Me } from '../api/me.js';
import { useDates } from '../i18n/dates.js';
import { useConfirmedMutation } from '../session/confirmation.js';
import { useMe } from '../session/use-me.js';
import { Refusal } from '../shell/refusal.js';
import classes from './administration.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

interface ProposalsListProps {
  readonly school: Me['schools'][number];
  readonly proposals: readonly OfficeProposal[];
}

/** What is proposed: another administrator agrees or refuses, whoever proposed it withdraws. */
export function ProposalsList({ school, proposals }: ProposalsListProps) {
  return (
    <ul role="list" className={classes['proposals']}>
      {proposals.map((proposal) => (
        <Proposal key={proposal.proposalId} school={school} proposal={proposal} />
      ))}
    </ul>
  );
}

interface ProposalProps {
  readonly school: Me['schools'][number];
  readonly proposal: OfficeProposal;
}

function Proposal({ school: { id: schoolId, timeZone }, proposal }: ProposalProps) {
  const { t } = useAdministrationTexts();
  const dates = useDates();
  const { person: own } = useMe();
  const queryClient = useQueryClient();
  const deciding = useConfirmedMutation({
    mutationFn: (decision: Parameters<typeof decideOnOffice>[2]) =>
      decideOnOffice(schoolId, proposal, decision),
    onSettled: () => queryClient.invalidateQueries({ queryKey: officesQuery(schoolId).queryKey }),
  });
  const { proposalId, person, office, proposedBy, proposedAt, until } = proposal;
  const about = { name: person.name, office: t(`offices.office.${office.role}`) };
  const decisions =
    proposedBy.id === own.id
      ? (['withdrawal'] as const)
      : person.id === own.id
        ? []
        : (['agreement', 'refusal'] as const);
  return (
    <li data-testid={`proposal-${proposalId}`}>
      <p>
        <strong>{t('offices.proposed', about)}</strong>{' '}
        {office.until !== undefined && t('offices.until', { date: dates.short(office.until) })}
      </p>
      <p className={classes['small']}>
        {t('offices.proposedBy', {
          name: proposedBy.name,
          at: dates.instant(proposedAt, timeZone),
          until: dates.instant(until, timeZone),
        })}
      </p>
      <div className={classes['buttons']}>
        {decisions.map((decision) => (
          <Button
            key={decision}
            size="xs"
            variant={decision === 'agreement' ? 'filled' : 'default'}
            loading={deciding.isPending && deciding.variables === decision}
            aria-label={t(`offices.decide.${decision}Of`, about)}
            onClick={() => deciding.mutate(decision)}
          >
            {t(`offices.decide.${decision}`)}
          </Button>
        ))}
        {decisions.length === 0 && <p className={classes['small']}>{t('offices.byOthers')}</p>}
      </div>
      <Refusal error={deciding.error} />
    </li>
  );
}
