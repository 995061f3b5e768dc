import { Logger } from '@nestjs/common';

/** A plain function that writes to the application's log under a name; what is not Nest's need not know Nest. */
export const logTo = (name: string): ((message: string) => void) => {
  const logger = new Logger(name);
  return (message) => logger.warn(message);
};
