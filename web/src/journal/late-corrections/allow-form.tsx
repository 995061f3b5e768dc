import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { allowLateCorrections, type LateCorrections } from '../../api/late-corrections.js';
import { useMe } from '../../session/use-me.js';
import { RulingForm } from './ruling-form.js';
import { useLateCorrectionsTexts } from './texts/late-corrections-texts.js';

const MOST = 50;

/** Lets another deputy head correct more than one person does alone. */
export function AllowForm({ page }: { readonly page: LateCorrections }) {
  const { t } = useLateCorrectionsTexts();
  const me = useMe();
  const others = page.deputyHeads.filter(({ id }) => id !== me.person.id);
  const [written, setWritten] = useState({ personId: others[0]?.id ?? '', more: '5' });
  const nameOf = (personId: string) => others.find(({ id }) => id === personId)?.name ?? '';
  return (
    <RulingForm
      pageId={page.pageId}
      name="allow"
      title={t('allow')}
      lead={t(others.length === 0 ? 'nobody' : 'allowLead')}
      submit={t('submit')}
      ruling={{ personId: written.personId, more: Number(written.more) }}
      carryOut={(permit) => allowLateCorrections(page.pageId, permit)}
      doneWith={({ personId, more }) => t('done', { name: nameOf(personId), more })}
    >
      {others.length === 0 ? undefined : (
        <>
          <NativeSelect
            label={t('whom')}
            value={written.personId}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => setWritten({ ...written, personId: currentTarget.value })}
          />
          <TextInput
            type="number"
            label={t('more')}
            value={written.more}
            min={1}
            max={MOST}
            onChange={({ currentTarget }) => setWritten({ ...written, more: currentTarget.value })}
            required
            withAsterisk={false}
          />
        </>
      )}
    </RulingForm>
  );
}
