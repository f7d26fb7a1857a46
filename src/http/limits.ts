/** What one request may hold. Without imports, so that the page can take the same numbers. */
export const LIMITS = {
  /** Bytes of a request body. */
  body: 256 * 1024,
  /** UTF-16 code units of a question or query. */
  question: 2_000,
  /** Turns of history. */
  turns: 40,
  /** UTF-16 code units of one turn of history. */
  turn: 20_000,
  /** Entries of each list of a scope. */
  scope: 200,
  /** UTF-16 code units of a region name or report id. */
  name: 200,
  /** Passages of one search. */
  passages: 100,
  /** Citations of one answer. */
  citations: 50,
  /** Facts of one reply. */
  facts: 1_000,
  /** Neighbours on each side of a passage. */
  context: 20,
  /** Files of one upload. */
  uploadFiles: 20,
  /** Bytes of one uploaded file. */
  uploadFile: 20 * 1024 * 1024,
  /** Bytes of one upload in all. */
  upload: 64 * 1024 * 1024,
  /** Bytes of all uploads that are under way at once. */
  uploadsHeld: 3 * 64 * 1024 * 1024,
  /** Seconds after which one that found no room may be sent again. */
  uploadWait: 5,
  /** Indicators of one reply. */
  indicators: 1_000,
} as const;
