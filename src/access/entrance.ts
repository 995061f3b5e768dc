import type { FastifyReply } from 'fastify';
import { networkOf } from '../http/network.js';
import type { Runners } from '../runners.js';
import { askerOf, ownAccountContext, type Asker } from './account-context.js';
import { browserKindOf, type BrowserKind } from './browser-kind.values.js';
import { DEVICE_COOKIE, SESSION_COOKIE, setCookie, setKeptKey, setWaitingKey } from './cookies.js';
import type { Devices } from './devices.js';
import type { FactorStore } from './factor-store.js';
import type { FactorGiven, IssuedToken, Session, Sessions } from './sessions.js';
import { notSignedIn, type SignedIn, type Viewer } from './viewer.js';

export interface EntranceParts {
  readonly accounts: Runners['accounts'];
  readonly sessions: Sessions;
  readonly devices: Devices;
  readonly factors: FactorStore;
}

/** Who comes, from where, and with what. */
interface Comer extends Asker {
  readonly cameWith: BrowserKind;
}

const comerOf = (request: SignedIn): Comer => ({
  ...askerOf(request),
  cameWith: browserKindOf(request.headers['user-agent']),
});

/** Lets in whoever has proved to be the holder of an account: starts a session, or goes on with one under a new token. */
export class Entrance {
  constructor(private readonly parts: EntranceParts) {}

  /**
   * Starts a session, under a token that nobody knew before; one that the browser came with ends. A device from which
   * the account was never signed in is on record before that, so that its holder is told of it.
   */
  async open(
    viewer: Viewer,
    isFactorGiven: boolean,
    request: SignedIn,
    reply: FastifyReply,
  ): Promise<FactorGiven> {
    const { sessions, devices, factors } = this.parts;
    const { accountId, roles } = viewer;
    const comer = comerOf(request);
    const { [SESSION_COOKIE]: earlier, [DEVICE_COOKIE]: device } = request.cookies;
    if (!(await devices.knows(accountId, device))) await this.noteNewDevice(viewer, comer);
    const remembered = await devices.remember(accountId, device, comer.now);
    const owes = isFactorGiven ? false : (await factors.of(accountId)).length > 0;
    const secondFactor = isFactorGiven ? 'given' : owes ? 'owed' : 'none';
    if (earlier !== undefined) await sessions.end(earlier);
    const { cameWith, address, now } = comer;
    const session = { accountId, roles, cameWith, network: networkOf(address), secondFactor } as const;
    const started = await sessions.start(session, now);
    setCookie(reply, SESSION_COOKIE, started, request);
    // A new one: what another account left in the browser is not readable any more.
    setKeptKey(reply, request, started, { isNew: true, now });
    // The account's own one comes when all that is asked of it has been given.
    setWaitingKey(reply, request, started, { key: undefined, now });
    setCookie(reply, DEVICE_COOKIE, remembered, request);
    return secondFactor;
  }

  /** Goes on with a session under a new token, since its holder has proved more. @throws DomainError `not-signed-in` */
  async renew(
    session: Session,
    secondFactor: FactorGiven,
    request: SignedIn,
    reply: FastifyReply,
  ): Promise<IssuedToken> {
    const issued = await this.parts.sessions.renew(session, secondFactor, new Date());
    if (!issued) throw notSignedIn();
    setCookie(reply, SESSION_COOKIE, issued, request);
    return issued;
  }

  private async noteNewDevice(viewer: Viewer, comer: Comer): Promise<void> {
    const command = { kind: 'NoteNewDevice', cameWith: comer.cameWith } as const;
    await this.parts.accounts.handle(viewer.accountId, command, ownAccountContext(viewer, comer));
  }
}
