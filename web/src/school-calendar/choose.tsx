import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { SchoolCalendar } from '../api/school-calendar.js';
import { useMe } from '../session/use-me.js';
import type { CalendarSearch } from './calendar-search.js';
import { isKind, KINDS, type Kind } from './entries.js';
import { useCalendarTexts } from './texts/calendar-texts.js';

/** To the calendar of another school; absent where there is only one. */
export function ChooseSchool({ chosen }: { readonly chosen: string }) {
  const { t } = useCalendarTexts();
  const { schools } = useMe();
  const go = useSearchChange();
  if (schools.length < 2) return null;
  return (
    <NativeSelect
      label={t('school')}
      value={chosen}
      // Classes are a school's own.
      onChange={({ currentTarget }) => go({ school: currentTarget.value, class: undefined })}
      data={schools.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

interface ChooseClassProps {
  readonly classes: SchoolCalendar['classes'];
  readonly chosen: string | undefined;
}

/** From what concerns all classes to what concerns one. */
export function ChooseClass({ classes, chosen }: ChooseClassProps) {
  const { t } = useCalendarTexts();
  const go = useSearchChange();
  return (
    <NativeSelect
      label={t('class')}
      value={chosen ?? ''}
      onChange={({ currentTarget }) => go({ class: currentTarget.value || undefined })}
      data={[
        { value: '', label: t('allClasses') },
        ...classes.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    />
  );
}

/** From everything to one kind of what takes place. */
export function ChooseKind({ chosen }: { readonly chosen: Kind | undefined }) {
  const { t } = useCalendarTexts();
  const go = useSearchChange();
  return (
    <NativeSelect
      label={t('kind')}
      value={chosen ?? ''}
      onChange={({ currentTarget: { value } }) => go({ kind: isKind(value) ? value : undefined })}
      data={[
        { value: '', label: t('allKinds') },
        ...KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
      ]}
    />
  );
}

function useSearchChange(): (change: CalendarSearch) => void {
  const navigate = useNavigate({ from: '/school-calendar' });
  return (change) => void navigate({ search: (search) => ({ ...search, ...change }), replace: true });
}
