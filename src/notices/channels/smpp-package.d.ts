/** What is used of the package `smpp` (SMPP 3.4), which brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:net';
  import type { SecureContextOptions } from 'node:tls';

  /** A text as the package reads it; octets where it knows no such data coding. */
  interface ShortMessage {
    readonly message?: string | Buffer;
    readonly udh?: readonly Buffer[];
  }

  interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly system_id?: string;
    readonly password?: string;
    readonly system_type?: string;
    readonly source_addr?: string;
    readonly source_addr_ton?: number;
    readonly source_addr_npi?: number;
    readonly destination_addr?: string;
    readonly dest_addr_ton?: number;
    readonly dest_addr_npi?: number;
    readonly esm_class?: number;
    readonly data_coding?: number;
    readonly registered_delivery?: number;
    readonly message_id?: string;
    readonly short_message?: ShortMessage;
    readonly message_payload?: ShortMessage;
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    response(fields?: PduFields): Pdu;
    isResponse(): boolean;
  }

  type PduFields = Readonly<Record<string, string | number | Buffer>>;

  /** Tells by `pdu` and by the command's name of what came, and by `error` and `close` of the connection's end. */
  interface Session extends EventEmitter {
    /** Answers with false where the connection can't be written to. */
    send(pdu: Pdu, onAnswer?: (answer: Pdu) => void): boolean;
    destroy(): void;
    close(): void;
  }

  interface ConnectOptions {
    readonly host: string;
    readonly port: number;
    readonly tls: boolean;
    readonly ca?: string;
  }

  interface Encoding {
    encode(text: string): Buffer;
    decode(octets: Buffer): string;
  }

  const smpp: {
    connect(options: ConnectOptions): Session;
    createServer(options: SecureContextOptions, onSession: (session: Session) => void): Server;
    readonly PDU: new (command: string, fields: PduFields) => Pdu;
    /** Codes by name, such as `ESME_RTHROTTLED`. */
    readonly errors: Readonly<Record<string, number>>;
    /** `default` names what data coding 0 is read and written as. */
    readonly encodings: { readonly ASCII: Encoding; readonly UCS2: Encoding; default: string };
  };
  export type { Pdu, PduFields, Session };
  export default smpp;
}
