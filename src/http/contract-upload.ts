/**
 * `POST /api/reports`: what became of each uploaded file, whole as JSON or, with `Accept: text/event-stream`, as events:
 *
 *     (file-start, file-progress…, file-done) once for each file in the order given, then done
 *
 * A file that fails ends with `file-done` like the others. `error` comes last in place of `done` when something unforeseen stops
 * the whole call. And `DELETE /api/reports/{id}`. The page imports the types only.
 */
import { z } from '@hono/zod-openapi';
import { errorReply, reportSummary } from './contract.ts';

/** Strict: under a misspelled name files would be passed over without a word. What stands under `files` is checked in uploads.ts. */
export const uploadForm = z.strictObject({
  files: z
    .any()
    .optional()
    .openapi({ type: 'array', items: { type: 'string', format: 'binary' } }),
});

/** What became of one file. */
export const uploadedFile = z.object({
  /** Last part of the name given, without control characters: a label, never a path. */
  name: z.string(),
  /** added: its reports are new, or new in part; unchanged: nothing was to be done; failed: nothing was stored. */
  status: z.enum(['added', 'unchanged', 'failed']),
  /** Reports that stand in the library because of this file; none when it failed. */
  reports: z.array(reportSummary).readonly(),
  /** Chinese sentences about what a person should look at: conflicts, what is not known of a report. */
  problems: z.array(z.string()).readonly(),
  /** Why it failed; null otherwise. */
  error: errorReply.shape.error.nullable(),
});

export const uploadReply = z.object({ files: z.array(uploadedFile).readonly() });

/** Place of the file among those given, from 0. */
const index = z.int().min(0);

/** Data of each event by its name. */
export const uploadEvents = {
  /** `size` in bytes. */
  'file-start': z.object({ index, name: z.string(), size: z.int().min(0) }),
  /** `done` of `total` steps of the stage; stages come in this order, none twice, `done` never falls within one. */
  'file-progress': z.object({
    index,
    stage: z.enum(['read', 'embed', 'index']),
    done: z.int().min(0),
    total: z.int().min(0),
  }),
  'file-done': uploadedFile.extend({ index }),
  done: uploadReply,
  error: errorReply,
} as const;

export const removedReply = z.object({ removed: z.string() });

export type UploadedFile = z.infer<typeof uploadedFile>;
export type UploadReply = z.infer<typeof uploadReply>;
export type UploadEventName = keyof typeof uploadEvents;
export type UploadEventData<Name extends UploadEventName> = z.infer<(typeof uploadEvents)[Name]>;

/** One event: its name, and its data as parsed from JSON. */
export type UploadEvent = {
  [Name in UploadEventName]: { readonly event: Name; readonly data: UploadEventData<Name> };
}[UploadEventName];
