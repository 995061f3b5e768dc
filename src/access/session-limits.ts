import type { Variables } from '../variables.js';
import type { RoleGroup } from './role-groups.values.js';

/** How long a session lasts without use, and how long at most. In minutes. */
export interface SessionLimit {
  readonly idle: number;
  readonly longest: number;
}

export type SessionLimits = Readonly<Record<RoleGroup, SessionLimit>>;

const HOUR = 60;
const DAY = 24 * HOUR;

/** Whoever may do more harm is asked for the password more often; a family opens the diary on its own telephone. */
export const SESSION_LIMITS: SessionLimits = {
  leaders: { idle: HOUR, longest: 10 * HOUR },
  staff: { idle: 2 * HOUR, longest: 12 * HOUR },
  families: { idle: 3 * DAY, longest: 30 * DAY },
};

const LIMITS = /^(leaders|staff|families)=([1-9]\d{0,5})\/([1-9]\d{0,5})$/;

/** `SESSION_MINUTES=staff=60/480,families=1440/10080`: minutes without use and at most; others stay as they are. */
export const sessionLimitsFrom = (variables: Variables): SessionLimits => {
  const limits = { ...SESSION_LIMITS };
  const text = variables.env['SESSION_MINUTES'];
  for (const part of text === undefined ? [] : text.split(',')) {
    const [, group, idle, longest] = LIMITS.exec(part.trim()) ?? [];
    if (group === undefined || Number(idle) > Number(longest)) {
      variables.fault(
        'SESSION_MINUTES must be minutes without use and at most, such as leaders=30/480,staff=60/720,families=1440/43200',
      );
      break;
    }
    limits[group as RoleGroup] = { idle: Number(idle), longest: Number(longest) };
  }
  return limits;
};
