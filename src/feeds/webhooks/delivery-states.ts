import type { Webhook } from '../../../projections/webhooks/read-model.js';
import type { Collection, Db } from '../../eventing/document-store.js';
import { BEGINNING, type Cursor } from '../cursor.js';
import { formatPlace, parsePlace } from './place.js';

/** How far a webhook has come. */
export interface DeliveryState {
  readonly place: Cursor;
  /** Deliveries that failed in a row. */
  readonly failures: number;
  /** Why the last one did: a status, or what went wrong. */
  readonly lastFailure?: string;
  /** No earlier than that it is tried again. */
  readonly notBefore?: Date;
  /** When a delivery was taken last. */
  readonly deliveredAt?: Date;
}

interface StateDocument extends Omit<DeliveryState, 'place'> {
  readonly _id: string;
  /** Of the webhook when it was begun. */
  readonly begun: number;
  readonly place: string;
}

/** Where webhooks stand, for whichever process goes on with them. */
export class DeliveryStates {
  private readonly states: Collection<StateDocument>;

  constructor(db: Db) {
    this.states = db.collection('webhookDeliveries');
  }

  /** As it was kept; at its beginning where it has not begun, or was told to begin elsewhere. */
  async read({ webhookId, begun, from }: Webhook): Promise<DeliveryState> {
    const found = await this.states.findOne({ _id: webhookId });
    if (found?.begun !== begun) {
      return { place: from === undefined ? BEGINNING : parsePlace(from), failures: 0 };
    }
    const { place, failures, lastFailure, notBefore, deliveredAt } = found;
    return {
      ...{ place: parsePlace(place), failures },
      ...(lastFailure === undefined ? {} : { lastFailure }),
      ...(notBefore === undefined ? {} : { notBefore }),
      ...(deliveredAt === undefined ? {} : { deliveredAt }),
    };
  }

  async keep({ webhookId, begun }: Webhook, { place, ...state }: DeliveryState): Promise<void> {
    const kept = { begun, place: formatPlace(place), ...state };
    await this.states.replaceOne({ _id: webhookId }, kept, { upsert: true });
  }
}
