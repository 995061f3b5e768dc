import type { Vault } from '../people/vault.js';
import { hasRole, type Viewer } from './viewer.js';

/**
 * The keys under which browsers keep the words of those who write in journal pages until the journal has them (ADR
 * 66). Each follows from the key of the account's person: nothing more is stored, and it ends with the person's data.
 */
export class WaitingKeys {
  constructor(private readonly vault: Pick<Vault, 'digest'>) {}

  /**
   * `{account}.{key}`, 32 bytes as base64url, the same each time: a page has to know whose key a browser has by now.
   * None for whoever writes in no page.
   */
  async keyOf(viewer: Viewer): Promise<string | undefined> {
    if (!hasRole(viewer, 'teacher') && !hasRole(viewer, 'deputyHead')) return undefined;
    const { accountId, personId } = viewer;
    return `${accountId}.${await this.vault.digest(personId, `words that wait, ${accountId}`)}`;
  }
}
