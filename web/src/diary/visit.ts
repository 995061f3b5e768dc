/** A visit to a diary, remembered in this browser. */
export interface Visit {
  /** The end of the visit before; none where there was none. */
  readonly since?: string;
  /** When the diary was looked at last. */
  readonly last: string;
}

/** After as long a pause another visit begins. */
const pauseMs = 30 * 60_000;

/** The visit that a look at an instant belongs to. */
export function visitAt(before: Visit | undefined, now: string): Visit {
  if (!before) return { last: now };
  const isSame = Date.parse(now) - Date.parse(before.last) < pauseMs;
  // What was kept is older than what was shown last.
  const last = now > before.last ? now : before.last;
  return isSame ? { ...before, last } : { since: before.last, last: now };
}

/** What was remembered as JSON; undefined where it can't be read. */
export function visitIn(text: string | null): Visit | undefined {
  try {
    const { since, last } = JSON.parse(text ?? '{}') as Partial<Record<keyof Visit, unknown>>;
    if (!isInstant(last)) return undefined;
    return isInstant(since) ? { since, last } : { last };
  } catch {
    return undefined;
  }
}

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value));
