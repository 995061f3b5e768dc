import type { Me } from '../api/me.js';
import type { Channel, Choice, NoticeKind, Notices, Pace, Preferences, QuietHours } from '../api/notices.js';
import type { Language } from '../i18n/i18n.js';

/** What is being chosen; quiet hours that are switched off keep their times. */
export interface Draft {
  readonly language: Language;
  readonly isQuiet: boolean;
  readonly quietHours: QuietHours;
  readonly choices: Readonly<Record<NoticeKind, Choice>>;
}

/** What holds at present. @param timeZone for quiet hours, where none have been chosen so far */
export function draftOf({ language, quietHours, kinds }: Notices, timeZone: string): Draft {
  return {
    language,
    isQuiet: quietHours !== undefined,
    quietHours: quietHours ?? { from: '21:00', to: '07:00', timeZone },
    choices: mapKinds(kinds, ({ chosen, usually }) => chosen ?? usually),
  };
}

/** What is to be saved: whatever was left as it usually is stays so, also where that comes to be something else. */
export function preferencesOf({ language, isQuiet, quietHours, choices }: Draft, told: Notices): Preferences {
  const chosen = kindsOf(told.kinds).filter((kind) => {
    const { chosen, usually, mandatory } = told.kinds[kind];
    return !mandatory && (chosen !== undefined || !isSame(choices[kind], usually));
  });
  return {
    language,
    ...(isQuiet ? { quietHours } : {}),
    kinds: Object.fromEntries(chosen.map((kind) => [kind, choices[kind]])),
  };
}

export function withChannel(draft: Draft, kind: NoticeKind, channel: Channel, isWanted: boolean): Draft {
  const { channels, pace } = draft.choices[kind];
  const others = channels.filter((other) => other !== channel);
  return withChoice(draft, kind, { channels: isWanted ? [...others, channel] : others, pace });
}

export function withPace(draft: Draft, kind: NoticeKind, pace: Pace): Draft {
  return withChoice(draft, kind, { ...draft.choices[kind], pace });
}

/** The kinds that somebody may come to be told of, those for choosing first. */
export function kindsFor(me: Pick<Me, 'role' | 'children' | 'pages'>, { kinds }: Notices): NoticeKind[] {
  const isGuardian = me.role === 'guardian' || me.children.length > 0;
  const isTeacher = me.role === 'teacher' || me.pages.length > 0;
  const concerns = (kind: NoticeKind): boolean => {
    if (toEverybody.has(kind)) return true;
    if (kind === 'consultation') return isTeacher || isGuardian;
    if (kind === 'late-request') return isTeacher || me.role === 'deputyHead';
    if (kind === 'message') return isTeacher || isGuardian || me.role === 'pupil';
    if (toTeachers.has(kind)) return isTeacher;
    if (toLeaders.has(kind)) return me.role === 'deputyHead' || me.role === 'admin';
    if (kinds[kind].mandatory || (isTeacher && toTeachersToo.has(kind))) return true;
    return isGuardian || (me.role === 'pupil' && !toGuardians.has(kind));
  };
  const shown = kindsOf(kinds).filter(concerns);
  return [
    ...shown.filter((kind) => !kinds[kind].mandatory),
    ...shown.filter((kind) => kinds[kind].mandatory),
  ];
}

const toTeachersToo: ReadonlySet<NoticeKind> = new Set(['new-timetable', 'achievement']);
const toEverybody: ReadonlySet<NoticeKind> = new Set([
  ...(['announcement', 'blog-post', 'new-activity', 'question'] as const),
]);
const toTeachers: ReadonlySet<NoticeKind> = new Set([
  ...(['page-corrected', 'page-alert', 'own-lesson', 'blog-comment'] as const),
]);
const toLeaders: ReadonlySet<NoticeKind> = new Set(['corrections-alert']);
const toGuardians: ReadonlySet<NoticeKind> = new Set(['absence', 'late', 'meeting']);

function withChoice(draft: Draft, kind: NoticeKind, choice: Choice): Draft {
  return { ...draft, choices: { ...draft.choices, [kind]: choice } };
}

function isSame(one: Choice, other: Choice): boolean {
  const channels = new Set(one.channels);
  return (
    one.pace === other.pace &&
    channels.size === other.channels.length &&
    other.channels.every((channel) => channels.has(channel))
  );
}

function kindsOf(kinds: Notices['kinds']): NoticeKind[] {
  return Object.keys(kinds) as NoticeKind[];
}

function mapKinds<To>(
  kinds: Notices['kinds'],
  to: (kind: Notices['kinds'][NoticeKind]) => To,
): Record<NoticeKind, To> {
  return Object.fromEntries(kindsOf(kinds).map((kind) => [kind, to(kinds[kind])])) as Record<NoticeKind, To>;
}
