import { applyDecorators, Controller } from '@nestjs/common';
import { ApiCookieAuth, ApiHeader, ApiTags } from '@nestjs/swagger';

/** A controller of routes that write in the journal. */
export const WritesInJournal = () =>
  applyDecorators(
    Controller('journal'),
    ApiTags('journal'),
    ApiCookieAuth(),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'A UUID. What an account asks of one page under the same key is carried out once; a key that is used again for another request there is refused. On another page it counts as a new one.',
    }),
  );
