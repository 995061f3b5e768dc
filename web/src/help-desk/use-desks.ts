import { useInfiniteQuery } from '@tanstack/react-query';
import { questionsQuery, type Keeper } from '../api/help-desk.js';
import { useMe } from '../session/use-me.js';
import { useHelpDeskTexts } from './texts/help-desk-texts.js';

/** A desk at which the reader answers questions, and what it is called. */
export interface NamedDesk {
  readonly desk: Keeper;
  readonly title: string;
  /** Over the frequent questions that are kept there. */
  readonly frequentTitle: string;
}

/** Of the schools that the reader administers, and of whoever runs the system. */
export function useDesks(): readonly NamedDesk[] {
  const { t } = useHelpDeskTexts();
  const { schools } = useMe();
  const own = useInfiniteQuery(questionsQuery('own'));
  const answers = own.data?.pages[0]?.answers;
  const ofSchools = (answers?.schoolIds ?? []).map((schoolId): NamedDesk => {
    const school = schools.find(({ id }) => id === schoolId)?.name ?? '';
    const [title, frequentTitle] = [t('ofSchool', { school }), t('frequent.of', { school })];
    return { desk: { schoolId }, title, frequentTitle };
  });
  if (!answers?.operator) return ofSchools;
  return [...ofSchools, { desk: 'operator', title: t('ofOperator'), frequentTitle: t('frequent.ofAll') }];
}
