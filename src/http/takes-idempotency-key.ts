import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

/** By which account something is meant to be written, whoever is signed in when it is sent. */
export const ACCOUNT_HEADER = 'x-journal-account';

/** What `Writing` takes from the request, for whoever reads the description of the API. */
export const TakesIdempotencyKey = () =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'A UUID. What an account asks about one page, pupil, class or school under the same key is carried out once; a key that is used again for another request about it is refused. About another one it counts as a new key.',
    }),
    ApiHeader({
      name: 'X-Journal-Account',
      required: false,
      description:
        'The account that it is meant to be written by. Where another one is signed in, it is refused.',
    }),
  );
