import { useState } from 'react';
import { ProblemError } from './request.js';
import { newUuid } from './uuid.js';

/**
 * The key under which what is written in a form is carried out once, also where it is sent a second time because no
 * answer came. What was refused is put right and sent as something new, as is whatever is written next.
 */
export function useKey() {
  const [key, setKey] = useState(newUuid);
  const renew = () => setKey(newUuid());
  return {
    key,
    /** After what was written has been carried out. */
    renew,
    onError: (error: unknown) => {
      if (error instanceof ProblemError) renew();
    },
  };
}
