/** The languages that a request is written in, as code that sends it. */
export const LANGUAGES = LANGUAGE_FACTS;
