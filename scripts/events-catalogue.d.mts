/** The whole page, as it should be. @throws where a fact, or a stream of the runners, has no words. */
export function catalogue(): string;
/** The page as it is; empty where there is none. */
export function storedCatalogue(): string;
