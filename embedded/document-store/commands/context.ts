import type { Document } from 'bson';
import type { Cursors } from '../cursors.js';
import type { Store } from '../storage/store.js';
import type { Command } from './command.js';

/** What commands work on. */
export interface Context {
  readonly store: Store;
  readonly cursors: Cursors;
  /** The number of the connection that the command came on. */
  readonly connection: number;
}

/** An answer: a document to encode, or one that is BSON already. */
export type Answer = Buffer | Document;

export type Handler = (command: Command, context: Context) => Answer | Promise<Answer>;

export type Handlers = Readonly<Record<string, Handler>>;
