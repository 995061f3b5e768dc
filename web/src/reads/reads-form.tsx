import { useNavigate } from '@tanstack/react-router';
import { PupilSearch } from '../audit/pupil-search.js';
import { readsSearchIn, type ReadsSearch } from './reads-search.js';
import { useReadsTexts } from './texts/reads-texts.js';

interface ReadsFormProps {
  readonly school: string;
  readonly search: ReadsSearch;
}

/** Says which reads are shown; the address has it, so that it can be sent to somebody else. */
export function ReadsForm({ school, search }: ReadsFormProps) {
  const { t } = useReadsTexts();
  const navigate = useNavigate();
  return (
    <PupilSearch
      label={t('search')}
      school={school}
      search={search}
      page="/audit/reads"
      onSearch={(fields) => {
        const wanted = readsSearchIn({ ...fields, school });
        void navigate({ to: '/audit/reads', search: wanted, resetScroll: false });
      }}
    />
  );
}
