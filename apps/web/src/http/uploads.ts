import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** The largest file anybody brings: a hundred thousand people in a spreadsheet stay below it. */
const LARGEST_FILE = 10 * 1024 * 1024;
/** Fields beside the file are a token and a choice or two. */
const FIELDS = { files: 1, fields: 8, parts: 10, fieldSize: 4096, fieldNameSize: 100, headerPairs: 20 } as const;

/** Routes, as they are declared, that a file may be sent to. Everywhere else one is refused before a byte of it is read. */
const TAKES_FILES: ReadonlySet<string | undefined> = new Set([
  '/console/e/:id/import',
  '/console/e/:id/invitations/file',
]);

/** The same, that answer without reading what came: a mailbox that unsubscribes somebody may write it in parts (RFC 8058). */
const READS_NOTHING: ReadonlySet<string | undefined> = new Set(['/u/:token', '/en/u/:token']);

/** What came with a form that has a file in it: the file's bytes under `file`, its name left out because nobody needs it. */
export interface Upload {
  readonly [field: string]: unknown;
  readonly file?: Uint8Array | 'too_large';
}

/** Lets the server know what a form with a file is. It is not read yet: see `readUpload`. */
export async function takeUploads(app: NestFastifyApplication): Promise<void> {
  await app.register(multipart, { limits: { ...FIELDS, fileSize: LARGEST_FILE }, throwFileSizeLimit: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preValidation', async (request) => {
      const { url } = request.routeOptions;
      if (request.isMultipart() && !TAKES_FILES.has(url) && !READS_NOTHING.has(url)) throw new NoFilesHere();
    });
}

/**
 * Reads a form with a file in it. Called once it is known who sends it: a stranger fills no memory.
 * @throws with status 400 or 413 for what no browser sends.
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  try {
    return await readParts(request);
  } catch (error) {
    throw typeof (error as { statusCode?: unknown }).statusCode === 'number' ? error : new BrokenForm();
  }
}

async function readParts(request: FastifyRequest): Promise<Upload> {
  const fields: Record<string, unknown> = Object.create(null);
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value;
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file) chunks.push(chunk);
    // What comes after the limit is let go by while the form is read to its end, so that the browser hears our answer.
    if (part.fieldname === 'file') fields.file = part.file.truncated ? 'too_large' : Buffer.concat(chunks);
  }
  return fields;
}

/** A form with a file that breaks off or was never one. */
class BrokenForm extends Error {
  readonly statusCode = 400;
}

/** A form with a file, sent where none is asked for. */
class NoFilesHere extends Error {
  readonly statusCode = 415;
}
