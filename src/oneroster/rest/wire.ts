import { RESOURCES, type ResourceName } from './shapes.js';

/** Where the two services of OneRoster 1.2 are, below the server's address. */
export const ROSTERING = 'ims/oneroster/rostering/v1p2';
export const GRADEBOOK = 'ims/oneroster/gradebook/v1p2';

const IN_GRADEBOOK: readonly ResourceName[] = ['category', 'lineItem', 'result', 'scoreScale'];

/** How an object names another one. */
export interface Ref {
  readonly href: string;
  readonly sourcedId: string;
  readonly type: ResourceName;
}

/** Makes references, with the addresses that whoever asks uses. */
export type RefTo = (type: ResourceName, sourcedId: string) => Ref;

/** @param server the address of the server, such as `https://school.example`. */
export const refsAt =
  (server: string): RefTo =>
  (type, sourcedId) => {
    const service = IN_GRADEBOOK.includes(type) ? GRADEBOOK : ROSTERING;
    const path = `${service}/${RESOURCES[type].many}/${encodeURIComponent(sourcedId)}`;
    return { href: `${server}/${path}`, sourcedId, type };
  };

/** What every object has. */
export interface Base {
  readonly sourcedId: string;
  /** Whoever keeps a copy of what is `tobedeleted` has to delete it. */
  readonly status: 'active' | 'tobedeleted';
  /** Instant. */
  readonly dateLastModified: string;
}

export const active = (sourcedId: string, dateLastModified: string): Base => ({
  ...{ sourcedId, status: 'active', dateLastModified },
});

/** Flags are texts in the JSON binding. */
export type Flag = 'true' | 'false';
export const flag = (is: boolean): Flag => (is ? 'true' : 'false');
