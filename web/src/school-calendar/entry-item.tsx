import { Link } from '@tanstack/react-router';
import { useDates } from '../i18n/dates.js';
import { calledBy } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import type { Entry } from './entries.js';
import classes from './school-calendar.module.css';
import { useCalendarTexts } from './texts/calendar-texts.js';
import { useLinkOf } from './use-link-of.js';

/** What it is, when, where and for whom, and the way to its own page. */
export function EntryItem({ entry }: { readonly entry: Entry }) {
  const { t } = useCalendarTexts();
  const link = useLinkOf()(entry);
  const details = useDetails()(entry);
  const title = entry.kind === 'consultations' ? entry.of.teacher.name : entry.of.title;
  const isCalledOff = 'calledOff' in entry.of && entry.of.calledOff;
  const shown = isCalledOff ? <del>{title}</del> : title;
  return (
    <li className={classes['entry']} data-kind={entry.kind} data-testid={`entry-${entry.id}`}>
      <span className={classes['kind']}>{t(`one.${entry.kind}`)}</span>
      {link === undefined ? <strong>{shown}</strong> : <Link {...link}>{shown}</Link>}
      {isCalledOff && <em>{t('calledOff')}</em>}
      {details.map((detail) => (
        <span key={detail}>{detail}</span>
      ))}
    </li>
  );
}

/** Lines on an entry, without what is not known. */
function useDetails(): (entry: Entry) => readonly string[] {
  const { t } = useCalendarTexts();
  const dates = useDates();
  const { role, children } = useMe();
  const isFamily = role === 'guardian' || role === 'pupil';
  const when = (at: string) => t('when', { date: dates.short(at.slice(0, 10)), time: at.slice(11) });
  const timesOf = (startsAt: string, endsAt: string | undefined): string => {
    if (endsAt === undefined) return startsAt.slice(11);
    const isSameDay = startsAt.slice(0, 10) === endsAt.slice(0, 10);
    return isSameDay
      ? t('times', { from: startsAt.slice(11), to: endsAt.slice(11) })
      : t('timesOver', { from: when(startsAt), to: when(endsAt) });
  };
  /** Where a guardian has several, whose it is. */
  const namesOf = (pupilIds: readonly string[] = []): readonly string[] =>
    children.length < 2 ? [] : children.filter(({ id }) => pupilIds.includes(id)).map(calledBy);
  return (entry) => {
    switch (entry.kind) {
      case 'occasions':
        return [];
      case 'tests': {
        const { group, subject, number, pupilIds } = entry.of;
        // Many groups are called by their subject already.
        const ofStaff = group.title.includes(subject.title) ? [group.title] : [group.title, subject.title];
        const of = isFamily ? [...namesOf(pupilIds), subject.title] : ofStaff;
        return [[...of, t('lesson', { number })].join(', ')];
      }
      case 'activities': {
        const { startsAt, endsAt, place, class: of, signUp, calledOff, pupilIds } = entry.of;
        return [
          `${timesOf(startsAt, endsAt)}, ${place}`,
          [of?.title ?? t('wholeSchool'), ...(of ? namesOf(pupilIds) : [])].join(', '),
          ...(signUp && !calledOff
            ? [t('places', { taken: signUp.taken, places: signUp.places, until: when(signUp.until) })]
            : []),
        ];
      }
      case 'meetings': {
        const { startsAt, place, class: of } = entry.of;
        return [`${startsAt.slice(11)}, ${place}`, of?.title ?? t('wholeSchool')];
      }
      case 'consultations': {
        const { startsAt, endsAt, place } = entry.of;
        return [`${timesOf(startsAt, endsAt)}, ${place}`];
      }
    }
  };
}
